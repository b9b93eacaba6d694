import { plain } from '../text/plain.ts'
import type { RenderPlans } from './options.ts'
import { countsText, flipText, paidText, shownTables, sourceText, usesText, wayText, weightOf } from './words.ts'

const SHOWN = 40

/** For a coding agent: dense, the same text for the same code. */
export const render: RenderPlans = (report, { all }) => {
  const heavy = report.statements.filter((one) => all || weightOf(one) !== 'light')
  const lines = [
    `# plans: ${countsText(report)}`,
    `${report.server}; ${sourceText(report)}; costs and pages are the planner's, not milliseconds`,
    '## findings: severity rule place | sentence',
    ...report.findings.map(
      ({ severity, rule, places: [at], message }) =>
        `${severity} ${rule} ${at ? `${at.file}:${at.line}` : ''} | ${message}`,
    ),
    '## tables: rows (because)',
    ...shownTables(report).map(({ table, rows, because }) => `${table} ${rows} (${because})`),
    '## statements that read much: pages rows | operations | way | sql',
    ...heavy
      .slice(0, all ? Infinity : SHOWN)
      .flatMap((one) => [
        `${one.touched.pages} ${one.touched.rows} | ${usesText(one, 4)} | ${wayText(one)} | ${one.sql}`,
        ...(flipText(one) === null ? [] : [`  ${flipText(one)}`]),
        ...one.remarks.map((remark) => `  unknown: ${remark}`),
      ]),
    '## foreign keys whose parent delete reads the whole child',
    ...report.foreignKeys.map(
      (key) =>
        `${key.references} -> ${key.table}(${key.columns.join(',')}) ${key.touched.pages} pages, ${key.onDelete}`,
    ),
    '## indexes that help, tried',
    ...report.indexes.map((index) => `${index.sql}; -- ${paidText(index)}`),
    '## not planned',
    ...report.unplanned.map(({ reason, statements }) => `${statements}: ${reason}`),
  ]
  return `${lines.map(plain).join('\n')}\n`
}
