import type { Progress } from '../../kernel/progress.ts'
import type { Claim, PatchedFile, Proof, ProvenName } from '../../model/index.ts'
import { scratchCopy } from '../../proving/process/scratch-copy.ts'
import { type ProveRequest, prove } from '../prove.ts'
import type { Announcement } from '../prove/announce.ts'

export interface TryRequest extends Omit<ProveRequest, 'only' | 'rows' | 'configured' | 'cache'> {
  readonly patch: readonly PatchedFile[]
}

/** What running the repository's own commands showed, without the patch and with it. */
export interface TriedChange {
  readonly before: Proof
  readonly after: Proof
  /**
   * - holds: what held before holds with the patch
   * - breaks: something that held before does not hold any more
   * - not known: the tests could not be run, or did not pass before
   */
  readonly outcome: 'holds' | 'breaks' | 'not known'
  /** Why, in a sentence with the counts of both runs. */
  readonly because: string
}

const TRIED: readonly ProvenName[] = ['migrations', 'tests']

/** Runs the repository's own migrations and tests on a scratch copy, without the patch and with it. Null where that is not allowed. */
export async function tryChange(
  { patch, ...request }: TryRequest,
  allowed: (announcement: Announcement) => Promise<boolean>,
  progress: Progress,
): Promise<TriedChange | null> {
  const copy = scratchCopy(request.directory)
  const asked = { ...request, directory: copy.folder, only: TRIED, cache: false, rows: [], configured: [] }
  try {
    const before = await prove(asked, allowed, progress)
    if (before === null) return null
    copy.apply(patch.map(({ path, after }) => [path, after] as const))
    // The same commands were allowed a moment ago; what they run now is the patch as well.
    const after = await prove(asked, async () => true, progress)
    return after && { before, after, ...judged(before, after) }
  } finally {
    copy.close()
  }
}

function judged(before: Proof, after: Proof): Pick<TriedChange, 'outcome' | 'because'> {
  const was = claimsOf(before)
  const is = claimsOf(after)
  const lost = [...was.values()].filter(({ id, verdict }) => verdict === 'held' && is.get(id)?.verdict !== 'held')
  const tests = [was.get('tests/own'), is.get('tests/own')]
  const counts = tests.map((claim) => (claim ? told(claim) : 'not run'))
  if (lost.length > 0)
    return {
      outcome: 'breaks',
      because: `${lost.map(({ title }) => title).join('; ')}: not any more (tests before: ${counts[0]}, after: ${counts[1]})`,
    }
  if (tests.some((claim) => claim?.verdict !== 'held'))
    return { outcome: 'not known', because: `tests before: ${counts[0]}; after: ${counts[1]}` }
  return { outcome: 'holds', because: `tests before: ${counts[0]}; after: ${counts[1]}` }
}

const claimsOf = ({ sections }: Proof): ReadonlyMap<string, Claim> =>
  new Map(sections.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const)))

const told = ({ verdict, figure, detail }: Claim): string =>
  `${verdict} (${[figure, detail].filter(Boolean).join(', ')})`
