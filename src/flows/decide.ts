import type { Arising, NamedDecision } from '../decisions/decision.ts'
import { decisions as catalogue } from '../decisions/registry.generated.ts'
import { type Settled, settle } from '../decisions/settle.ts'
import type { DecisionSubject } from '../decisions/subject.ts'
import { nearest } from '../kernel/nearest.ts'
import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Decision, Question, Run } from '../model/index.ts'
import { Bench } from './decide/bench.ts'

export interface DecideOptions {
  /** Names of decisions; all where there are none. */
  readonly only?: readonly string[]
  /** The folder, as the command that does it again names it. */
  readonly directory?: string
  /** Whether ways are run against each other, which takes seconds each. */
  readonly timing?: boolean
  /** Whether something is decided about these tables, operations and fields; about all where it is not said. */
  readonly concerns?: (about: readonly string[]) => boolean
  /** What arises there as well is as it was, and not decided. */
  readonly besides?: DecisionSubject | null
  /** The number of the first run, for a document that has some already. */
  readonly firstRun?: number
}

export interface Decided {
  readonly decisions: readonly Decision[]
  /** Of decisions that are a toss-up; what changes most of the design comes first. */
  readonly questions: readonly Question[]
  readonly runs: readonly Run[]
  /** What could not be measured. */
  readonly unknown: readonly string[]
}

/** What has to be decided in a backend, with what was measured of each option for it. */
export async function decide(
  subject: DecisionSubject,
  progress: Progress,
  {
    only = [],
    directory = '.',
    timing = true,
    concerns = () => true,
    besides = null,
    firstRun = 1,
  }: DecideOptions = {},
): Promise<Decided> {
  const arisen = chosenOnly(only).flatMap((named) => {
    const known = new Set(besides === null ? [] : named.decision.arises(besides).map(({ about }) => about.join(' ')))
    return named.decision
      .arises(subject)
      .filter(({ about }) => concerns(about) && !known.has(about.join(' ')))
      .map((arising): Arisen => ({ named, arising }))
  })
  const bench = new Bench(subject, again(subject, directory), firstRun)
  await bench.run(
    arisen.flatMap(({ named, arising }) =>
      arising.experiments
        .filter(({ kind }) => timing || kind !== 'timed')
        .map((experiment) => ({ decision: named.name, experiment })),
    ),
    progress,
  )
  const settled = toldApart(arisen.map(({ named, arising }) => settle(named, arising, bench)))
  return {
    decisions: settled.map(({ decision }) => decision),
    questions: settled.flatMap(({ question }) => question ?? []).toSorted((one, other) => other.weight - one.weight),
    runs: bench.runs,
    unknown: bench.refused,
  }
}

/** Whether an id is one of a decision, of whatever backend. */
export const isOfDecision = (id: string): boolean =>
  catalogue.some(({ name }) => id === name || id.startsWith(`${name}/`))

/** What arises several times is told apart by what it is about. */
function toldApart(all: readonly Settled[]): readonly Settled[] {
  const known = new Set<string>()
  return all.map(({ decision, question }) => {
    const isAlone = all.filter((one) => one.decision.name === decision.name).length === 1
    const wanted = isAlone ? decision.name : `${decision.name}/${decision.about[0] ?? ''}`
    const id = known.has(wanted) ? `${wanted}/${known.size}` : wanted
    known.add(id)
    return { decision: { ...decision, id }, question: question && { ...question, id } }
  })
}

interface Arisen {
  readonly named: NamedDecision
  readonly arising: Arising
}

function chosenOnly(only: readonly string[]): readonly NamedDecision[] {
  const names = catalogue.map(({ name }) => name)
  for (const name of only)
    if (!names.includes(name)) {
      const near = nearest(name, names)
      throw new Trouble('usage', {
        message: `there is no decision "${name}"`,
        help: near ? `Did you mean ${near}?` : `There are ${names.join(', ')}.`,
      })
    }
  return only.length === 0 ? catalogue : catalogue.filter(({ name }) => only.includes(name))
}

/** The same figures, said on the command line. */
function again({ rows, requests }: DecisionSubject, directory: string): (decision: string) => string {
  const stated = [...rows].flatMap(([table, known]) => (known.because === 'stated' ? [`${table}=${known.rows}`] : []))
  const figures = [
    ...(stated.length > 0 ? ['--rows', stated.join(',')] : []),
    ...(requests === null ? [] : ['--requests', String(requests)]),
  ]
  return (decision) =>
    ['architect', 'decide', directory, ...(decision === '' ? [] : ['--only', decision]), ...figures]
      .map(shellWord)
      .join(' ')
}

/** A word as a shell takes it: names come from a stranger's repository. */
const shellWord = (word: string): string =>
  /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
