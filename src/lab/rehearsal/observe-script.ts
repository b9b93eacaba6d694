import type { ObservedStatement } from '../../model/index.ts'
import { relationsIn } from '../../sql/relations.ts'
import type { Lab } from '../lab.ts'
import { type Observation, Observer } from './observer.ts'
import { type Failure, runStep } from './run.ts'
import { seed } from './seed.ts'
import type { TriedStep } from './tried.ts'

const NOTHING: Observation = { locks: [], held: [], rewrites: [], scans: [], changes: [], creates: [] }
/** A value is missing in a column that must have one: the one failure on rows that does not hang on what they hold. */
const NOT_NULL_VIOLATION = '23502'

/** Runs a script and takes it back, watching each statement: with rows first, and without where rows are refused. */
export async function observeScript(lab: Lab, steps: readonly TriedStep[]): Promise<readonly ObservedStatement[]> {
  const tables = [...new Set(steps.flatMap(({ statement }) => (statement ? relationsIn(statement) : [])))]
  const withRows = await attempt(lab, steps, tables)
  if (withRows.failure === null || withRows.seeded === 0) return withRows.observed
  const without = await attempt(lab, steps, [])
  const at = steps.indexOf(withRows.failure.step)
  return without.observed.map((one, index) => {
    if (index < at) return withRows.observed[index]!
    if (index > at || one.error !== null || withRows.failure?.code !== NOT_NULL_VIOLATION) return one
    return { ...one, error: withRows.failure.message, failsOnRows: true }
  })
}

interface Attempt {
  readonly observed: readonly ObservedStatement[]
  readonly failure: Failure | null
  readonly seeded: number
}

async function attempt(lab: Lab, steps: readonly TriedStep[], tables: readonly string[]): Promise<Attempt> {
  await lab.execute('BEGIN')
  try {
    const seeded = await seed(lab, tables)
    return { ...(await watch(lab, steps)), seeded }
  } finally {
    await lab.execute('ROLLBACK')
  }
}

async function watch(lab: Lab, steps: readonly TriedStep[]): Promise<Omit<Attempt, 'seeded'>> {
  const observed: ObservedStatement[] = []
  let observer = await Observer.begin(lab)
  await observer.skip()
  let failure: Failure | null = null
  let outside = false
  for (const step of steps) {
    if (failure === null && (step.step.outsideTransaction || outside)) {
      // Between here and the statement before, the tool commits: nothing is held any more.
      observer = await Observer.begin(lab)
      await observer.skip()
    }
    outside = step.step.outsideTransaction
    failure = failure ?? (await runStep(lab, step))
    const seen = failure || step.sql === null ? NOTHING : await seenBy(observer, step)
    observed.push(
      statementOf(step, outside ? { ...seen, held: [] } : seen, failure?.step === step ? failure.message : null),
    )
  }
  return { observed, failure }
}

/** The first revision makes hundreds of relations: what it makes stands in its text, and there is nothing else to see. */
async function seenBy(observer: Observer, { statement }: TriedStep): Promise<Observation> {
  if (!observer.isAlone) return observer.observe()
  return {
    ...NOTHING,
    creates: statement?.kind === 'CreateStmt' ? relationsIn(statement).slice(0, 1).map(plainName) : [],
  }
}

/** `"shop"."orders"` as the server would tell it. */
const plainName = (quoted: string): string =>
  quoted
    .split('.')
    .map((part) => part.slice(1, -1).replaceAll('""', '"'))
    .filter((part, index, all) => !(index === 0 && all.length > 1 && part === 'public'))
    .join('.')

/** One nobody looked at. */
export const unobserved = (step: TriedStep): ObservedStatement => statementOf(step, NOTHING, null)

export function statementOf(
  { step, concurrentMode }: TriedStep,
  seen: Observation,
  error: string | null,
): ObservedStatement {
  const locks =
    concurrentMode === null
      ? seen.locks
      : [...new Set(seen.locks.map(({ relation }) => relation))].map((relation) => ({ relation, mode: concurrentMode }))
  return { ...step, ...seen, locks, error, failsOnRows: false }
}
