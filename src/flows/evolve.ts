import { Trouble } from '../kernel/diagnostic.ts'
import { fileAtRevision } from '../kernel/files/git.ts'
import { readNamedFile } from '../kernel/files/one-file.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend, ChangeKind, Evolution, Renames } from '../model/index.ts'
import { type SchemaPart, type State, evolutionOf } from '../evolution/index.ts'
import { readContract } from '../readers/openapi/index.ts'
import { openApiDocument } from '../writers/openapi/index.ts'
import { readCached } from './read-backend.ts'
import type { ReadRequest } from './read-folder.ts'

/** A state as somebody named it: a revision of a folder, a folder as it lies there, or a contract. */
export type NamedState =
  | { readonly what: 'folder'; readonly name: string; readonly directory: string }
  | { readonly what: 'revision'; readonly name: string; readonly directory: string; readonly revision: string }
  | {
      readonly what: 'contract'
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
  const [first, second] = [request.base, request.head].map((named) => contractState(named))
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
  const { renames, fills, environment } = request
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

function contractState(named: NamedState): State | null {
  if (named.what !== 'contract') return null
  const { name, path, at } = named
  const bytes = at ? fileAtRevision(at.directory, at.revision, path) : readNamedFile(path, MAXIMUM_BYTES)
  return { name, what: 'contract', contract: readContract(bytes, name).document.root, backend: null }
}

async function codeState(named: NamedState, request: EvolveRequest, progress: Progress): Promise<State> {
  if (named.what === 'contract') throw new Error('a contract is no code')
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
