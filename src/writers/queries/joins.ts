import type { Filter, ForeignKey, Table } from '../../model/index.ts'
import { identifier } from '../ddl/identifiers.ts'
import { type ColumnOf, type Names, reference } from './scope.ts'

export interface Joined {
  readonly tables: readonly Table[]
  /** What joins them, a condition each. */
  readonly on: readonly string[]
  /** Tables nobody could join, as how they are joined is not known. */
  readonly apart: readonly Table[]
  readonly remarks: readonly string[]
}

/**
 * Joins tables by the columns a statement compares, or by the only foreign key there is between them, as the mapper
 * does. Two keys to choose from are none.
 */
export function joinTables(
  wanted: readonly Table[],
  filters: readonly Filter[],
  all: readonly Table[],
  names: Names,
): Joined {
  const [first, ...others] = wanted
  if (!first) return { tables: [], on: [], apart: [], remarks: [] }
  const state: State = { tables: [first], on: [], remarks: [] }
  let waiting = others
  for (let before = -1; waiting.length > 0 && waiting.length !== before;) {
    before = waiting.length
    waiting = waiting.filter((table) => !state.tables.includes(table) && !joins(table, state, filters, all, names))
  }
  return { ...state, apart: waiting }
}

interface State {
  readonly tables: Table[]
  readonly on: string[]
  readonly remarks: string[]
}

function joins(table: Table, state: State, filters: readonly Filter[], all: readonly Table[], names: Names): boolean {
  const compared = comparedColumns(table, state.tables, filters, names)
  if (compared.length > 0) {
    state.tables.push(table)
    state.on.push(...compared)
    return true
  }
  const keys = state.tables.flatMap((other) => keysBetween(table, other))
  if (keys.length === 1) {
    state.tables.push(table)
    state.on.push(...keys[0]!)
    state.remarks.push(`${table.id} is joined by the only foreign key there is`)
    return true
  }
  return keys.length === 0 && joinsOver(table, state, all)
}

/** Over the one table that refers to both, as a many-to-many does. */
function joinsOver(table: Table, state: State, all: readonly Table[]): boolean {
  const ways = all.flatMap((between) =>
    state.tables.includes(between) || between === table
      ? []
      : state.tables.flatMap((other) => {
          const [here, there] = [keysTo(between, table), keysTo(between, other)]
          return here.length === 1 && there.length === 1 ? [{ between, on: [...here[0]!, ...there[0]!] }] : []
        }),
  )
  const [way] = ways
  if (!way || ways.length > 1) return false
  state.tables.push(table, way.between)
  state.on.push(...way.on)
  state.remarks.push(`${table.id} is joined over ${way.between.id}, the only table that refers to both`)
  return true
}

function comparedColumns(
  table: Table,
  joined: readonly Table[],
  filters: readonly Filter[],
  names: Names,
): readonly string[] {
  const scope = [table, ...joined]
  return filters.flatMap((filter) => {
    if (!connects(filter) || !isCertain(filter)) return []
    const [one, other] = [names.column(filter.column, scope), names.column(filter.to ?? '', scope)]
    if (!one || !other || one.table === other.table) return []
    const leads = (here: ColumnOf, there: ColumnOf) => here.table === table && joined.includes(there.table)
    return leads(one, other) || leads(other, one) ? [`${reference(one)} = ${reference(other)}`] : []
  })
}

/** A column that equals another one, or one of those a statement hands out. */
export const connects = ({ to, from, operator }: Filter): boolean =>
  to !== undefined && ((operator === '==' && from === 'column') || operator === 'in')

/** It holds for every row: no side of an OR, nothing turned around, nothing that is only sometimes asked. */
export const isCertain = ({ within = [] }: Filter): boolean =>
  within.every((part) => part.startsWith('select ') || part.startsWith('all '))

export const keysBetween = (one: Table, other: Table): readonly (readonly string[])[] =>
  one === other ? [] : [...keysTo(one, other), ...keysTo(other, one)]

export function keysTo(from: Table, to: Table): readonly (readonly string[])[] {
  return from.foreignKeys.flatMap((key) => (key.references.table === to.id ? [onKey(from, to, key)] : []))
}

function onKey(from: Table, to: Table, key: ForeignKey): readonly string[] {
  const targets = key.references.columns.length > 0 ? key.references.columns : (to.primaryKey?.columns ?? [])
  return key.columns.map((column, i) => `${named(from, column)} = ${named(to, targets[i] ?? 'id')}`)
}

const named = (table: Table, column: string): string => `${identifier(table.name)}.${identifier(column)}`
