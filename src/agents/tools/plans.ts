import type { PlansReport } from '../../model/index.ts'
import { count, placeText } from '../../model/queries/index.ts'
import { countsText, flipText, gainText, paidText, sourceText, wayText } from '../../reports/plans/words.ts'
import { given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { ran } from '../../flows/ran.ts'
import { LISTED, choice, folder, input, paging, texts } from './schema.ts'
import type { Tool } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

const SHOWN = ['findings', 'statements', 'indexes', 'foreign keys', 'tables', 'not planned'] as const

export const plans: Tool = {
  name: 'plans',
  title: 'Plan the statements at stated sizes',
  description:
    "How the statements of the backend are planned by a real planner when its tables have the rows you state, and which indexes help. Costs and pages are the planner's, no milliseconds. Call it for questions of scale: findings first, then statements or indexes.",
  input: input({
    rows: texts('rows of tables: orders=1e6; the others follow from them'),
    show: choice(SHOWN, 'findings by default'),
    folder,
    ...paging,
  }),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(plans, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const directory = workFolder(asked, desk)
    const rows = asked.list('rows')
    const [{ plans: planStatements }, { configurationOf }] = await Promise.all([
      import('../../flows/plans.ts'),
      import('../../flows/configuration.ts'),
    ])
    const { result, run } = await ran(
      'planned every statement in a twin without rows',
      [
        'architect plans',
        folderWord(directory, desk),
        ...rows.map((row) => `--rows ${row.replace(/[^\w.=]/g, '')}`),
      ].join(' '),
      () =>
        planStatements(
          {
            directory,
            entries: [],
            environment: {},
            cache: true,
            needs: [],
            rows,
            configured: configurationOf(directory).rows,
            dump: null,
            database: null,
            proposes: true,
          },
          desk.progress,
        ),
    )
    const show = SHOWN.find((one) => one === asked.text('show')) ?? 'findings'
    return listed(
      {
        kind: 'plans',
        summary: `${countsText(result)}; ${result.server}; ${sourceText(result)}; ${count(result.findings.length, 'finding')}, ${count(result.indexes.length, 'index')} that would help`,
        hints: SHOWN.filter((one) => one !== show && parts[one](result).length > 0).map(
          (one) => `plans with show=${one}`,
        ),
        items: parts[show](result),
        runs: [run],
      },
      asked,
      desk,
    )
  },
}

const parts: Readonly<Record<(typeof SHOWN)[number], (report: PlansReport) => readonly Item[]>> = {
  findings: ({ findings }) =>
    findings.map(({ rule, severity, message, advice, places }) =>
      item({ rule, severity, message, advice, at: places.slice(0, 3).map(placeText) }, ...places),
    ),
  statements: ({ statements }) =>
    statements
      .toSorted((one, other) => other.touched.pages - one.touched.pages)
      .map((one) =>
        item({
          sql: one.sql,
          pages: one.touched.pages,
          rows: one.touched.rows,
          way: wayText(one),
          flips: flipText(one),
          operations: [...new Set(one.uses.map(({ operation }) => operation))],
          at: one.uses.slice(0, 3).map(({ file, line }) => `${file}:${line}`),
          unknown: one.remarks,
        }),
      ),
  indexes: ({ indexes }) =>
    indexes.map((one) =>
      item({ sql: one.sql, gains: gainText(one), costs: paidText(one), for: one.gains.map(({ sql }) => sql) }),
    ),
  'foreign keys': ({ foreignKeys }) =>
    foreignKeys.map(({ table, columns, references, onDelete, touched, deletedBy }) =>
      item({
        deleting: references,
        reads: `${table}(${columns.join(', ')})`,
        pages: touched.pages,
        onDelete,
        deletedBy,
      }),
    ),
  tables: ({ tables }) => tables.map(({ table, rows, pages, because }) => item({ table, rows, pages, because })),
  'not planned': ({ unplanned }) => unplanned.map(({ reason, statements }) => item({ reason, statements })),
}
