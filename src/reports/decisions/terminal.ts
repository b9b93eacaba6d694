import type { Decision, DecisionsReport } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { type Paint, painter } from '../terminal/paint.ts'
import { short } from '../text/amounts.ts'
import { wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { RenderDecisions } from './options.ts'
import { measuredText, openIn, recommendedText, sentenceText } from './words.ts'

interface Page {
  readonly paint: Paint
  readonly width: number
  readonly all: boolean
}

/** Each decision with what is recommended and why; then what is asked, and what was run. */
export const render: RenderDecisions = (report, { color, width, all }) => {
  const page = { paint: painter(color), width: Math.min(132, Math.max(60, width)) - 2, all }
  const parts = [
    header(report, page),
    ...report.decisions.map((one) => decisionLines(one, page)),
    runs(report, page),
    footer(report, page),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => ` ${line}`.trimEnd()).join('\n'))
    .join('\n\n')}\n`
}

function header(report: DecisionsReport, { paint, width }: Page): readonly string[] {
  const rows = report.tables
    .toSorted((one, other) => other.rows - one.rows)
    .slice(0, 4)
    .map(({ table, rows: number, because }) => `${table} ${short(number)} (${because})`)
  return [
    paint(
      'bold',
      `${plain(report.project)}: ${count(report.decisions.length, 'decision')}, ${openIn(report)} of them open`,
    ),
    ...wrap(plain(`rows: ${rows.join(', ')}`), width).map((line) => paint('dim', line)),
  ]
}

function decisionLines(one: Decision, { paint, width, all }: Page): readonly string[] {
  const inside = (text: string, indent = 2, marked = ''): readonly string[] =>
    wrap(plain(text), width - indent - 2).map(
      (line, i) => `${' '.repeat(indent)}${i === 0 ? marked : ' '.repeat(marked.length)}${line}`,
    )
  const mark = one.recommended === null ? paint('yellow', '?') : paint('green', '●')
  return [
    `${mark} ${paint('bold', plain(one.question))}  ${paint('dim', one.name)}`,
    ...inside(`${one.recommended === null ? '' : `${one.recommended}: `}${recommendedText(one)}`).map((line) =>
      paint('cyan', line),
    ),
    ...one.reasons.flatMap((reason) => inside(sentenceText(reason), 2, '- ')),
    ...(one.today === null ? [] : inside(`today: ${one.today}`).map((line) => paint('dim', line))),
    ...(all ? one.options.flatMap((option) => optionLines(option, inside)) : []),
  ]
}

function optionLines(
  { name, gains, costs, measured }: Decision['options'][number],
  inside: (text: string, indent?: number, marked?: string) => readonly string[],
): readonly string[] {
  return [
    ...inside(name, 4),
    ...gains.flatMap((gain) => inside(gain, 6, '+ ')),
    ...costs.flatMap((cost) => inside(cost, 6, '- ')),
    ...measured.flatMap((figure) => inside(measuredText(figure), 6, '= ')),
  ]
}

function runs(report: DecisionsReport, { paint, width, all }: Page): readonly string[] {
  const texts = all ? report.runs.map(({ id, what, command }) => `${id} ${what}: ${command}`) : []
  return [
    ...(texts.length === 0 ? [] : [paint('bold', 'Runs')]),
    ...texts.flatMap((text) =>
      wrap(plain(text), width - 4).map((line, i) => paint('dim', `${i === 0 ? '  ' : '    '}${line}`)),
    ),
    ...report.unknown.flatMap((text) =>
      wrap(plain(`not measured: ${text}`), width - 2).map((line) => paint('yellow', line)),
    ),
  ]
}

function footer({ decisions, questions, runs: all }: DecisionsReport, { paint }: Page): readonly string[] {
  return [
    paint(
      'bold',
      `${count(decisions.length, 'decision')} · ${count(questions.length, 'question')} · ${count(all.length, 'run')}`,
    ),
    `${paint('dim', 'next:')} ${paint('cyan', 'architect decide --all')}`,
  ]
}
