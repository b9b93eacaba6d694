import type { PlannedStatement, PlansReport, ProposedIndex } from '../../model/index.ts'
import { count, grouped } from '../../model/queries/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { short } from '../text/amounts.ts'
import { columns, cut, padEnd, padStart, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { PlansOptions, RenderPlans } from './options.ts'
import {
  type Weight,
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
  weightOf,
} from './words.ts'

interface Page {
  readonly paint: Paint
  readonly width: number
  readonly all: boolean
}

const SHOWN = { findings: 8, statements: 12, tables: 8, keys: 10, reasons: 8 }
const marks: Readonly<Record<Weight, { readonly shape: string; readonly style: Style }>> = {
  heavy: { shape: '●', style: 'red' },
  some: { shape: '◐', style: 'yellow' },
  light: { shape: '○', style: 'green' },
}

/** What grows too dear first, and what would help. */
export const render: RenderPlans = (report, options) => {
  const page = pageOf(options)
  const parts = [header, findings, tables, statements, foreignKeys, indexes, unplanned, assumed, footer]
  return `${parts
    .map((part) => part(report, page))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => ` ${line}`.trimEnd()).join('\n'))
    .join('\n\n')}\n`
}

const pageOf = ({ color, width, all }: PlansOptions): Page => ({
  paint: painter(color),
  width: Math.min(132, Math.max(60, width)) - 2,
  all,
})

const heading = ({ paint }: Page, title: string, rest: string): string =>
  `${paint('bold', title)}  ${paint('dim', rest)}`

function header(report: PlansReport, page: Page): readonly string[] {
  const largest = report.steps.at(-1) ?? 0
  return [
    page.paint('bold', `${plain(report.project)}: plans up to ${short(largest)} rows`),
    page.paint('dim', `${report.server}, ${sourceText(report)}; no row was stored, no query run`),
    page.paint('dim', countsText(report)),
  ]
}

/** What the rules on plans say, worst first; the tables below show it. */
function findings(report: PlansReport, page: Page): readonly string[] {
  const all = report.findings.filter(({ audience }) => page.all || audience !== 'auditor')
  if (all.length === 0) return []
  const shown = page.all ? all : all.slice(0, SHOWN.findings)
  return [
    heading(page, 'Findings', count(all.length, 'finding')),
    ...shown.flatMap(({ severity, message, places: [at], rule }) => [
      ...wrap(plain(`${severity}: ${message}`), page.width - 4).map((line, i) => `  ${i === 0 ? '' : '  '}${line}`),
      `    ${page.paint('dim', plain(`${at ? `${at.file}:${at.line} · ` : ''}${rule}`))}`,
    ]),
    ...more(page, all.length - shown.length),
  ]
}

function tables(report: PlansReport, page: Page): readonly string[] {
  const all = shownTables(report)
  const shown = page.all ? all : all.slice(0, SHOWN.tables)
  const name = widest(
    shown.map(({ table }) => table),
    34,
  )
  return [
    heading(page, 'Tables', count(all.length, 'table')),
    ...shown.map(({ table, rows, pages, because }) =>
      [
        `  ${padEnd(cut(plain(table), name), name)}`,
        `${padStart(short(rows), 6)} rows`,
        padStart(sizeText(pages), 8),
        page.paint('dim', cut(plain(because), page.width - name - 32)),
      ].join('  '),
    ),
    ...more(page, all.length - shown.length),
  ]
}

function statements(report: PlansReport, page: Page): readonly string[] {
  const all = report.statements
  if (all.length === 0) return []
  const shown = page.all ? all : all.slice(0, SHOWN.statements)
  const of = (wanted: Weight): number => all.filter((one) => weightOf(one) === wanted).length
  return [
    heading(
      page,
      'Statements',
      `${of('heavy')} touch more than 100k pages, ${of('some')} more than 1,000, ${of('light')} fewer`,
    ),
    ...shown.flatMap((one) => statementLines(one, page)),
    ...more(page, all.length - shown.length),
  ]
}

function statementLines(statement: PlannedStatement, page: Page): readonly string[] {
  const { paint, width } = page
  const { shape, style } = marks[weightOf(statement)]
  const flip = flipText(statement)
  const inside = (text: string, styled: (line: string) => string = (line) => line): readonly string[] =>
    wrap(plain(text), width - 4).map((line) => `    ${styled(line)}`)
  return [
    `  ${paint(style, `${shape} ${pagesText(statement.touched.pages)}`)}, ${rowsText(statement.touched.rows)}  ${paint('dim', cut(plain(usesText(statement)), width - 44))}`,
    ...inside(statement.sql).slice(0, page.all ? 40 : 3),
    ...inside(`${wayText(statement)} · ${growthText(statement)}`, (line) => paint('cyan', line)),
    ...(flip === null ? [] : inside(flip, (line) => paint('yellow', line)).slice(0, page.all ? 40 : 3)),
    ...statement.remarks
      .slice(0, page.all ? 40 : 2)
      .flatMap((remark) => inside(`? ${remark}`, (line) => paint('dim', line)).slice(0, 2)),
  ]
}

/** The cost at every step of ten: `cost 4 · 12 · 350 · 9k`. */
const growthText = ({ steps }: PlannedStatement): string => `cost ${steps.map(({ cost }) => short(cost)).join(' · ')}`

function foreignKeys(report: PlansReport, page: Page): readonly string[] {
  const all = report.foreignKeys.toSorted(
    (one, other) => other.deletedBy.length - one.deletedBy.length || other.touched.pages - one.touched.pages,
  )
  if (all.length === 0) return []
  const shown = page.all ? all : all.slice(0, SHOWN.keys)
  return [
    heading(
      page,
      'Deletes',
      `${count(all.length, 'foreign key')} without an index: deleting a parent reads the whole table`,
    ),
    ...shown.map(({ table, columns: own, references, onDelete, touched, deletedBy }) =>
      cut(
        plain(
          `  ${references} → ${table} (${own.join(', ')})  ${pagesText(touched.pages)} a delete, ${onDelete.toLowerCase()}` +
            (deletedBy.length === 0
              ? ', in no operation'
              : `, in ${deletedBy[0]}${deletedBy.length > 1 ? ` and ${deletedBy.length - 1} more` : ''}`),
        ),
        page.width,
      ).replace(/^/, '  '),
    ),
    ...more(page, all.length - shown.length),
  ]
}

function indexes(report: PlansReport, page: Page): readonly string[] {
  if (report.indexes.length === 0) return []
  return [
    heading(page, 'Indexes', 'tried in the twin, one by one, over all statements'),
    ...report.indexes.flatMap((index) => indexLines(index, page)),
    ...(report.revision === null
      ? []
      : wrap(plain(revisionText(report.revision)), page.width - 2).map((line) => `  ${page.paint('dim', line)}`)),
  ]
}

function indexLines(index: ProposedIndex, { paint, width }: Page): readonly string[] {
  const serves = [
    ...(index.gains.length > 0 ? [count(index.gains.length, 'statement')] : []),
    ...(index.foreignKeys.length > 0 ? [count(index.foreignKeys.length, 'foreign key')] : []),
  ].join(' and ')
  return [
    ...wrap(plain(`${index.sql};`), width - 2).map((line) => `  ${paint('green', line)}`),
    ...wrap(`${gainText(index)} · serves ${serves} · ${paidText(index)}`, width - 4).map((line) => `    ${line}`),
  ]
}

function unplanned(report: PlansReport, page: Page): readonly string[] {
  const all = report.unplanned
  if (all.length === 0) return []
  const shown = page.all ? all : all.slice(0, SHOWN.reasons)
  return [
    heading(page, 'Not planned', `${report.counts.unplanned} of ${count(report.counts.statements, 'statement')}`),
    ...shown.map(({ reason, statements: number, examples }) => {
      const [first] = examples
      return cut(
        plain(`${padStart(grouped(number), 5)}  ${reason}${first ? `  (${first.file}:${first.line})` : ''}`),
        page.width,
      )
    }),
    ...more(page, all.length - shown.length),
  ]
}

function assumed(report: PlansReport, page: Page): readonly string[] {
  const texts = [
    ...report.assumptions,
    ...report.refused.slice(0, 3).map(({ sql, message }) => `the server refused ${sql.slice(0, 60)}: ${message}`),
    'a plan is told by its shape and its cost: how long it takes, only rows that are there can tell',
  ]
  return [
    page.paint('yellow', 'assumed'),
    ...texts.flatMap((text) =>
      wrap(plain(text), page.width - 4).map((line, i) => page.paint('dim', `${i === 0 ? '  ' : '    '}${line}`)),
    ),
  ]
}

function footer(report: PlansReport, { paint }: Page): readonly string[] {
  const heavy = report.statements.filter((one) => weightOf(one) === 'heavy').length
  const next = report.statistics === 'assumed' ? 'architect plans --rows TABLE=NUMBER' : 'architect plans --all'
  return [
    paint(
      'bold',
      `${count(heavy, 'statement')} read too much · ${count(report.foreignKeys.length, 'foreign key')} unindexed · ${count(report.indexes.length, 'index')} proposed`,
    ),
    `${paint('dim', 'next:')} ${paint('cyan', next)}`,
  ]
}

const more = ({ paint }: Page, left: number): readonly string[] =>
  left > 0 ? [paint('dim', `  … ${left} more (--all)`)] : []

const widest = (texts: readonly string[], most: number): number =>
  Math.min(most, Math.max(1, ...texts.map((text) => columns(plain(text)))))
