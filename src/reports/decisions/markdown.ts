import { code, sentence, table, text } from '../../kernel/markdown.ts'
import type { Decision } from '../../model/index.ts'
import { placeText } from '../../model/queries/index.ts'
import type { RenderDecisions } from './options.ts'
import { measuredText, openIn, recommendedText, sentenceText } from './words.ts'

/** For a pull request or a record of decisions. */
export const render: RenderDecisions = (report) =>
  `${[
    `# Decisions of ${text(report.project)}`,
    '',
    `${report.decisions.length} decisions, ${openIn(report)} of them open.`,
    '',
    ...report.decisions.flatMap(decisionLines),
    '## Runs',
    '',
    ...table(
      ['run', 'what', 'again', 'seconds'],
      report.runs.map(({ id, what, command, seconds }) => [id, text(what), code(command), String(seconds)]),
    ),
    ...(report.unknown.length === 0
      ? []
      : ['', '## Not measured', '', ...report.unknown.map((one) => `- ${text(one)}`)]),
  ].join('\n')}\n`

function decisionLines(one: Decision): readonly string[] {
  return [
    `## ${text(one.question)}`,
    '',
    `**${text(one.recommended === null ? 'Open' : one.recommended)}**: ${text(recommendedText(one))}`,
    '',
    ...one.reasons.map((reason) => `- ${sentence(sentenceText(reason))}`),
    ...(one.today === null ? [] : [`- today: ${text(one.today)}`]),
    `- it is asked because ${sentence(one.because)}${one.places.map((place) => `, ${code(placeText(place))}`).join('')}`,
    '',
    ...table(
      ['option', 'gains', 'costs', 'measured'],
      one.options.map(({ title, gains, costs, measured }) => [
        text(title),
        gains.map(text).join('; '),
        costs.map(text).join('; '),
        measured.map((figure) => text(measuredText(figure))).join('; '),
      ]),
    ),
    '',
  ]
}
