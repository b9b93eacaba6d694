import type { RehearsedRevision } from '../../model/index.ts'
import { factsThatDiffer } from '../../model/queries/index.ts'
import type { Lab } from '../lab.ts'
import { observeApart } from './observe-apart.ts'
import { type Failure, runApart, runSteps } from './run.ts'
import { type Snapshot, factsOf, nextSnapshot, takeSnapshot } from './snapshot.ts'
import type { TriedStep } from './tried.ts'

export type RoundTrip = Pick<RehearsedRevision, 'roundTrip' | 'reason' | 'differences'>

export interface Way {
  readonly up: readonly TriedStep[]
  /** Null when there is no way back, with the reason. */
  readonly back: readonly TriedStep[] | null
  readonly noWayBack: string
  /** Whether the tool commits between its statements. */
  readonly commits: boolean
}

/** Up, down and up again; leaves the database where the first up led. */
export async function roundTrip(
  lab: Lab,
  way: Way,
  before: Snapshot,
): Promise<RoundTrip & { readonly after: Snapshot }> {
  await lab.execute('BEGIN')
  const failure = await runSteps(lab, way.up)
  if (failure) {
    await lab.execute('ROLLBACK')
    return apart(lab, way, failure, before)
  }
  const after = await nextSnapshot(lab, before)
  await lab.execute('COMMIT')
  if (way.back === null) return { ...broken(way.noWayBack), after }
  const { code: _, ...result } = await tryBack(lab, way.up, way.back, before, after)
  return { ...result, after }
}

/** The same for a script of several transactions, which is watched on its way up. */
export async function roundTripApart(
  lab: Lab,
  way: Way,
  before: Snapshot,
): Promise<RoundTrip & Pick<RehearsedRevision, 'observed'> & { readonly after: Snapshot }> {
  const { observed, failure } = await observeApart(lab, way.up)
  const after = await takeSnapshot(lab)
  if (failure) return { ...broken(both(`it does not run: ${describe(failure)}`, way)), observed, after }
  if (way.back === null) return { ...broken(way.noWayBack), observed, after }
  const { code, ...result } = await tryBack(lab, way.up, way.back, before, after)
  if (code !== UNSAFE_NEW_VALUE) return { ...result, observed, after }
  return { ...(await thereAndBack(lab, way.up, way.back, before)), observed, after: await takeSnapshot(lab) }
}

/** In a transaction that is taken back. */
async function tryBack(...ways: Parameters<typeof backAndAgain>): ReturnType<typeof backAndAgain> {
  const [lab] = ways
  await lab.execute('BEGIN')
  try {
    return await backAndAgain(...ways)
  } finally {
    await lab.execute('ROLLBACK')
  }
}

const broken = (reason: string, differences: readonly string[] = []): RoundTrip => ({
  roundTrip: false,
  reason,
  differences,
})
const EXACT: RoundTrip = { roundTrip: true, reason: '', differences: [] }

async function backAndAgain(
  lab: Lab,
  up: readonly TriedStep[],
  back: readonly TriedStep[],
  before: Snapshot,
  after: Snapshot,
): Promise<RoundTrip & { readonly code?: string }> {
  const down = await runSteps(lab, back)
  if (down) return broken(`the way back fails: ${describe(down)}`)
  const returned = await nextSnapshot(lab, after)
  const differences = factsThatDiffer(factsOf(before), factsOf(returned))
  if (differences.length > 0) return broken(`the way back ends elsewhere: ${summary(differences)}`, differences)
  const again = await runSteps(lab, up)
  if (again) return { ...broken(`it does not run a second time: ${describe(again)}`), code: again.code }
  const second = factsThatDiffer(factsOf(after), factsOf(await nextSnapshot(lab, returned)))
  return second.length > 0 ? broken(`the second time it ends elsewhere: ${summary(second)}`, second) : EXACT
}

/** A value added to an enum can be used once its transaction is over. */
const UNSAFE_NEW_VALUE = '55P04'

/** What cannot run in one transaction runs as the tool would; what runs nowhere is left out, and the chain goes on. */
async function apart(
  lab: Lab,
  way: Way,
  failure: Failure,
  before: Snapshot,
): Promise<RoundTrip & { readonly after: Snapshot }> {
  await runApart(lab, way.up)
  const after = await takeSnapshot(lab)
  if (!way.commits || failure.code !== UNSAFE_NEW_VALUE)
    return { ...broken(both(`it does not run: ${describe(failure)}`, way)), after }
  if (way.back === null) return { ...broken(way.noWayBack), after }
  return { ...(await thereAndBack(lab, way.up, way.back, before)), after: await takeSnapshot(lab) }
}

/** For good, each statement by itself. */
async function thereAndBack(
  lab: Lab,
  up: readonly TriedStep[],
  back: readonly TriedStep[],
  before: Snapshot,
): Promise<RoundTrip> {
  await runApart(lab, back)
  const differences = factsThatDiffer(factsOf(before), factsOf(await takeSnapshot(lab)))
  await runApart(lab, up)
  return differences.length > 0 ? broken(`the way back ends elsewhere: ${summary(differences)}`, differences) : EXACT
}

/** A way back that can never run is a fault of its own, whatever becomes of the way up. */
const both = (reason: string, { back, noWayBack }: Way): string => (back === null ? `${reason}; ${noWayBack}` : reason)

const describe = ({ message, step }: Failure): string => `${message} (${shortened(step.step.sql)})`

function shortened(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

function summary(differences: readonly string[]): string {
  const [first = '', ...rest] = differences
  const words = first.startsWith('-') ? `${first.slice(2)} is lost` : `${first.slice(2)} is left behind`
  return rest.length === 0 ? shortened(words) : `${shortened(words)}, and ${rest.length} more`
}
