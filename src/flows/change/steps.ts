import { overlayTree } from '../../kernel/files/overlay.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { PatchedFile } from '../../model/index.ts'
import { Code } from '../../python/code/code.ts'
import { type Part, readCode } from '../../readers/backend/index.ts'
import { type Ground, NO_PROPOSAL, type Proposal, together } from '../../writers/change/ground.ts'
import { LATER_STEPS, proposeChange } from '../../writers/change/index.ts'
import { patchOf } from '../../writers/change/patch.ts'
import type { layoutsOf } from './layouts.ts'
import type { ProposeRequest } from './propose.ts'

const NEEDS: readonly Part[] = ['access', 'queries', 'tables', 'migrations']

export const backendAsked = ({ entries, environment }: ProposeRequest) => ({ entries, environment, needs: NEEDS })

/** A folder as a change sees it. */
export async function groundOf(files: FileTree, request: ProposeRequest, progress: Progress): Promise<Ground> {
  const { backend, program } = await readCode(files, backendAsked(request), progress)
  const code = new Code(
    program,
    program.used.map(({ file }) => file),
  )
  return { backend, code, answers: request.answers }
}

export interface Stepped {
  readonly proposal: Proposal
  readonly written: readonly PatchedFile[]
}

/** A change in steps: what is done to something new is written into the repository as it is with that in it. */
export async function inSteps(
  files: FileTree,
  request: ProposeRequest,
  ground: Ground,
  layout: ReturnType<typeof layoutsOf>,
  progress: Progress,
): Promise<Stepped> {
  const width = (path: string): number => layout(path).width
  let proposal = proposeChange(ground, request.request)
  let written = patchOf(proposal, ground.code, width)
  for (const { isAsked, isAlone, propose } of LATER_STEPS) {
    if ((written.length === 0 && !isAlone) || !isAsked(request.request)) continue
    const tree = overlayTree(files, new Map(written.map(({ path, after }) => [path, after])))
    const there = written.length === 0 ? ground : await groundOf(tree, request, progress)
    const next = propose(there, ground, request.request)
    if (typeof next === 'string')
      return {
        proposal: { ...NO_PROPOSAL, unknown: proposal.unknown, unwritten: [...proposal.unwritten, next] },
        written: [],
      }
    written = behind(written, patchOf(next, there.code, width))
    proposal = oncePerOperation(
      together([
        { ...proposal, splices: [], needs: [] },
        { ...next, splices: [], needs: [] },
      ]),
    )
  }
  return { proposal, written: written.filter((one) => !isWithoutTests(one)) }
}

/** A new file of tests whose tests could not be written. */
const isWithoutTests = ({ path, before, after }: PatchedFile): boolean =>
  (before === null || before === '') && /(?:^|\/)test_\w+\.py$/.test(path) && !/\bdef test/.test(after)

/** Files as the later of two patches leaves them. */
function behind(first: readonly PatchedFile[], next: readonly PatchedFile[]): readonly PatchedFile[] {
  const known = new Map(first.map((file) => [file.path, file]))
  for (const file of next) {
    const was = known.get(file.path)
    known.set(file.path, was ? { ...was, after: file.after } : file)
  }
  const changed = [...known.values()].filter(({ before, after }) => before !== after)
  return changed.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whom an operation asks like is said last by who changed it last. */
const oncePerOperation = (proposal: Proposal): Proposal => ({
  ...proposal,
  expected: { ...proposal.expected, guarded: [...new Map(proposal.expected.guarded)] },
})
