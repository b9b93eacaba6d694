import type { Column } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A foreign key of another type than what it points to',
  severity: 'medium',
  confidence: 'high',
  message: '`{table}.{column}` is `{type}` and points to `{parent}.{key}`, which is `{other}`',
  advice: 'Give both columns the same type.',
  check({ backend }, report) {
    const tables = new Map(backend.data.tables.map((table) => [table.id, table]))
    for (const table of backend.data.tables)
      for (const key of table.foreignKeys) {
        const parent = tables.get(key.references.table)
        for (const [index, name] of key.columns.entries()) {
          const column = table.columns.find((one) => one.name === name)
          const other = parent?.columns.find((one) => one.name === key.references.columns[index])
          if (!parent || !column || !other || kindOf(column) === kindOf(other)) continue
          if (kindOf(column) === '' || kindOf(other) === '') continue
          report.found({
            at: key.at,
            subject: `${table.id}.${name}`,
            arguments: {
              table: table.id,
              column: name,
              type: column.type,
              parent: parent.id,
              key: other.name,
              other: other.type,
            },
            severity: areNumbers(column, other) ? 'medium' : 'high',
            related: [{ what: `${parent.id}.${other.name}`, at: other.at }],
          })
        }
      }
  },
})

/** Lengths do not matter to PostgreSQL here; '' for types of the project. */
function kindOf({ type }: Column): string {
  const name = type.replace(/\(.*\)/, '').trim()
  if (/^(VARCHAR|TEXT|CHARACTER VARYING)$/.test(name)) return 'text'
  return /^(INTEGER|BIGINT|SMALLINT|UUID|CHAR|NUMERIC)$/.test(name) ? name : ''
}

/** Whole numbers can be compared with each other: it is created, and overflows. */
const areNumbers = (...columns: readonly Column[]): boolean =>
  columns.every((column) => /^(INTEGER|BIGINT|SMALLINT|NUMERIC)$/.test(kindOf(column))) ||
  columns.every((column) => /^(text|CHAR)$/.test(kindOf(column)))
