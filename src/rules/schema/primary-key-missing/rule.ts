import { rule } from '../../rule.ts'

export default rule({
  title: 'A table without a primary key',
  severity: 'medium',
  confidence: 'high',
  message: '`{table}` has no primary key: the same row can be there twice{association}',
  advice: 'Give it one; for an association table, both of its foreign keys together.',
  check({ backend }, report) {
    for (const table of backend.data.tables) {
      const has = (table.primaryKey?.columns.length ?? 0) > 0
      if (
        has ||
        table.columns.length === 0 ||
        table.uniques.some(isWhole) ||
        table.indexes.some(({ unique }) => unique)
      )
        continue
      const keys = new Set(table.foreignKeys.flatMap(({ columns }) => columns))
      const isAssociation = keys.size > 1 && table.columns.every(({ name }) => keys.has(name))
      report.found({
        at: table.at,
        subject: table.id,
        arguments: {
          table: table.id,
          association: isAssociation ? ', and both sides are found by reading all of it' : '',
        },
      })
    }
  },
})

const isWhole = ({ columns }: { readonly columns: readonly string[] }): boolean => columns.length > 0
