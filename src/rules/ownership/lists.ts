import type { Backend, Operation, Statement, Table } from '../../model/index.ts'
import { type OwnerPath, ownershipOf, parted, tableOf } from '../../model/queries/index.ts'
import { isInHandler } from './handler.ts'

/** All rows of a table whose rows belong to somebody, read for any caller. */
export interface OpenList {
  readonly statement: Statement
  readonly table: Table
  readonly path: OwnerPath
}

/** The lists an operation reads without asking whose the rows are. */
export function openLists(backend: Backend, operation: Operation): readonly OpenList[] {
  const { paths } = ownershipOf(backend)
  if (operation.method !== 'get' || !isMany(operation)) return []
  const found = new Map<string, OpenList>()
  for (const statement of operation.statements) {
    const [id] = statement.tables
    const path = id === undefined ? undefined : paths.get(id)
    const table = id === undefined ? null : tableOf(backend, id)
    if (!path || !table || found.has(table.id) || !isWhole(statement, operation, table, path)) continue
    found.set(table.id, { statement, table, path })
  }
  return [...found.values()]
}

/** Nothing of the request or the caller chooses the rows, nothing says that they are meant for everyone. */
function isWhole(statement: Statement, operation: Operation, table: Table, path: OwnerPath): boolean {
  if (statement.verb !== 'select' || statement.scoped !== 'no' || !isInHandler(operation, statement)) return false
  if (!statement.chain.at(-1)?.what.startsWith('select')) return false
  return statement.filters.every((one) => {
    const [id, column] = parted(one.column)
    if (one.from === 'principal' || one.from === 'header' || one.from === 'unknown') return false
    if (id === table.id && path.columns.includes(column)) return false
    if (one.from === 'constant' && MEANT_FOR_ALL.test(column)) return false
    return !(one.from === 'path' || ((one.from === 'query' || one.from === 'body') && /id$/.test(column)))
  })
}

const MEANT_FOR_ALL =
  /^(is_)?(public|published|available|visible|visibility|listed|shared|status|active|template|default)$/

const isMany = (operation: Operation): boolean =>
  (operation.trace?.returns ?? []).some((one) => one.many) ||
  operation.responses.some(
    (response) =>
      response.status.startsWith('2') && Object.values(response.content).some((schema) => schema['type'] === 'array'),
  )
