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
   * - as before: some tests failed before, and the same fail with the patch
   * - breaks: something that held before does not hold any more, or a test fails that did not
   * - not known: the tests could not be run
   */
  readonly outcome: 'holds' | 'as before' | 'breaks' | 'not known'
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

/** What two runs say of what came between them. */
export function judged(before: Proof, after: Proof): Pick<TriedChange, 'outcome' | 'because'> {
  const was = claimsOf(before)
  const is = claimsOf(after)
  const [first, second] = [was.get('tests/own'), is.get('tests/own')]
  const counts = `tests before: ${first ? told(first) : 'not run'}; after: ${second ? told(second) : 'not run'}`
  const lost = [...was.values()].filter(({ id, verdict }) => verdict === 'held' && is.get(id)?.verdict !== 'held')
  if (lost.length > 0)
    return { outcome: 'breaks', because: `${lost.map(({ title }) => title).join('; ')}: not any more (${counts})` }
  const failed = failuresOf(first)
  const fails = failuresOf(second)
  if (first?.verdict !== 'broken' || !failed || !fails)
    return { outcome: first?.verdict === 'held' ? 'holds' : 'not known', because: counts }
  const more = [...fails].filter((name) => !failed.has(name))
  return more.length > 0
    ? { outcome: 'breaks', because: `${more.slice(0, 3).join('; ')}: did not fail before (${counts})` }
    : { outcome: 'as before', because: `the same tests fail (${counts})` }
}

/** The tests that failed, by their names; null where they were not told one by one. */
function failuresOf(claim: Claim | undefined): ReadonlySet<string> | null {
  if (claim?.verdict === 'held') return new Set()
  const named = claim?.evidence.filter((line) => line.includes('::')) ?? []
  return claim?.verdict === 'broken' && named.length > 0
    ? new Set(named.map((line) => line.replace(/: .*$/, '')))
    : null
}

const claimsOf = ({ sections }: Proof): ReadonlyMap<string, Claim> =>
  new Map(sections.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const)))

const told = ({ verdict, figure, detail }: Claim): string =>
  `${verdict} (${[figure, detail].filter(Boolean).join(', ')})`
