import type { Index, Table } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An index that another one already serves',
  severity: 'low',
  confidence: 'high',
  message: '{index} of `{table}` is served by {other}: it costs every write and helps no read',
  advice: 'Drop it: remove `index=True` or the `Index`, with a migration.',
  check({ backend }, report) {
    for (const table of backend.data.tables)
      for (const index of table.indexes) {
        const other = servedBy(index, table)
        if (other === null) continue
        const byKey = other === 'the primary key'
        report.found({
          at: index.at,
          subject: byKey ? 'primary keys' : `${table.id} ${index.keys.join()}`,
          arguments: { table: table.id, index: `The index on \`${index.keys.join(', ')}\``, other },
          ...(byKey ? { cause: 'primary keys' } : {}),
        })
      }
  },
})

/** What finds the same rows in the same order, in words; null when nothing does. */
function servedBy(index: Index, table: Table): string | null {
  if (!isOrdinary(index) || index.where !== null || index.include.length > 0 || (index.options ?? '') !== '')
    return null
  const key = table.primaryKey?.columns ?? []
  if (begins(key, index) && (!index.unique || key.length === index.keys.length)) return 'the primary key'
  const unique = table.uniques.find(
    ({ columns, options }) =>
      options === '' && begins(columns, index) && (!index.unique || columns.length === index.keys.length),
  )
  if (unique) return `the unique constraint on \`${unique.columns.join(', ')}\``
  const at = table.indexes.indexOf(index)
  const other = table.indexes.find(
    (one, position) =>
      one !== index &&
      isOrdinary(one) &&
      one.where === null &&
      begins(one.keys, index) &&
      isEnough(one, index, position < at),
  )
  return other ? `the index on \`${other.keys.join(', ')}\`` : null
}

const isOrdinary = ({ using }: Index): boolean => using === null || /^btree$/i.test(using)

const begins = (keys: readonly string[], index: Index): boolean =>
  index.keys.length > 0 &&
  index.keys.length <= keys.length &&
  index.keys.every((key, position) => keys[position] === key)

/** A longer one serves an ordinary index; of two that are the same the unique one stays, or the first. */
function isEnough(one: Index, index: Index, isEarlier: boolean): boolean {
  if (one.keys.length > index.keys.length) return !index.unique
  return one.unique === index.unique ? isEarlier : one.unique
}
