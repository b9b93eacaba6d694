import { basename, dirname } from 'node:path'
import { Trouble } from '../kernel/diagnostic.ts'
import { fileAtRevision } from '../kernel/files/git.ts'
import { decode } from '../kernel/files/tree.ts'
import { readNamedFile } from '../kernel/files/one-file.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend, ChangeKind, Evolution, Renames } from '../model/index.ts'
import { type SchemaPart, type State, evolutionOf } from '../evolution/index.ts'
import { readContract } from '../readers/openapi/index.ts'
import { openApiDocument } from '../writers/openapi/index.ts'
import { MAIN, type BlueprintFile, backendOfFiles, blueprintFiles, renamesOfFiles } from './blueprint-files.ts'
import { readCached } from './read-backend.ts'
import type { ReadRequest } from './read-folder.ts'

/** A state as somebody named it: a revision of a folder, a folder as it lies there, a contract, or a blueprint. */
export type NamedState =
  | { readonly what: 'folder'; readonly name: string; readonly directory: string }
  | { readonly what: 'revision'; readonly name: string; readonly directory: string; readonly revision: string }
  | (WrittenFile & { readonly what: 'contract' })
  | (WrittenFile & { readonly what: 'blueprint' })

interface WrittenFile {
  readonly name: string
  readonly path: string
  /** The revision it is read from, of the repository around a folder; null for the file as it lies there. */
  readonly at: { readonly directory: string; readonly revision: string } | null
}

export interface EvolveRequest {
  readonly base: NamedState
  readonly head: NamedState
  readonly kinds: readonly ChangeKind[]
  /** What is meant to be the same under another name: nobody can tell from the models. */
  readonly renames: Renames
  /** What rows get that have no value, as SQL, by `schema.table.column`. */
  readonly fills: ReadonlyMap<string, string>
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
}

/** What changes between two states of a backend, and whom it breaks. */
export async function evolve(request: EvolveRequest, progress: Progress): Promise<Evolution> {
  // A contract that cannot be read is told before the code is.
  const [first, second] = [request.base, request.head].map((named) => writtenState(named))
  const [base, head] = await Promise.all([
    first ?? codeState(request.base, request, progress),
    second ?? codeState(request.head, request, progress),
  ])
  const schema = request.kinds.includes('schema') ? await schemaPart([base, head], request, progress) : null
  return evolutionOf(base, head, { kinds: request.kinds, today: new Date().toISOString().slice(0, 10), schema })
}

/** The lab is loaded only where there is something to run in it. */
async function schemaPart(
  [base, head]: readonly [State, State],
  request: EvolveRequest,
  progress: Progress,
): Promise<SchemaPart | null> {
  if (base.what === 'contract' || head.what === 'contract') return null
  const { evolveSchema } = await import('./evolve-schema.ts')
  const { historyOf } = await import('./evolve-migrations.ts')
  const { fills, environment } = request
  const renames = renamesOf(request)
  return evolveSchema(
    {
      base: { backend: base.backend, history: await historyOf(request.base, environment, progress) },
      head: { backend: head.backend, history: await historyOf(request.head, environment, progress) },
      renames,
      fills,
    },
    progress,
  )
}

const MAXIMUM_BYTES = 50_000_000

const bytesOf = ({ path, at }: WrittenFile): Uint8Array =>
  at ? fileAtRevision(at.directory, at.revision, path) : readNamedFile(path, MAXIMUM_BYTES)

/** What is written down, and has no code to read. */
function writtenState(named: NamedState): State | null {
  const { name } = named
  if (named.what === 'blueprint')
    return { name, what: 'blueprint', contract: null, backend: backendOfFiles(filesOf(named)) }
  if (named.what !== 'contract') return null
  return { name, what: 'contract', contract: readContract(bytesOf(named), name).document.root, backend: null }
}

/** The main file brings those beside it. */
function filesOf(named: WrittenFile): readonly BlueprintFile[] {
  if (named.at === null && basename(named.path) === MAIN) return blueprintFiles(dirname(named.path))
  return [{ path: named.name, text: decode(bytesOf(named)).text }]
}

/** What somebody says was called otherwise, or the blueprint itself does. */
function renamesOf({ renames, head }: EvolveRequest): Renames {
  if (head.what !== 'blueprint') return renames
  const { tables, columns } = renamesOfFiles(filesOf(head))
  return { tables: [...tables, ...renames.tables], columns: [...columns, ...renames.columns] }
}

async function codeState(named: NamedState, request: EvolveRequest, progress: Progress): Promise<State> {
  if (named.what === 'contract' || named.what === 'blueprint') throw new Error('what is written down is no code')
  const { name, what, directory } = named
  const read: ReadRequest = {
    directory,
    entries: request.entries,
    environment: request.environment,
    needs: needsOf(request.kinds),
    ...(named.what === 'revision' ? { revision: named.revision } : {}),
  }
  const backend = await backendOf(read, named, request, progress)
  return { name, what, contract: backend && openApiDocument(backend), backend }
}

/** Null for a folder without Python: its migrations may be all there is to compare. */
async function backendOf(
  read: ReadRequest,
  named: NamedState,
  request: EvolveRequest,
  progress: Progress,
): Promise<Backend | null> {
  try {
    return await readCached(read, request.cache, progress)
  } catch (error) {
    const isMissing = error instanceof Trouble && error.kind === 'nothing to read'
    if (!isMissing || !request.kinds.includes('schema')) throw error
    const { historyOf } = await import('./evolve-migrations.ts')
    if ((await historyOf(named, request.environment, progress)) === null) throw error
    return null
  }
}

/** The contract is always read; what runs behind it only for those who ask. */
function needsOf(kinds: readonly ChangeKind[]): ReadRequest['needs'] {
  const behind = kinds.some((kind) => kind === 'security' || kind === 'behaviour')
  const schema = kinds.includes('schema')
  return behind
    ? ['access', 'queries', 'runtime', 'trace', ...(schema ? (['tables'] as const) : [])]
    : ['access', ...(schema ? (['queries', 'tables'] as const) : [])]
}
