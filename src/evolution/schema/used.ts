import type { Backend, CatalogChange, Place, Statement, Table } from '../../model/index.ts'
import { endOf } from '../change.ts'

/** What an operation does with a table or a column. */
export interface Use {
  readonly operation: string
  readonly how: 'filters' | 'sorts' | 'writes' | 'changes' | 'names' | 'loads'
  readonly at: Place | null
}

/** Operations that ask for what changes, each with the statement that says so most plainly. */
export function usesOf(backend: Backend, one: CatalogChange): readonly Use[] {
  if (one.of !== 'table' && one.of !== 'view' && one.of !== 'column') return []
  const [table, column] = one.of === 'column' ? [one.table!, columnOf(one)] : [nameBefore(one), null]
  const ids = new Set([table, `${one.schema}.${table}`])
  const uses = backend.api.operations.flatMap(({ id, statements }) => {
    const found = statements.flatMap((statement) => {
      const how = howOf(statement, ids, column)
      return how === null ? [] : [{ operation: id, how, at: endOf(statement.chain) }]
    })
    return found.toSorted((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how)).slice(0, 1)
  })
  return uses.toSorted((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
}

const ORDER: readonly Use['how'][] = ['filters', 'sorts', 'names', 'writes', 'changes', 'loads']

/** As the base calls it. */
const columnOf = (one: CatalogChange): string =>
  one.change === 'renamed' ? (one.aspects[0] ?? one.name).split('.').at(-1)! : one.name
const nameBefore = (one: CatalogChange): string =>
  one.change === 'renamed' ? (one.aspects[0] ?? one.name).split('.').at(-1)! : one.name

function howOf(statement: Statement, ids: ReadonlySet<string>, column: string | null): Use['how'] | null {
  const { verb, tables, filters, sort, aggregate, loads, sql } = statement
  const at = tables.findIndex((name) => ids.has(name))
  if (at < 0) return null
  if (column === null) return WITH_TABLE[verb]
  const isIt = (text: string | undefined): boolean =>
    text !== undefined && [...ids].some((id) => text === `${id}.${column}` || text.startsWith(`${id}.${column} `))
  if (filters.some((filter) => isIt(filter.column) || isIt(filter.to))) return 'filters'
  if (sort.some((text) => isIt(text) || (at === 0 && text.split(' ')[0] === column))) return 'sorts'
  if (verb === 'raw') return mentions(sql ?? '', column) ? 'names' : null
  // Whoever loads a row of a mapped class names every column; other tables help to find it, or come with it.
  if (verb === 'select') return aggregate !== true && (at === 0 || loads.length > 0) ? 'loads' : null
  return at > 0 || verb === 'delete' ? null : WITH_TABLE[verb]
}

const WITH_TABLE: Readonly<Record<Statement['verb'], Use['how']>> = {
  select: 'loads',
  insert: 'writes',
  update: 'changes',
  delete: 'changes',
  raw: 'names',
}

const mentions = (sql: string, name: string): boolean =>
  sql.split(/[^\p{L}\p{N}_$]+/u).some((word) => word.toLowerCase() === name.toLowerCase())

/** The table of the models that goes by this name in the database. */
export const modelOf = (backend: Backend, schema: string, name: string): Table | null =>
  backend.data.tables.find((table) => table.name === name && (table.schema ?? 'public') === schema) ?? null
