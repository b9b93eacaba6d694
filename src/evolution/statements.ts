import type { Filter, Operation, Statement } from '../model/index.ts'
import { type Pairs, pair } from './pairs.ts'

/** Which statement of an operation became which: what does the same to the same tables, the most alike first. */
export function pairStatements(base: Operation, head: Operation): Pairs<Statement> {
  return pair(base.statements, head.statements, [
    (one) => [targetOf(one), one.scoped, one.limited, one.sort.join(), ...filtersOf(one)].join('|'),
    (one) => [targetOf(one), ...columnsOf(one)].join('|'),
    targetOf,
    sourceOf,
  ])
}

const targetOf = ({ verb, tables, sql }: Statement): string =>
  [verb, ...tables.toSorted(), verb === 'raw' ? (sql ?? '') : ''].join(' ')

/** What is read or written first of all; other tables only help to find its rows. */
const sourceOf = ({ verb, tables, sql }: Statement): string =>
  [verb, tables[0] ?? '', verb === 'raw' ? (sql ?? '') : ''].join(' ')

const columnsOf = ({ filters }: Statement): readonly string[] => filters.map(({ column }) => column).sort()

export const filtersOf = ({ filters }: Statement): readonly string[] => [...new Set(filters.map(filterText))].sort()

/** A filter as it counts: its value only where the code fixes it. */
export const filterText = ({ column, operator, from, text }: Filter): string =>
  `${column} ${operator} ${from === 'constant' ? text : from}`

/** `select orders`, `select orders, users and 4 more tables`. */
export function nameOf({ verb, tables }: Statement): string {
  const shown = tables.slice(0, tables.length > MOST ? MOST - 1 : MOST)
  const more = tables.length - shown.length
  return [verb, shown.join(', '), ...(more > 0 ? [`and ${more} more tables`] : [])].filter(Boolean).join(' ')
}

const MOST = 3

/** All filters of the statements that do the same to the same tables. */
export const filtersLike = (one: Statement, all: readonly Statement[]): readonly Filter[] =>
  all.filter((other) => sourceOf(other) === sourceOf(one)).flatMap(({ filters }) => filters)
