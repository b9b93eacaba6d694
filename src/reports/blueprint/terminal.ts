import { count } from '../../model/queries/index.ts'
import { codeFrame } from '../review/frame.ts'
import { type Paint, painter } from '../terminal/paint.ts'
import { columns, padEnd, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { type BlueprintReport, type ShownProblem, operationsOf } from './report.ts'

export interface BlueprintOptions {
  readonly color: boolean
  readonly width: number
}

/** What is wrong, or, where nothing is, what it says. */
export function render(report: BlueprintReport, { color, width }: BlueprintOptions): string {
  const paint = painter(color)
  const fits = Math.min(120, Math.max(60, width))
  const lines = report.problems.length > 0 ? problems(report, paint, fits) : contents(report, paint, fits)
  return `${lines.join('\n')}\n`
}

const problems = ({ problems: all, sources }: BlueprintReport, paint: Paint, width: number): readonly string[] => [
  ...all.flatMap((one) => [...problem(one, sources.get(one.file) ?? null, paint, width), '']),
  paint('bold', count(all.length, 'problem')),
]

function problem(one: ShownProblem, source: string | null, paint: Paint, width: number): readonly string[] {
  const { file, line, column, endLine, endColumn, message, help } = one
  return [
    `${paint('cyan', plain(`${file}:${line}:${column}`))} ${paint('bold', plain(message))}`,
    ...codeFrame(source, { file, line, column, endLine, endColumn }, paint, width - 2).map((text) => `  ${text}`),
    ...(help === '' ? [] : wrap(plain(help), width - 2).map((text) => `  ${text}`)),
  ]
}

function contents({ blueprint }: BlueprintReport, paint: Paint, width: number): readonly string[] {
  if (!blueprint) return []
  const { app, stack, resources, jobs, webhooks, integrations } = blueprint
  const all = resources ?? []
  const name = Math.max(4, ...all.map((one) => columns(one.name)))
  const chosen = Object.entries(stack ?? {}).flatMap(([key, value]) =>
    key === 'at' || value === null ? [] : [`${key} ${String(value)}`],
  )
  const parts = [
    count(all.length, 'resource'),
    ...[
      ['job', jobs],
      ['webhook', webhooks],
      ['integration', integrations],
    ].flatMap(([what, list]) =>
      list === null || typeof list === 'string' ? [] : [count(list!.length, what as string)],
    ),
  ]
  return [
    paint('bold', plain(`${app?.text ?? ''}: ${parts.join(', ')}`)),
    ...(chosen.length === 0 ? [] : [paint('dim', plain(chosen.join(', ')))]),
    '',
    ...all.flatMap((one) => {
      const fields = one.value.fields?.length ?? 0
      const head = `  ${padEnd(one.name, name)}  ${padEnd(count(fields, 'field'), 9)}  `
      const [first = '', ...rest] = wrap(operationsOf(one).join(', ') || 'nothing', width - columns(head))
      return [`${head}${first}`, ...rest.map((text) => `${' '.repeat(columns(head))}${text}`)]
    }),
    '',
    paint('green', 'nothing wrong'),
  ]
}
