import type { Progress } from '../../kernel/progress.ts'
import type {
  Catalog,
  CatalogStep,
  History,
  ObservedStatement,
  RehearsedHistory,
  RunnableStep,
} from '../../model/index.ts'
import { catalogChanges, catalogFacts, catalogSteps, factsThatDiffer } from '../../model/queries/index.ts'
import type { Sql } from '../../sql/parser.ts'
import { readCatalog } from '../catalog/read.ts'
import { stands } from '../foundation/stand.ts'
import type { Lab } from '../lab.ts'
import { observeScript } from './observe-script.ts'
import { runApart, runSteps } from './run.ts'
import { surroundings } from './surroundings.ts'
import { type TriedStep, triedStep } from './tried.ts'

export interface RewrittenStep extends RunnableStep {
  /** To be sent until it changes no row any more. */
  readonly untilNone?: boolean
}

/** A revision written otherwise, to be run where it runs. */
export interface Rewritten {
  readonly revision: string
  readonly steps: readonly RewrittenStep[]
  /** Whether these come when all revisions have run, instead of being run in place of theirs. */
  readonly follows: boolean
}

export interface Retraced {
  /** One for each step. */
  readonly observed: readonly ObservedStatement[]
  /** Why it does not run, or cannot be compared; null when it was. */
  readonly failure: string | null
  /** What the schema has otherwise than after the revision itself. */
  readonly differences: readonly string[]
  /** Names that are all of the difference: `constraint orders_fk is called orders_fk_1`. */
  readonly renamed: readonly string[]
  /** The way from there to where the revision itself leads. */
  readonly back: readonly CatalogStep[]
}

/** Runs a history once more, and at their place revisions as they are written otherwise; each is compared with the original. */
export async function retrace(
  lab: Lab,
  history: History & Partial<Pick<RehearsedHistory, 'foundation'>>,
  rewritten: readonly Rewritten[],
  sql: Sql,
  progress: Progress,
): Promise<readonly Retraced[]> {
  await surroundings(lab, history, sql)
  for (const text of history.foundation ?? []) await stands(lab, text)
  const done = new Map<Rewritten, Retraced>()
  const following = rewritten.filter(({ follows }) => follows)
  const instead = rewritten.filter(({ follows }) => !follows)
  const last =
    following.length > 0
      ? history.revisions.length - 1
      : history.revisions.findLastIndex(({ id }) => instead.some(({ revision }) => revision === id))
  for (const [index, revision] of history.revisions.slice(0, last + 1).entries()) {
    progress.report({ doing: `tracing rewrites of ${history.folder}`, done: index, of: last + 1 })
    const place = new Place(lab, tried(revision.up.steps, sql), sql)
    const wanted = instead.filter((one) => one.revision === revision.id)
    for (const [one, traced] of await place.run(wanted)) done.set(one, traced)
  }
  // Nothing comes after them: each starts where the one before has led.
  for (const one of following) done.set(one, await new Place(lab, [], sql).follow(tried(one.steps, sql)))
  return rewritten.map((one) => done.get(one)!)
}

const tried = (steps: readonly RewrittenStep[], sql: Sql): readonly TriedStep[] =>
  steps.map((step) => {
    const one = triedStep(step, sql)
    return step.untilNone === true && one.sql !== null ? { ...one, sql: repeated(one.sql) } : one
  })

/** Enough for every row a migration brings along; what goes on longer never ends. */
const MOST_TIMES = 1000

const repeated = (sql: string): string => `DO $batches$ BEGIN
  FOR n IN 1..${MOST_TIMES} LOOP ${sql}; IF NOT FOUND THEN RETURN; END IF; END LOOP;
  RAISE EXCEPTION 'it changes rows without end';
END $batches$`

/** One revision of the chain, with the database where it begins. */
class Place {
  private readonly lab: Lab
  private readonly original: readonly TriedStep[]
  private readonly sql: Sql

  constructor(lab: Lab, original: readonly TriedStep[], sql: Sql) {
    this.lab = lab
    this.original = original
    this.sql = sql
  }

