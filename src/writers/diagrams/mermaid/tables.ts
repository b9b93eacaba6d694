import type { Column, ForeignKey, Table } from '../../../model/index.ts'
import { isKeyColumn, isUniqueColumn } from '../../../model/queries/index.ts'
import { shortType } from '../types.ts'
import { label, word } from './names.ts'

export interface DiagramOptions {
  /** Only the columns that identify and refer; for overviews. */
  readonly keysOnly: boolean
}

/** An `erDiagram` of these tables and the references between them. */
export function tableDiagram(tables: readonly Table[], options: DiagramOptions): string {
  const shown = new Set(tables.map((table) => table.id))
  const lines = ['erDiagram', ...tables.flatMap((table) => entity(table, options))]
  for (const table of tables) {
    for (const key of table.foreignKeys) if (shown.has(key.references.table)) lines.push(reference(table, key))
  }
  return `${lines.join('\n')}\n`
}

function entity(table: Table, { keysOnly }: DiagramOptions): readonly string[] {
  const title = word(table.id) === table.id ? table.id : `${word(table.id)}[${label(table.id)}]`
  const columns = table.columns.filter((column) => !keysOnly || marks(table, column) !== '')
  if (columns.length === 0) return [`    ${title}`]
  return [`    ${title} {`, ...columns.map((column) => `        ${attribute(table, column)}`), '    }']
}

function attribute(table: Table, column: Column): string {
  const type = shortType(column.type).replace(/[^\w()[\]-]+/g, '-')
  const keys = marks(table, column)
  return [/^[a-z]/i.test(type) ? type : `t_${type}`, word(column.name), ...(keys === '' ? [] : [keys])].join(' ')
}

function marks(table: Table, column: Column): string {
  const refers = table.foreignKeys.some((key) => key.columns.includes(column.name))
  const found = [isKeyColumn(table, column.name) ? 'PK' : '', refers ? 'FK' : '']
  if (!isKeyColumn(table, column.name) && isUniqueColumn(table, column.name)) found.push('UK')
  return found.filter((mark) => mark !== '').join(', ')
}

function reference(table: Table, key: ForeignKey): string {
  const optional = key.columns.some((name) => table.columns.find((column) => column.name === name)?.nullable ?? false)
  const single = key.columns.length === 1 && isAlone(table, key.columns[0] ?? '')
  return `    ${word(key.references.table)} ${optional ? '|o' : '||'}--${single ? 'o|' : 'o{'} ${word(table.id)} : ${label(key.columns.join(', '))}`
}

function isAlone(table: Table, column: string): boolean {
  return isUniqueColumn(table, column) || (table.primaryKey?.columns.length === 1 && isKeyColumn(table, column))
}
