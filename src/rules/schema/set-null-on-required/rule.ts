import { rule } from '../../rule.ts'

export default rule({
  title: 'A foreign key that sets null where null is forbidden',
  severity: 'high',
  confidence: 'high',
  message:
    '`{table}.{column}` is `NOT NULL` and `ON DELETE SET NULL`: deleting the row of `{parent}` it points to always fails',
  advice: 'Make `{column}` nullable, or choose `ON DELETE CASCADE` or `RESTRICT`.',
  check({ backend }, report) {
    for (const table of backend.data.tables)
      for (const key of table.foreignKeys) {
        if (!/^set null$/i.test(key.onDelete ?? '')) continue
        const column = table.columns.find(({ name, nullable }) => key.columns.includes(name) && !nullable)
        if (!column) continue
        report.found({
          at: key.at,
          subject: table.id,
          arguments: { table: table.id, column: column.name, parent: key.references.table },
          proof: [
            { what: `${column.name} is NOT NULL`, at: column.at },
            { what: 'ON DELETE SET NULL', at: key.at },
          ],
        })
      }
  },
})
