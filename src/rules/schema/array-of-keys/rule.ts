import type { Column } from '../../../model/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { columnsOf, nameOf, others } from '../gathered.ts'

export default rule({
  title: 'Keys of another table kept in a list',
  severity: 'low',
  confidence: 'medium',
  message: 'Keys of other rows are kept in lists, which no foreign key protects: {names}',
  advice: 'Use an association table with two foreign keys.',
  check({ backend }, report) {
    const { tables } = backend.data
    const names = new Set(tables.flatMap(({ name }) => [singular(name), ...name.split('_').slice(-1).map(singular)]))
    const found = columnsOf(tables, (column) => holdsKeys(column, names))
    const [main] = found
    if (!main) return
    report.found({
      at: main.column.at,
      subject: 'lists of keys',
      arguments: { names: first(found.map(nameOf), 5) },
      related: others(found),
    })
  },
})

const singular = (name: string): string => name.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')

/** `tag_ids` next to a table of tags. */
function holdsKeys(column: Column, names: ReadonlySet<string>): boolean {
  const of = /^(?:\w+_)?([a-z]+)_ids$/.exec(column.name.toLowerCase())?.[1]
  return of !== undefined && names.has(singular(of)) && /\[\]$|^JSONB?$/.test(column.type)
}
