import type { Column, Place, Table } from '../../../model/index.ts'
import { keyColumns } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { softDeleteOf } from '../soft-delete.ts'

export default rule({
  title: 'Uniqueness that counts deleted rows',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: 'What rows marked by `{mark}` as deleted hold stays taken: {names}',
  advice: 'Make it a unique index with `postgresql_where=text("{mark} IS NULL")` (or its negation for a flag).',
  check({ backend }, report) {
    const found = backend.data.tables.flatMap((table) => {
      const mark = softDeleteOf(table)
      return mark ? wholeUniques(table, mark).map((unique) => ({ ...unique, mark })) : []
    })
    const [main] = found
    if (!main) return
    report.found({
      at: main.at,
      subject: 'uniques',
      arguments: {
        names: first(
          found.map(({ name }) => name),
          5,
        ),
        mark: main.mark.name,
      },
      related: found.slice(1, 12).map(({ name, at }) => ({ what: name, at })),
    })
  },
})

interface Unique {
  readonly name: string
  readonly at: Place
}

/** The unique constraints and indexes of a table that no condition limits to rows that are not deleted. */
function wholeUniques(table: Table, mark: Column): readonly Unique[] {
  const placeOf = (columns: readonly string[]): Place =>
    table.columns.find(({ name }) => name === columns[0])?.at ?? table.at
  return [
    ...table.uniques.map(({ columns }) => ({ columns, at: placeOf(columns) })),
    ...table.indexes
      .filter(({ unique, where }) => unique && where === null)
      .map((index) => ({ columns: keyColumns(index), at: index.at })),
  ]
    .filter(({ columns }) => !columns.includes(mark.name) && isNatural(columns, table))
    .map(({ columns, at }) => ({ name: `${table.id}.${columns.join('+')}`, at }))
}

/** What people give and would give again. Tokens and identifiers of other systems are never given twice. */
const isNatural = (columns: readonly string[], table: Table): boolean =>
  columns.some((column) => /(^|_)(e?mail|name|slug|title|username|login|phone|label|code)$/.test(column)) ||
  (columns.length > 1 && columns.every((column) => table.foreignKeys.some((key) => key.columns.includes(column))))
