import { code, table, text } from '../../kernel/markdown.ts'
import { bytes, short } from '../text/amounts.ts'
import type { RenderSize } from './options.ts'
import { indexBytes, keyText, servingLines, vectorText, withSource } from './words.ts'

/** For a pull request or a wiki. */
export const render: RenderSize = (report) => {
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [`## ${title}`, '', ...items.map((item) => `- ${text(item)}`), '']
  return `${[
    `# Size: ${withSource(report.total.bytes, bytes)}`,
    '',
    `In a year ${withSource(report.total.inAYear, bytes)}, in three ${withSource(report.total.inThreeYears, bytes)}.`,
    '',
    ...table(
      ['table', 'rows', 'table size', 'beside it', 'indexes', 'in a year', 'known by'],
      report.tables.map((one) => [
        code(one.table),
        short(one.rows.value),
        bytes(one.bytes.value),
        bytes(one.besideBytes.value),
        bytes(indexBytes(one)),
        bytes(one.inAYear.value),
        `${one.bytes.known}, ${text(one.because)}`,
      ]),
    ),
    '',
    ...list('Keys that end', report.keys.map(keyText)),
    ...list('Vectors', report.vectors.map(vectorText)),
    ...list('Serving', servingLines(report.serving)),
    ...list('Assumed', report.assumptions),
  ].join('\n')}`
}
