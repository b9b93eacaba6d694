import type { Measurements, SizedPart } from '../../decisions/measurements.ts'
import type { DecisionSubject } from '../../decisions/subject.ts'
import { digest } from '../../kernel/digest.ts'
import type { Progress } from '../../kernel/progress.ts'
import { openEmbedded } from '../../lab/engines/embedded.ts'
import { extensionsOf } from '../../lab/extensions.ts'
import { Refused } from '../../lab/lab.ts'
import { timeWays } from '../../lab/timing/time-ways.ts'
import type { Twin } from '../../lab/twin/twin.ts'
import type { Experiment, Measured, PlansExperiment, Run, SizesExperiment, TimedExperiment } from '../../model/index.ts'
import { type PlannedOnce, type SizedTable, openTwinBench, planOnce, sizeOnce } from './twin-bench.ts'

/** An experiment, and the decision that asks for it. */
export interface AskedExperiment {
  readonly decision: string
  readonly experiment: Experiment
}

type Known<Value> = Value & { readonly run: string }

/** The command that runs the experiments of a decision once more. */
export type Again = (decision: string) => string

/** Runs experiments, each once however many ask for it, and answers what came of them. */
export class Bench implements Measurements {
  readonly runs: Run[] = []
  /** What a server refused. */
  readonly refused: string[] = []
  private readonly subject: DecisionSubject
  private readonly again: Again
  private readonly firstRun: number
  private readonly statements = new Map<string, Known<PlannedOnce>>()
  private readonly sizes = new Map<string, Known<SizedTable>>()
  private readonly times = new Map<string, Known<{ readonly medians: ReadonlyMap<string, number> }>>()
  private readonly read = new Map<string, string>()

  constructor(subject: DecisionSubject, again: Again, firstRun: number) {
    this.subject = subject
    this.again = again
    this.firstRun = firstRun
  }

  /** One twin and one server for all of them, and neither where nobody asks for it. */
  async run(asked: readonly AskedExperiment[], progress: Progress): Promise<void> {
    const planned = asked.filter((one): one is Asked<PlansExperiment | SizesExperiment> => !isTimed(one.experiment))
    const timed = asked.filter((one): one is Asked<TimedExperiment> => isTimed(one.experiment))
    if (planned.length > 0) await this.plan(planned, progress)
    if (timed.length > 0) await this.time(timed, progress)
  }

  pages(experiment: Experiment, statement: string, what: string): Measured | null {
    const known = this.statements.get(sqlOf(experiment, statement))
    return known ? { what, value: known.touched.pages, unit: 'page', run: known.run } : null
  }

  shape(experiment: Experiment, statement: string): string | null {
    return this.statements.get(sqlOf(experiment, statement))?.shape ?? null
  }

  bytes(_: Experiment, table: string, what: string, part: SizedPart = 'all'): Measured | null {
    const known = this.sizes.get(table)
    return known ? { what, value: bytesIn(known, part), unit: 'bytes', run: known.run } : null
  }

  ratio(experiment: Experiment, longer: string, than: string, what: string): Measured | null {
    const known = this.times.get(keyOf(experiment))
    const [one, other] = [known?.medians.get(longer), known?.medians.get(than)]
    return known && one !== undefined && other !== undefined && other > 0
      ? { what, value: one / other, unit: 'times', run: known.run }
      : null
  }

  rows(table: string): Measured {
    const known = this.subject.rows.get(table)
    const run = this.readOnce('rows', 'Rows of the tables, as stated, and what follows from them by foreign keys')
    return { what: `rows of ${table} (${known?.because ?? 'not known'})`, value: known?.rows ?? 0, unit: 'row', run }
  }

  counted(what: string, value: number, unit: string): Measured {
    return { what, value, unit, run: this.readOnce('model', 'The model of the backend, as it was read from its files') }
  }

  from(what: string, value: number, unit: string, { run }: Measured): Measured {
    return { what, value, unit, run }
  }

