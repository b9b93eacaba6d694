import type { Column, Table } from '../../model/index.ts'
import { isKeyColumn, isUniqueColumn, placeText } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'

/** `books (Book app/models/book.py:11): id integer pk, title varchar(200), author_id integer ->authors.id`. */
export function tableLine(table: Table): string {
  const columns = table.columns.map((column) => columnText(table, column)).join(', ')
  const several = table.uniques
    .filter((unique) => unique.columns.length > 1)
    .map((unique) => ` unique(${unique.columns.join(',')})`)
    .join('')
  return plain(`${table.id} (${table.model ?? 'Table'} ${placeText(table.at)}): ${columns}${several}`)
}

export function columnText(table: Table, column: Column): string {
  const key = table.foreignKeys.find((each) => each.columns.includes(column.name))
  const target =
    key === undefined
      ? ''
      : ` ->${key.references.table}.${key.references.columns[key.columns.indexOf(column.name)] ?? '?'}`
  const marks = [
    isKeyColumn(table, column.name) ? ' pk' : column.nullable ? '?' : '',
    isUniqueColumn(table, column.name) ? ' unique' : '',
    target,
    column.attribute === column.name ? '' : ` as ${column.attribute}`,
  ]
  return `${column.name} ${column.type === '' ? 'unknown' : column.type.toLowerCase()}${marks.join('')}`
}
