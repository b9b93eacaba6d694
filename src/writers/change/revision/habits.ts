import type { MigrationChain } from '../../../model/index.ts'
import { type Batching, batchingOf } from './batches.ts'
import { type ColumnTypes, columnTypesOf } from './column-types.ts'
import { type FileForm, fileFormOf } from './file-form.ts'
import { type KeyHabits, keyHabitsOf } from './keys.ts'
import { type IdForm, idFormOf } from './ids.ts'
import { isAsPrinted } from './printed.ts'
import { type Wording, wordingOf } from './wording.ts'

/** How a folder of Alembic names and writes its revisions. */
export interface RevisionHabits {
  readonly folder: string
  readonly file: FileForm
  readonly id: IdForm
  /** Messages begin with a capital letter. */
  readonly capital: boolean
  /** The newest revision, whose text is the pattern. */
  readonly pattern: { readonly file: string; readonly source: string }
  /** Lines of imports that most revisions have, needed or not. */
  readonly imports: ReadonlySet<string>
  readonly keys: KeyHabits
  readonly types: ColumnTypes
  readonly wording: Wording
  readonly batching: Batching
  /** Batches say that the schema is the usual one. */
  readonly batchesOfSchema: boolean
  /** Nobody lays out what Alembic prints. */
  readonly asPrinted: boolean
}

export interface RevisionFile {
  readonly id: string
  readonly file: string
  readonly source: string
}

/** What the revisions of a folder have in common; null where there is none yet. */
export function habitsOf(
  chain: MigrationChain,
  sources: ReadonlyMap<string, string>,
  settings: { readonly template: string | null; readonly longest: number | null },
  mayBeSqlite: boolean,
): RevisionHabits | null {
  const revisions = inOrder(chain).flatMap((one): readonly RevisionFile[] => {
    const source = sources.get(one.at.file)
    return source === undefined ? [] : [{ id: one.id, file: one.at.file, source }]
  })
  const newest = revisions.find(({ id }) => chain.heads.includes(id))
  if (!newest) return null
  const messages = chain.revisions.map(({ message }) => message).filter((message) => /^[a-z]/i.test(message))
  return {
    folder: newest.file.slice(0, newest.file.lastIndexOf('/') + 1),
    file: fileFormOf(revisions, settings),
    id: idFormOf(revisions),
    capital: messages.filter((message) => /^[A-Z]/.test(message)).length * 2 >= messages.length,
    pattern: newest,
    imports: usualImports(revisions),
    types: columnTypesOf(revisions.map(({ source }) => source)),
    keys: keyHabitsOf(revisions.map(({ source }) => source)),
    wording: wordingOf(revisions.map(({ source }) => source)),
    batching: batchingOf(
      revisions.map(({ source }) => source),
      mayBeSqlite,
    ),
    batchesOfSchema: revisions.some(({ source }) => /batch_alter_table\([^)\n]*schema=None/.test(source)),
    asPrinted: isAsPrinted(revisions.map(({ source }) => source)),
  }
}

/** From the newest to the oldest, as they build on each other. */
function inOrder({ revisions, heads }: MigrationChain): MigrationChain['revisions'] {
  const byId = new Map(revisions.map((one) => [one.id, one]))
  const found = new Set<MigrationChain['revisions'][number]>()
  const waiting = [...heads]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const revision = byId.get(id)
    if (!revision || found.has(revision)) continue
    found.add(revision)
    waiting.push(...revision.down)
  }
  return [...found]
}

function usualImports(revisions: readonly RevisionFile[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { source } of revisions)
    for (const line of new Set(source.match(/^(?:import|from) [^\n(]+$/gm) ?? []))
      counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1)
  return new Set([...counts].filter(([, times]) => times * 2 > revisions.length).map(([line]) => line))
}
