import type { Backend, Operation, Table } from '../index.ts'
import { compareText } from './order.ts'

/** What an operation does to a table, over all of its statements. */
export interface TableUse {
  readonly table: string
  readonly reads: number
  readonly writes: number
}

export function tablesUsed(operation: Operation): readonly TableUse[] {
  const uses = new Map<string, { reads: number; writes: number }>()
  for (const statement of operation.statements) {
    for (const table of new Set(statement.tables)) {
      const use = uses.get(table) ?? { reads: 0, writes: 0 }
      if (statement.verb === 'select' || statement.verb === 'raw') use.reads += 1
      else use.writes += 1
      uses.set(table, use)
    }
  }
  return [...uses].map(([table, use]) => ({ table, ...use }))
}

export interface CreationOrder {
  /** Every table once, those that are referred to first. */
  readonly tables: readonly Table[]
  /** Table ids with, for each, the ids it may only refer to once they exist. */
  readonly late: ReadonlyMap<string, ReadonlySet<string>>
}

/** An order in which the tables can be created, and the references that close a circle. */
export function creationOrder(tables: readonly Table[]): CreationOrder {
  const remaining = new Map([...tables].sort((a, b) => compareText(a.id, b.id)).map((table) => [table.id, table]))
  const ordered: Table[] = []
  const late = new Map<string, ReadonlySet<string>>()
  while (remaining.size > 0) {
    const free = [...remaining.values()].filter((table) => waitsFor(table, remaining).size === 0)
    const next = free.length > 0 ? free : [leastWaiting(remaining)]
    for (const table of next) {
      const missing = waitsFor(table, remaining)
      if (missing.size > 0) late.set(table.id, missing)
      ordered.push(table)
    }
    for (const table of next) remaining.delete(table.id)
  }
  return { tables: ordered, late }
}

function waitsFor(table: Table, remaining: ReadonlyMap<string, Table>): ReadonlySet<string> {
  const targets = table.foreignKeys.map((key) => key.references.table)
  return new Set(targets.filter((target) => target !== table.id && remaining.has(target)))
}

function leastWaiting(remaining: ReadonlyMap<string, Table>): Table {
  const candidates = [...remaining.values()].map((table) => ({ table, waiting: waitsFor(table, remaining).size }))
  return candidates.reduce((best, candidate) => (candidate.waiting < best.waiting ? candidate : best)).table
}

export function isKeyColumn(table: Table, column: string): boolean {
  return table.primaryKey?.columns.includes(column) ?? false
}

export function isUniqueColumn(table: Table, column: string): boolean {
  const constraint = table.uniques.some((unique) => unique.columns.length === 1 && unique.columns[0] === column)
  return (
    constraint ||
    table.indexes.some(
      (index) => index.unique && index.where === null && index.keys.length === 1 && index.keys[0] === column,
    )
  )
}

export const tableOf = (backend: Backend, id: string): Table | null =>
  backend.data.tables.find((one) => one.id === id) ?? null