  private readOnce(key: string, what: string): string {
    const known = this.read.get(key)
    if (known !== undefined) return known
    const id = this.begin(what, this.again(''), 0)
    this.read.set(key, id)
    return id
  }

  private begin(what: string, command: string, seconds: number): string {
    const id = `R${this.firstRun + this.runs.length}`
    this.runs.push({ id, what, command, seconds })
    return id
  }

  private async plan(asked: readonly Asked<PlansExperiment | SizesExperiment>[], progress: Progress): Promise<void> {
    progress.report({ doing: 'starting a server to plan with', done: 0, of: null })
    const twin = await openTwinBench(
      this.subject,
      asked.map(({ experiment }) => experiment),
    )
    try {
      for (const [done, one] of asked.entries()) {
        progress.report({ doing: `planning for ${one.decision}`, done, of: asked.length })
        await this.planned(twin, one)
      }
    } finally {
      await twin.close()
    }
  }

  private async planned(twin: Twin, { decision, experiment }: Asked<PlansExperiment | SizesExperiment>): Promise<void> {
    const begun = performance.now()
    const statements: [string, PlannedOnce][] = []
    const sizes: [string, SizedTable][] = []
    for (const { sql } of experiment.kind === 'plans' ? experiment.statements : []) {
      const result = this.statements.has(sql) ? null : await planOnce(twin, sql)
      if (result) statements.push([sql, result])
      else if (!this.statements.has(sql)) this.refused.push(`${decision}: the server plans no ${sql}`)
    }
    for (const name of experiment.kind === 'sizes' ? experiment.tables : []) {
      const result = this.sizes.has(name) ? null : sizeOnce(twin, name)
      if (result) sizes.push([name, result])
      else if (!this.sizes.has(name)) this.refused.push(`${decision}: the server has no table ${name}`)
    }
    if (statements.length + sizes.length === 0) return
    const run = this.begin(experiment.what, this.again(decision), secondsSince(begun))
    for (const [sql, result] of statements) this.statements.set(sql, { ...result, run })
    for (const [name, result] of sizes) this.sizes.set(name, { ...result, run })
  }

  private async time(asked: readonly Asked<TimedExperiment>[], progress: Progress): Promise<void> {
    progress.report({ doing: 'starting a server to try things on', done: 0, of: null })
    const script = asked.flatMap(({ experiment }) => experiment.setup).join('\n')
    const { created, assumed } = extensionsOf(script)
    const extensions = [...created, ...assumed]
    const lab = await openEmbedded(extensions)
    try {
      for (const name of extensions)
        await lab.execute(`CREATE EXTENSION IF NOT EXISTS "${name}"`).catch(() => undefined)
      for (const [done, { decision, experiment }] of asked.entries()) {
        progress.report({ doing: `timing for ${decision}`, done, of: asked.length })
        if (this.times.has(keyOf(experiment))) continue
        const begun = performance.now()
        try {
          const medians = await timeWays(lab, experiment)
          const run = this.begin(experiment.what, this.again(decision), secondsSince(begun))
          this.times.set(keyOf(experiment), { medians, run })
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          this.refused.push(`${decision}: the server refuses what was to be timed: ${error.message}`)
        }
      }
    } finally {
      await lab.close()
    }
  }
}

interface Asked<One extends Experiment> extends AskedExperiment {
  readonly experiment: One
}

const isTimed = (experiment: Experiment): boolean => experiment.kind === 'timed'
const keyOf = ({ what: _, ...experiment }: Experiment): string => digest(JSON.stringify(experiment))

const sqlOf = (experiment: Experiment, name: string): string =>
  (experiment.kind === 'plans' ? experiment.statements.find((one) => one.name === name)?.sql : undefined) ?? ''

const bytesIn = ({ table, indexes, key }: SizedTable, part: SizedPart): number =>
  ({ all: table + indexes, table, indexes, 'primary key': key })[part]

const secondsSince = (begun: number): number => Math.round(performance.now() - begun) / 1000
