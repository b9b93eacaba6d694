import { plural, spoken } from '../../../kernel/english.ts'
import type { Backend, Column, Table } from '../../../model/index.ts'
import { BEFORE } from './sentences.ts'

/** A column of a table that is there, as somebody says it. */
export interface ColumnSaid {
  readonly table: Table
  readonly column: Column
  readonly index: number
  readonly text: string
}

/** `an order's state`, `the state of an order`, `order states`: what stands around it is matched with it. */
export function columnSaid(
  sentence: string,
  backend: Backend,
  around: (column: ColumnWords) => readonly string[],
): ColumnSaid | null {
  for (const table of backend.data.tables) {
    if (table.model === null) continue
    for (const column of table.columns) {
      if (isKey(table, column)) continue
      for (const form of around(wordsOf(table, column))) {
        const found = new RegExp(`\\b${form}(?![a-z-])`, 'i').exec(sentence)
        if (found) return { table, column, index: found.index, text: found[0] }
      }
    }
  }
  return null
}

export interface ColumnWords {
  readonly table: string
  readonly column: string
  /** However both are put together. */
  readonly both: string
}

function wordsOf({ model, name }: Table, column: Column): ColumnWords {
  const table = either([spoken(model!), name.replaceAll('_', ' ')])
  const held = either([column.name.replaceAll('_', ' ')])
  const before = `(?:(?:${BEFORE})\\s+)*`
  return {
    table: `${before}${table}`,
    column: held,
    both: `(?:${before}${table}(?:['’]s?)?\\s+${held}|(?:the\\s+)?${held}\\s+(?:of|for|per)\\s+${before}${table})`,
  }
}

const either = (names: readonly string[]): string =>
  `(?:${[...new Set(names.flatMap((name) => [name, plural(name)]))].map((one) => one.replaceAll(' ', '[ -]')).join('|')})`

/** What only tells rows apart, or leads to others, is no value of them. */
const isKey = ({ primaryKey, foreignKeys }: Table, { name }: Column): boolean =>
  primaryKey?.columns.includes(name) === true || foreignKeys.some(({ columns }) => columns.includes(name))
