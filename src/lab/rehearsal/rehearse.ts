import type { Progress } from '../../kernel/progress.ts'
import type {
  History,
  HistoryRevision,
  RehearsedHistory,
  RehearsedRevision,
  Script,
  Supposed,
} from '../../model/index.ts'
import type { Sql } from '../../sql/parser.ts'
import { type Foundation, NO_FOUNDATION } from '../foundation/foundation.ts'
import { stands } from '../foundation/stand.ts'
import type { Lab } from '../lab.ts'
import { observeScript } from './observe-script.ts'
import { type Way, roundTrip, roundTripApart } from './round-trip.ts'
import { type Snapshot, takeSnapshot } from './snapshot.ts'
import { surroundings } from './surroundings.ts'
import { type TriedStep, triedStep } from './tried.ts'

/** Runs a history from the beginning, each revision watched, taken back and run again. */
export async function rehearse(
  lab: Lab,
  history: History,
  sql: Sql,
  progress: Progress,
  foundation: Foundation = NO_FOUNDATION,
): Promise<RehearsedHistory> {
  await surroundings(lab, history, sql)
  const supposed = await suppose(lab, foundation)
  let at = await takeSnapshot(lab)
  const revisions: RehearsedRevision[] = []
  for (const [index, revision] of history.revisions.entries()) {
    progress.report({ doing: `rehearsing ${history.folder}`, done: index, of: history.revisions.length })
    const rehearsed = await rehearseRevision(lab, revision, at, sql)
    revisions.push(rehearsed.revision)
    at = rehearsed.after
  }
  return {
    ...history,
    server: lab.version,
    revisions,
    supposed,
    foundation: foundation.statements.map((one) => one.sql),
  }
}

/** Lays the foundation; gives what of it stands. */
async function suppose(lab: Lab, { statements }: Foundation): Promise<readonly Supposed[]> {
  const standing: Supposed[] = []
  for (const { sql, supposed } of statements) if ((await stands(lab, sql)) && supposed) standing.push(supposed)
  return standing
}

async function rehearseRevision(
  lab: Lab,
  revision: HistoryRevision,
  before: Snapshot,
  sql: Sql,
): Promise<{ readonly revision: RehearsedRevision; readonly after: Snapshot }> {
  const way = wayOf(revision, sql)
  if (isOfSeveral(way) && before.tables.size > 0) {
    const { after, ...result } = await roundTripApart(lab, way, before)
    return { revision: { ...revision, ...result }, after }
  }
  const observed = await observeScript(lab, way.up)
  const { after, ...result } = await roundTrip(lab, way, before)
  return { revision: { ...revision, observed, ...result }, after }
}

/** Whether the locks of one statement are gone when another begins. */
const isOfSeveral = ({ up }: Way): boolean => up.length > 1 && up.some(({ step }) => step.outsideTransaction)

function wayOf({ up, back }: HistoryRevision, sql: Sql): Way {
  const refuses = back?.refuses ?? null
  return {
    up: tried(up, sql),
    back: back === null || refuses !== null ? null : tried(back, sql),
    noWayBack: refuses === null ? 'it has no way back' : `the way back fails: ${refuses}`,
    commits: [up, back].some((script) => script?.steps.some((step) => step.outsideTransaction)),
  }
}

const tried = (script: Script, sql: Sql): readonly TriedStep[] => script.steps.map((step) => triedStep(step, sql))
