import { digest } from '../../kernel/digest.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import { isObject } from '../../kernel/json.ts'
import { build } from '../../kernel/version.ts'
import { readLedger, textAt } from '../../ledger/ledger.ts'
import type { Statement } from '../../writers/backend/feature.ts'
import { decidesSchema } from './schema-files.ts'

/** What was true after the last build: while it still is, there is nothing to do. */
export const STATE = '.architect/state.json'

/** What a build says of a blueprint, whatever it wrote. */
export interface Said {
  readonly app: string
  /** Parts that are declared, and that nobody builds yet. */
  readonly notBuilt: readonly string[]
}

interface State extends Said {
  /** Of all files a build reads or writes. */
  readonly built: string
  /** Of models and migrations, when they were one; null when they were not. */
  readonly migrated: string | null
  /** What statements beside the tables brought, by its names: what is brought no more has to go. */
  readonly brought: readonly string[]
}

/** What the last build said, where everything is as it left it. */
export function builtBefore(files: FileTree): Said | null {
  const state = stateOf(files)
  if (state === null || state.migrated === null || state.built !== filesDigest(files)) return null
  return { app: state.app, notBuilt: state.notBuilt }
}

export const isMigrated = (files: FileTree, statements: readonly Statement[]): boolean =>
  stateOf(files)?.migrated === schemaDigest(files, statements)

export const broughtBefore = (files: FileTree): readonly string[] => stateOf(files)?.brought ?? []

/** The state as it is kept, of files as they are after a build. */
export function stateAfter(
  files: FileTree,
  {
    app,
    notBuilt,
    brought,
    one,
  }: Said & {
    readonly brought: readonly string[]
    /** The statements beside the tables, where models and migrations are one; null where they are not. */
    readonly one: readonly Statement[] | null
  },
): string {
  const migrated = one === null ? null : schemaDigest(files, one)
  return `${JSON.stringify({ format: 2, app, notBuilt, built: filesDigest(files), migrated, brought }, null, 2)}\n`
}

function stateOf(files: FileTree): State | null {
  try {
    const read: unknown = JSON.parse(textAt(files, STATE) ?? '')
    return isObject(read) && read['format'] === 2 ? (read as unknown as State) : null
  } catch {
    return null
  }
}

const digestOf = (files: FileTree, paths: readonly string[]): string =>
  digest(build, ...paths.flatMap((path) => [path, textAt(files, path) ?? '']))

const schemaDigest = (files: FileTree, statements: readonly Statement[]): string =>
  digest(digestOf(files, files.paths.filter(decidesSchema)), JSON.stringify(statements))

/** The blueprint, what was generated with what people made of it, and what decides the schema. */
function filesDigest(files: FileTree): string {
  const generated = readLedger(files).files
  const wanted = (path: string): boolean =>
    path === 'architect.yaml' || /^architect\/[^/]+\.ya?ml$/.test(path) || generated.has(path) || decidesSchema(path)
  return digestOf(files, [...new Set([...files.paths.filter(wanted), ...generated.keys()])].toSorted())
}
