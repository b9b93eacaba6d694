import type { SizeReport } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { painter } from '../terminal/paint.ts'
import { bytes, short } from '../text/amounts.ts'
import { columns, cut, padEnd, padStart, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { RenderSize } from './options.ts'
import { indexBytes, keyText, servingLines, vectorText, wholeBytes, withSource } from './words.ts'

/** Tables by size, then what runs out, then what serving it takes. */
export const render: RenderSize = (report, options) => {
  const paint = painter(options.color)
  const width = Math.min(132, Math.max(60, options.width)) - 2
  const part = (title: string, rest: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${paint('bold', title)}  ${paint('dim', rest)}`, ...lines]
  const listed = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((text) => wrap(plain(text), width - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`))
  const { total } = report
  const parts = [
    [
      paint(
        'bold',
        `${plain(report.project)}: ${withSource(total.bytes, bytes)} in ${count(report.tables.length, 'table')}`,
      ),
      paint('dim', `in a year ${withSource(total.inAYear, bytes)}, in three ${withSource(total.inThreeYears, bytes)}`),
    ],
    part('Tables', 'rows, table, beside it, indexes; in a year; ~ is a model', tableLines(report, width, paint)),
    part('Keys', 'that count up in a type that ends', listed(report.keys.map(keyText))),
    part('Vectors', 'HNSW', listed(report.vectors.map(vectorText))),
    part('Serving', "Little's law and M/M/c: models, which know no bursts", listed(servingLines(report.serving))),
    part(
      'Assumed',
      '',
      listed(report.assumptions).map((line) => paint('dim', line)),
    ),
    [
      `${paint('dim', 'next:')} ${paint('cyan', report.tables.some(({ rowsPerDay }) => rowsPerDay.value > 0) ? 'architect plans --rows TABLE=NUMBER' : 'architect size --growth TABLE=NUMBER/day')}`,
    ],
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => ` ${line}`.trimEnd()).join('\n'))
    .join('\n\n')}\n`
}

const SHOWN = 40

function tableLines({ tables }: SizeReport, width: number, paint: ReturnType<typeof painter>): readonly string[] {
  const shown = tables.slice(0, SHOWN)
  const name = Math.min(34, Math.max(1, ...shown.map(({ table }) => columns(plain(table)))))
  const lines = shown.map((table) => {
    const grows =
      table.rowsPerDay.value > 0
        ? `${padStart(bytes(table.inAYear.value), 9)}  +${short(table.rowsPerDay.value)}/day`
        : ''
    return [
      `  ${padEnd(cut(plain(table.table), name), name)}`,
      `${padStart(short(table.rows.value), 6)} rows`,
      padStart(`${table.bytes.known === 'model' ? '~' : ''}${bytes(table.bytes.value)}`, 9),
      padStart(table.besideBytes.value > 0 ? bytes(table.besideBytes.value) : '', 9),
      padStart(bytes(indexBytes(table)), 9),
      padEnd(grows, 20),
      paint('dim', cut(plain(table.because), Math.max(0, width - name - 78))),
    ]
      .join('  ')
      .trimEnd()
  })
  const left = tables.slice(SHOWN)
  const rest = left.reduce((sum, table) => sum + wholeBytes(table), 0)
  return left.length === 0 ? lines : [...lines, paint('dim', `  … ${left.length} more, ${bytes(rest)} (--json)`)]
}
