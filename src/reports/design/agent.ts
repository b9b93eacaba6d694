import type { Sentence } from '../../model/index.ts'
import { placeText } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'
import type { RenderDesign } from './options.ts'

/** For a coding agent: dense, the same text for the same design; contracts, diagrams and texts are in the JSON. */
export const render: RenderDesign = (document) => {
  const lines = [
    `# design: ${document.title}`,
    document.scope,
    '## questions: id = answer (whose) | question | answers',
    ...document.questions.map(
      ({ id, answer, by, question, answers }) =>
        `${id} = ${answer} (${by}) | ${question} | ${answers.map(({ name }) => name).join(', ')}`,
    ),
    '## today',
    ...document.today.map(sentence),
    '## constraints',
    ...document.constraints.map(sentence),
    '## decisions: name = recommended | question | option: figures',
    ...document.decisions.flatMap(({ name, recommended, question, options, reasons }) => [
      `${name} = ${recommended ?? 'a toss-up'} | ${question}`,
      ...options.map(
        ({ name: option, measured }) =>
          `  ${option}: ${measured.map(({ what, value, unit, run }) => `${what} ${rounded(value)} ${unit} [${run}]`).join('; ') || 'nothing measured'}`,
      ),
      ...reasons.map((reason) => `  because ${sentence(reason)}`),
    ]),
    '## plan: phase | steps | flag | rollback | done when',
    ...document.phases.map(({ title, steps, flag, rollback, done }) =>
      [title, steps.join('; '), flag ?? 'no flag', rollback, done].join(' | '),
    ),
    '## requirements: what | target | by',
    ...document.requirements.map(({ what, target, by }) => `${what} | ${target} | ${by}`),
    '## risks: likelihood title | mitigation',
    ...document.risks.map(({ likelihood, title, mitigation }) => `${likelihood} ${title} | ${mitigation}`),
    '## operations: operation | access | statuses of refusals',
    ...document.contracts.map(
      ({ operation, access, errors }) => `${operation} | ${access} | ${errors.map(({ status }) => status).join(' ')}`,
    ),
    '## files',
    ...document.patch.map(({ path, before }) => `${before === null ? 'new' : 'changed'} ${path}`),
    '## findings: severity rule | sentence | advice',
    ...document.findings.map(
      ({ severity, rule, sentence: said, advice }) => `${severity} ${rule} | ${sentence(said)} | ${advice}`,
    ),
    '## runs: id seconds | what | command',
    ...document.runs.map(({ id, seconds, what, command }) => `${id} ${seconds} | ${what} | ${command}`),
    '## not known',
    ...document.unknown,
    '## next',
    ...document.next,
  ]
  return `${lines.map(plain).join('\n')}\n`
}

const sentence = ({ text, runs, places }: Sentence): string =>
  [text, ...runs.map((run) => `[${run}]`), ...places.slice(0, 2).map((at) => `(${placeText(at)})`)].join(' ')

const rounded = (value: number): string => String(Number(value.toPrecision(4)))
