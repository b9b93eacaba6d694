import type { Index, Table } from '../../model/index.ts'
import { identifier, identifiers, qualified } from './identifiers.ts'

export function createIndex(table: Table, index: Index): string {
  const name = index.name === null ? '' : ` ${identifier(index.name)}`
  const using = index.using === null ? '' : ` USING ${index.using}`
  const keys = index.keys.map((key) => indexKey(table, key)).join(', ')
  const include = index.include.length === 0 ? '' : ` INCLUDE (${identifiers(index.include)})`
  const options = index.options === undefined ? '' : ` ${index.options}`
  const where = index.where === null ? '' : ` WHERE ${index.where}`
  return `CREATE${index.unique ? ' UNIQUE' : ''} INDEX${name} ON ${qualified(table.schema, table.name)}${using} (${keys})${include}${options}${where};`
}

/** A column, a column with order or operator class, or an expression; only the last needs parentheses. */
function indexKey(table: Table, key: string): string {
  const isColumn = (name: string) => table.columns.some((column) => column.name === name)
  if (isColumn(key)) return identifier(key)
  const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(key) ?? []
  if (isColumn(first) && /^[\w."]+(?:\s+(?:asc|desc|nulls|first|last))*$/i.test(rest))
    return `${identifier(first)} ${rest}`
  return standsAlone(key) ? key : `(${key})`
}

/** Already quoted, in parentheses of its own, or one function call, each with order or operator class after it. */
function standsAlone(key: string): boolean {
  if (/^"(?:[^"]|"")+"(?:\s+[\w.]+)*$/.test(key)) return true
  const start = /^(?:[\w.]+)?\(/.exec(key)
  if (start === null) return false
  const end = closing(key, start[0].length - 1)
  return end >= 0 && /^(?:\s+[\w."]+)*$/.test(key.slice(end + 1))
}

function closing(text: string, open: number): number {
  let depth = 0
  let quoted = false
  for (let index = open; index < text.length; index += 1) {
    const character = text[index]
    if (character === "'") quoted = !quoted
    if (quoted) continue
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth === 0) return index
  }
  return -1
}
