import type { RowCondition, Backend, Filter, Operation, Statement, Table } from '../index.ts'
import { type OwnerPath, ownershipOf } from './ownership.ts'
import { tableOf } from './tables.ts'

/** An object the request names, of a table whose rows belong to somebody. */
export interface NamedObject {
  readonly statement: Statement
  readonly filter: Filter
  readonly table: Table
  /** Null when the row is a caller itself. */
  readonly path: OwnerPath | null
}

const REQUEST = new Set<Filter['from']>(['path', 'query', 'body'])
const EQUAL = new Set(['==', '=', 'in', 'is'])

/** The objects an operation takes by an id of the request without anything that ties them to the caller. */
export function unscopedObjects(backend: Backend, operation: Operation): readonly NamedObject[] {
  const found = new Map<string, NamedObject>()
  for (const statement of operation.statements) {
    if (statement.scoped !== 'no' || statement.verb === 'insert' || statement.verb === 'raw') continue
    const object = namedObject(backend, statement)
    if (object && isDecided(backend, operation, object.table)) continue
    if (object && !found.has(object.table.id) && !isComparedElsewhere(operation, object))
      found.set(object.table.id, object)
  }
  const objects = [...found.values()]
  // Where something of a user is taken, the user is only looked up on the way.
  return objects.some((one) => one.path !== null) ? objects.filter((one) => one.path !== null) : objects
}

/** A policy about these rows is asked, and lets nobody past who has no role it names. */
const isDecided = ({ api }: Backend, { policies = [] }: Operation, { id }: Table): boolean =>
  policies.some(({ policy, table }) => {
    const asked = api.policies?.find((one) => one.id === policy)
    return (table === '' || table === id) && asked !== undefined && demandsRole(asked.condition)
  })

function demandsRole(condition: RowCondition): boolean {
  if (condition.kind === 'all') return condition.sides.some(demandsRole)
  if (condition.kind === 'any') return condition.sides.length > 0 && condition.sides.every(demandsRole)
  return condition.kind === 'role'
}

/** The rows of one owner are looked at as well: the object may be looked for among them. */
const isComparedElsewhere = (operation: Operation, { table, path }: NamedObject): boolean =>
  path !== null && operation.statements.some((one) => one.tables.includes(table.id) && ownedOtherwise(one, table, path))

/** Rows everyone may read: an operation without callers hands them out, one or all. */
export const isShared = (backend: Backend, table: Table): boolean =>
  backend.api.operations.some(
    (operation) =>
      operation.method === 'get' &&
      (operation.access.state === 'public' || operation.access.state === 'optional') &&
      operation.statements.some(
        (one) =>
          one.verb === 'select' &&
          one.tables[0] === table.id &&
          one.scoped === 'no' &&
          one.chain.at(-1)?.what.startsWith('select') === true &&
          one.filters.every((filter) => filter.from !== 'header' && !/token|secret|hash|code/i.test(filter.column)),
      ),
  )

/** Whether the handler that names an object changes rows of its table as well. */
export function changesObject(operation: Operation, { statement, table }: NamedObject): boolean {
  if (statement.verb !== 'select') return true
  const [start] = statement.chain
  return operation.statements.some(
    (one) =>
      (one.verb === 'update' || one.verb === 'delete') &&
      one.tables[0] === table.id &&
      one.scoped === 'no' &&
      one.chain[0]?.at.file === start?.at.file &&
      one.chain[0]?.at.line === start?.at.line,
  )
}

/** The object a statement takes by an id of the request. */
export function namedObject(backend: Backend, statement: Statement): NamedObject | null {
  const { paths, callers } = ownershipOf(backend)
  for (const filter of statement.filters) {
    if (!REQUEST.has(filter.from) || !EQUAL.has(filter.operator)) continue
    const [id, column] = parted(filter.column)
    const table = tableOf(backend, id)
    if (!table) continue
    const path = paths.get(table.id) ?? null
    if (!path && !callers.has(table.id)) continue
    if (!isIdentity(table, column) && path?.columns.includes(column) !== true) continue
    if (path && ownedOtherwise(statement, table, path)) continue
    if (isPublicOnly(statement)) continue
    return { statement, filter, table, path }
  }
  return null
}

/** Compared with something that is not simply taken from the request: somebody thought of the owner. */
const ownedOtherwise = (statement: Statement, table: Table, path: OwnerPath): boolean =>
  statement.filters.some((one) => {
    const [id, column] = parted(one.column)
    return id === table.id && path.columns.includes(column) && !REQUEST.has(one.from) && one.from !== 'constant'
  })

/** `is_published`, `status == 'active'`: only what is meant for others. */
const PUBLICITY = /(^|\.)(is_)?(public|published|available|visible|visibility|listed|shared|is_active|status)$/i

const isPublicOnly = (statement: Statement): boolean =>
  statement.filters.some((one) => one.from === 'constant' && PUBLICITY.test(one.column))

export function parted(column: string): readonly [string, string] {
  const dot = column.lastIndexOf('.')
  return dot < 0 ? ['', column] : [column.slice(0, dot), column.slice(dot + 1)]
}

/** The primary key, or the one column of a row that names it alone and is no secret. */
function isIdentity(table: Table, column: string): boolean {
  if (column === '(primary key)') return true
  return table.primaryKey?.columns.includes(column) ?? /^(id|uuid|\w+_id)$/.test(column)
}

export interface Peers {
  /** Operations that restrict rows of the table by the caller. */
  readonly restricted: readonly Operation[]
  /** All operations of callers that read or change rows of the table in their handlers. */
  readonly all: readonly Operation[]
}

/** How the other operations of callers treat a table. */
export function peersOf(backend: Backend, table: Table): Peers {
  const owner = ownershipOf(backend).paths.get(table.id)
  const touching = backend.api.operations.flatMap((operation) => {
    if (operation.access.principals.length === 0) return []
    const touched = operation.statements.filter((one) => one.tables.includes(table.id) && one.verb !== 'insert')
    return touched.length > 0 ? [{ operation, touched }] : []
  })
  return {
    restricted: touching
      .filter(({ touched }) => touched.some((one) => one.scoped === 'yes' && isRestriction(one, table, owner)))
      .map(({ operation }) => operation),
    all: touching.map(({ operation }) => operation),
  }
}

/** Of a caller's own row nothing is learned: it is how the caller was found. */
const isRestriction = (statement: Statement, table: Table, owner: OwnerPath | undefined): boolean =>
  owner !== undefined && statement.filters.some((one) => parted(one.column)[0] === table.id)
