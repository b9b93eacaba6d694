import { code, sentence, table, text } from '../../kernel/markdown.ts'
import type { Decision, DecisionCheck, DecisionOption, Place, Run, Sentence } from '../../model/index.ts'
import { grouped } from '../../model/queries/index.ts'
import { checksBlock } from './checks.ts'
import type { RecordHead } from './template.ts'

/** A decision with what was measured for it, as a record in MADR 4. */
export interface DecidedRecord extends RecordHead {
  readonly decision: Decision
  /** The option somebody chose; the recommended one where nobody did, and null where there is none. */
  readonly chosen: string | null
  /** All runs of the design; those the decision rests on are told. */
  readonly runs: readonly Run[]
  readonly checks: readonly DecisionCheck[]
}

export function madrRecord({ decision, chosen, runs, checks, title, date, status }: DecidedRecord): string {
  const { question, because, places, options } = decision
  const option = options.find(({ name }) => name === chosen) ?? null
  return `${[
    `---\nstatus: ${status}\ndate: ${date}\n---`,
    `# ${text(title)}`,
    '## Context and Problem Statement',
    sentence(question),
    `${sentence(because)}${placesText(places)}`,
    ...drivers(decision),
    '## Considered Options',
    list(options.map((one) => text(one.title))),
    '## Decision Outcome',
    outcome(decision, option),
    ...(option === null ? [] : consequences(option)),
    ...(checks.length === 0 ? [] : ['### Confirmation', checksBlock(checks)]),
    '## Pros and Cons of the Options',
    ...options.flatMap(weighed),
    '## More Information',
    ...runsText(decision, runs),
  ].join('\n\n')}\n`
}

const list = (items: readonly string[]): string => items.map((item) => `* ${item}`).join('\n')

const placesText = (places: readonly Place[]): string =>
  places.length === 0 ? '' : ` (${places.map(({ file, line }) => code(`${file}:${line}`)).join(', ')})`

function drivers({ about, today, options }: Decision): readonly string[] {
  const now = options.find(({ name }) => name === today)?.title ?? today
  const items = [
    ...(about.length > 0 ? [`It is about ${about.map(code).join(', ')}.`] : []),
    ...(now === null ? ['Nothing in the backend decides it today.'] : [`Today it is: ${text(now)}.`]),
  ]
  return ['## Decision Drivers', list(items)]
}

function outcome({ reasons, recommended, options }: Decision, option: DecisionOption | null): string {
  const why = reasons.map(reason).join(' ')
  if (option === null) return `Nothing is chosen yet.${why === '' ? '' : ` ${why}`}`
  const advised = options.find(({ name }) => name === recommended)
  const against =
    option.name === recommended
      ? ''
      : ` (${advised ? `recommended was "${text(advised.title)}"` : 'none was recommended'})`
  return `Chosen option: "${text(option.title)}"${against}${why === '' ? '.' : `, because: ${why}`}`
}

const reason = ({ text: said, runs, places }: Sentence): string =>
  `${sentence(said)}${runs.length === 0 ? '' : ` [${runs.join(', ')}]`}${placesText(places)}`

const judged = ({ gains, costs }: DecisionOption): readonly string[] => [
  ...gains.map((one) => `Good, because ${sentence(one)}`),
  ...costs.map((one) => `Bad, because ${sentence(one)}`),
]

const consequences = (option: DecisionOption): readonly string[] =>
  judged(option).length === 0 ? [] : ['### Consequences', list(judged(option))]

/** Four digits tell what was measured; counts are told whole. */
const figure = (value: number): string =>
  Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(4)))

function weighed(option: DecisionOption): readonly string[] {
  const figures = option.measured.map(({ what, value, unit, run }) => [
    text(what),
    `${figure(value)}${unit === '' ? '' : ` ${text(unit)}`}`,
    run,
  ])
  return [
    `### ${text(option.title)}`,
    ...(judged(option).length === 0 ? [] : [list(judged(option))]),
    ...(figures.length === 0 ? [] : [table(['Measured', 'Value', 'Run'], figures).join('\n')]),
  ]
}

/** Only what the record speaks of, so that each number can be measured again. */
function runsText({ reasons, options }: Decision, runs: readonly Run[]): readonly string[] {
  const named = new Set([
    ...reasons.flatMap((one) => one.runs),
    ...options.flatMap(({ measured }) => measured.map(({ run }) => run)),
  ])
  const told = [...named].map((id) => {
    const run = runs.find((one) => one.id === id)
    return run ? `${id}: ${sentence(run.what)}. Again: ${code(run.command)}` : `${id}: not on record`
  })
  return told.length === 0 ? ['Nothing was measured for it.'] : [list(told)]
}
