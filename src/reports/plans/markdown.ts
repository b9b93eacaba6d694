import { code, table, text } from '../../kernel/markdown.ts'
import type { PlansReport } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { short } from '../text/amounts.ts'
import type { RenderPlans } from './options.ts'
import {
  countsText,
  flipText,
  gainText,
  paidText,
  revisionText,
  rowsText,
  pagesText,
  shownTables,
  sizeText,
  sourceText,
  usesText,
  wayText,
} from './words.ts'

/** For a pull request or a wiki. */
export const render: RenderPlans = (report, { all }) => {
  const parts = [
    head(report),
    findings(report, all),
    tables(report),
    statements(report, all ? Infinity : 30),
    foreignKeys(report),
    indexes(report),
    unplanned(report),
    assumptions(report),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const head = (report: PlansReport): readonly string[] => [
  `# Plans up to ${short(report.steps.at(-1) ?? 0)} rows`,
  '',
  `${text(report.project)}: ${countsText(report)}. ${report.server}, ${sourceText(report)}.`,
]

function findings({ findings: found }: PlansReport, all: boolean): readonly string[] {
  const shown = found.filter(({ audience }) => all || audience !== 'auditor')
  if (shown.length === 0) return []
  return [
    '## Findings',
    '',
    ...shown.map(
      ({ severity, message, rule, places: [at] }) =>
        `- **${severity}** ${text(message)} (${code(rule)}${at ? `, ${code(`${at.file}:${at.line}`)}` : ''})`,
    ),
  ]
}

const tables = (report: PlansReport): readonly string[] => [
  '## Tables',
  '',
  ...table(
    ['table', 'rows', 'size', 'because'],
    shownTables(report).map(({ table: name, rows, pages, because }) => [
      code(name),
      short(rows),
      sizeText(pages),
      text(because),
    ]),
  ),
]

function statements(report: PlansReport, most: number): readonly string[] {
  if (report.statements.length === 0) return []
  return [
    '## Statements, those that touch most first',
    '',
    ...report.statements
      .slice(0, most)
      .flatMap((one) => [
        `- **${pagesText(one.touched.pages)}**, ${rowsText(one.touched.rows)}: ${code(one.sql)}`,
        `  - ${text(usesText(one))}; ${text(wayText(one))}`,
        ...(flipText(one) === null ? [] : [`  - ${text(flipText(one)!)}`]),
        ...one.remarks.map((remark) => `  - ${text(remark)}`),
      ]),
  ]
}

const foreignKeys = (report: PlansReport): readonly string[] =>
  report.foreignKeys.length === 0
    ? []
    : [
        '## Deletes that read a whole table',
        '',
        ...table(
          ['deleting from', 'reads', 'pages', 'operations'],
          report.foreignKeys.map((key) => [
            code(key.references),
            code(`${key.table} (${key.columns.join(', ')})`),
            pagesText(key.touched.pages),
            key.deletedBy.length === 0 ? 'none' : key.deletedBy.slice(0, 3).map(code).join(', '),
          ]),
        ),
      ]

const indexes = (report: PlansReport): readonly string[] =>
  report.indexes.length === 0
    ? []
    : [
        '## Indexes that would help',
        '',
        ...report.indexes.flatMap((index) => [
          '```sql',
          `${index.sql};`,
          '```',
          '',
          `${gainText(index)}; ${paidText(index)}.`,
          '',
        ]),
        ...(report.revision === null
          ? []
          : [text(revisionText(report.revision)), '', '```', report.revision.file.text.trimEnd(), '```']),
      ]

const unplanned = (report: PlansReport): readonly string[] =>
  report.unplanned.length === 0
    ? []
    : [
        '## Not planned',
        '',
        ...report.unplanned.map(({ reason, statements: number }) => `- ${count(number, 'statement')}: ${text(reason)}`),
      ]

const assumptions = (report: PlansReport): readonly string[] =>
  report.assumptions.length === 0 ? [] : ['## Assumed', '', ...report.assumptions.map((each) => `- ${text(each)}`)]