  /** Leaves the database where the revision leads. */
  async run(wanted: readonly Rewritten[]): Promise<ReadonlyMap<Rewritten, Retraced>> {
    const results = new Map<Rewritten, Retraced>()
    const end = wanted.length === 0 ? null : await this.endOf(this.original)
    if (end !== null && end.catalog === null) {
      for (const one of wanted) results.set(one, untraced(`the revision itself does not run in one go: ${end.failure}`))
      await this.go()
      return results
    }
    let arrived = false
    for (const one of wanted.toReversed()) {
      const steps = tried(one.steps, this.sql)
      const compared = await this.compare(steps, end!.catalog!)
      // The first that leads to the same place goes there, so that each of its locks is seen by itself. What has other
      // names stays: later revisions may ask for them.
      const goes = one === wanted[0] && compared.failure === null && compared.differences.length === 0
      results.set(one, { ...compared, observed: goes ? await this.apart(steps) : await observeScript(this.lab, steps) })
      arrived ||= goes
    }
    if (!arrived) await this.go()
    return results
  }

  /** Runs what comes after everything. */
  async follow(steps: readonly TriedStep[]): Promise<Retraced> {
    const compared = await this.compare(steps, await readCatalog(this.lab))
    return {
      ...compared,
      observed: await (compared.failure === null ? this.apart(steps) : observeScript(this.lab, steps)),
    }
  }

  /** Where steps lead, without going there. */
  private async endOf(
    steps: readonly TriedStep[],
  ): Promise<{ readonly catalog: Catalog | null; readonly failure: string }> {
    await this.lab.execute('BEGIN')
    try {
      const failure = await runSteps(this.lab, steps)
      return { catalog: failure ? null : await readCatalog(this.lab), failure: failure?.message ?? '' }
    } finally {
      await this.lab.execute('ROLLBACK')
    }
  }

  private async compare(steps: readonly TriedStep[], end: Catalog): Promise<Omit<Retraced, 'observed'>> {
    const { catalog, failure } = await this.endOf(steps)
    if (catalog === null) return { failure, differences: [], renamed: [], back: [] }
    const differences = factsThatDiffer(catalogFacts(end), catalogFacts(catalog))
    if (differences.length === 0) return { failure: null, differences, renamed: [], back: [] }
    const changes = catalogChanges(end, catalog)
    const onlyNames = changes.every(({ of, change }) => change === 'renamed' && (of === 'constraint' || of === 'index'))
    const renamed = onlyNames ? changes.map(({ of, name, aspects }) => `${of} ${aspects[0]} is called ${name}`) : []
    return { failure: null, differences, renamed, back: catalogSteps(catalog, end) }
  }

  /** Each transaction watched with rows, taken back, and sent again without them. */
  private async apart(steps: readonly TriedStep[]): Promise<readonly ObservedStatement[]> {
    const observed: ObservedStatement[] = []
    for (const transaction of transactionsOf(steps)) {
      observed.push(...(await observeScript(this.lab, transaction)))
      await this.send(transaction)
    }
    return observed
  }

  private async go(): Promise<void> {
    if (!(await this.send(this.original))) await runApart(this.lab, this.original)
  }

  private async send(steps: readonly TriedStep[]): Promise<boolean> {
    await this.lab.execute('BEGIN')
    const failure = await runSteps(this.lab, steps)
    await this.lab.execute(failure ? 'ROLLBACK' : 'COMMIT')
    return failure === null
  }
}

const untraced = (failure: string): Retraced => ({ observed: [], failure, differences: [], renamed: [], back: [] })

/** What is sent outside stands by itself; all between belongs together. */
function transactionsOf(steps: readonly TriedStep[]): readonly (readonly TriedStep[])[] {
  const transactions: TriedStep[][] = []
  let open = false
  for (const step of steps) {
    const { outsideTransaction } = step.step
    if (open && !outsideTransaction) transactions.at(-1)!.push(step)
    else transactions.push([step])
    open = !outsideTransaction
  }
  return transactions
}
