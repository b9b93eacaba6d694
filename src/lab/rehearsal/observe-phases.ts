import type { ObservedStatement, RunnableStep } from '../../model/index.ts'
import type { Sql } from '../../sql/parser.ts'
import type { Lab } from '../lab.ts'
import { statementOf } from './observe-script.ts'
import { Observer } from './observer.ts'
import { type Failure, runStep } from './run.ts'
import { seed } from './seed.ts'
import { triedStep, type TriedStep } from './tried.ts'
import { emptyAll } from './usage.ts'

/** One statement of a phase: what is sent, or what is sent again until it changes no row. */
export interface PhaseStep extends RunnableStep {
  /** The script that sends it again until it changes no row; null for what is sent once. */
  readonly untilNoRow: string | null
}

/** What the server says when a row has no value where it must have one. */
const NO_VALUE = new Set(['23502', '23514'])

/** More would mean that it never ends: the tables hold a hundred rows. */
const MOST_BATCHES = 5

/**
 * Runs statements as a tool would, what belongs together in one transaction, and keeps what they do. Where rows are in
 * the way, the tables are emptied and it goes on.
 */
export async function observePhase(
  lab: Lab,
  steps: readonly PhaseStep[],
  tables: readonly string[],
  sql: Sql,
): Promise<readonly ObservedStatement[]> {
  const observed: ObservedStatement[] = []
  for (const group of transactionsOf(steps.map((step) => ({ ...triedStep(step, sql), untilNoRow: step.untilNoRow })))) {
    const first = await watch(lab, group)
    if (first.failure === null) observed.push(...first.observed)
    else {
      await emptyAll(lab)
      const second = await watch(lab, group)
      const at = group.indexOf(first.failure.step as Tried)
      observed.push(
        ...second.observed.map((one, index) =>
          index === at && one.error === null && NO_VALUE.has(first.failure!.code)
            ? { ...one, error: first.failure!.message, failsOnRows: true }
            : one,
        ),
      )
      await filledAgain(lab, tables)
    }
  }
  return observed
}

export async function filledAgain(lab: Lab, tables: readonly string[]): Promise<void> {
  await lab.execute('BEGIN')
  await seed(lab, tables)
  await lab.execute('COMMIT')
}

type Tried = TriedStep & Pick<PhaseStep, 'untilNoRow'>

function transactionsOf(steps: readonly Tried[]): readonly (readonly Tried[])[] {
  const groups: Tried[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (step.step.outsideTransaction || last === undefined || last[0]?.step.outsideTransaction) groups.push([step])
    else last.push(step)
  }
  return groups
}

async function watch(
  lab: Lab,
  group: readonly Tried[],
): Promise<{ readonly observed: readonly ObservedStatement[]; readonly failure: Failure | null }> {
  await lab.execute('BEGIN')
  const observed: ObservedStatement[] = []
  let failure: Failure | null = null
  const observer = await Observer.begin(lab)
  await observer.skip()
  for (const step of group) {
    failure ??= await runStep(lab, step)
    if (failure !== null) {
      observed.push(statementOf(step, NOTHING, failure.step === step ? failure.message : null))
      continue
    }
    const seen = await observer.observe()
    if (step.untilNoRow !== null && seen.changes.length > 0) failure = await comesToAnEnd(lab, step, observer)
    observed.push(statementOf(step, seen, failure?.message ?? null))
  }
  await lab.execute(failure === null ? 'COMMIT' : 'ROLLBACK')
  // It has nothing left to do, and shows that the server takes it as it is written.
  for (const { untilNoRow } of group) if (failure === null && untilNoRow !== null) await lab.execute(untilNoRow)
  return { observed, failure }
}

async function comesToAnEnd(lab: Lab, step: Tried, observer: Observer): Promise<Failure | null> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const failure = await runStep(lab, step)
    if (failure !== null) return failure
    if ((await observer.observe()).changes.length === 0) return null
  }
  return { step, message: 'it changes rows again and again', code: '' }
}

const NOTHING = { locks: [], held: [], rewrites: [], scans: [], changes: [], creates: [] }
