import { overlayTree } from '../../kernel/files/overlay.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { Backend, DesignRequest, PatchedFile } from '../../model/index.ts'
import { loadParser } from '../../python/syntax/index.ts'
import { readBackend } from '../../readers/backend/index.ts'
import type { Proposal } from '../../writers/change/ground.ts'
import { render } from '../../writers/ddl/index.ts'
import { openFolder } from '../read-folder.ts'
import { differencesOf, harmful, unguarded, unwanted } from './difference.ts'
import { keptContracts } from './kept-contracts.ts'
import { layoutsOf, textOf } from './layouts.ts'
import { unsaid } from './unsaid.ts'
import { backendAsked, groundOf, inSteps } from './steps.ts'

export interface ProposeRequest {
  readonly directory: string
  readonly request: DesignRequest
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, string>>
}

/** A change of the code, before its migration is written. */
export interface Proposed extends Omit<Proposal, 'splices' | 'needs' | 'files'> {
  readonly patch: readonly PatchedFile[]
  /** New files with the files they were written after. */
  readonly like: readonly (readonly [path: string, sibling: string])[]
  /** The models as SQL, before and after. */
  readonly models: readonly [before: string, after: string]
  readonly migrations: Backend['data']['migrations']
  readonly differences: readonly string[]
  /** What of the differences nobody asked for. */
  readonly unwanted: readonly string[]
  /** Files that can no longer be read, with where. */
  readonly broken: readonly string[]
}

export async function propose(request: ProposeRequest, progress: Progress): Promise<Proposed> {
  const files = openFolder(request.directory)
  const asked = backendAsked(request)
  const ground = await groundOf(files, request, progress)
  const { backend } = ground
  progress.report({ doing: 'writing the change', done: 0, of: null })
  const layout = layoutsOf(files)
  const stepped = await inSteps(files, request, ground, layout, progress)
  const { written } = stepped
  const { splices: _, needs: __, files: made, ...proposal } = stepped.proposal
  const like = new Map(made.map((file) => [file.path, textOf(files, file.like ?? '')]))
  const patch = written.map((file) => ({ ...file, after: laidOut(file, layout, like.get(file.path) ?? null) }))
  const after = await readBackend(
    overlayTree(files, new Map(patch.map((file) => [file.path, file.after]))),
    asked,
    progress,
  )
  const differences = differencesOf(backend, after)
  const broken = await brokenIn(patch)
  const harm = [
    ...harmful(differences, proposal.expected),
    ...unguarded(after, proposal.expected, backend),
    ...broken.map((path) => `${path}, which could not be read`),
  ]
  if (harm.length > 0) return { ...withheld(proposal, backend, harm), broken }
  return {
    ...proposal,
    unknown: [...proposal.unknown, ...keptContracts(request.directory, differences)],
    unwritten: [...proposal.unwritten, ...unsaid(backend, after, request.request)],
    patch,
    like: made.flatMap(({ path, like: sibling }) => (sibling === undefined ? [] : [[path, sibling] as const])),
    models: [render(backend), render(after)],
    migrations: backend.data.migrations,
    differences,
    unwanted: unwanted(differences, proposal.expected),
    broken,
  }
}

/** Nothing is proposed that would change what is there and nobody spoke of. */
function withheld(
  proposal: Omit<Proposal, 'splices' | 'needs' | 'files'>,
  backend: Backend,
  harm: readonly string[],
): Proposed {
  const told = harm.slice(0, 3).join('; ')
  return {
    ...proposal,
    sentences: [],
    unwritten: [...proposal.unwritten, `it is not written: with it there would be ${told}, which nobody asked for`],
    patch: [],
    like: [],
    models: [render(backend), render(backend)],
    migrations: backend.data.migrations,
    differences: [],
    unwanted: [],
    broken: [],
  }
}

/** As the file was, or the one a new file is written after. */
const laidOut = (
  { path, before, after }: PatchedFile,
  layout: ReturnType<typeof layoutsOf>,
  like: string | null,
): string => (path.endsWith('.py') ? layout(path).again(before ?? like, after) : after)

async function brokenIn(patch: readonly PatchedFile[]): Promise<readonly string[]> {
  const syntax = await loadParser()
  return patch
    .filter(({ path }) => path.endsWith('.py'))
    .filter(({ after }) => syntax.parse(after).broken.length > 0)
    .map(({ path }) => path)
}
