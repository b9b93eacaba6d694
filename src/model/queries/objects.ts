import type { Backend, Filter, Operation, Statement, Table } from '../index.ts'
import { type OwnerPath, ownershipOf } from './ownership.ts'

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

/** The part of an application that is for those who run it: who may enter at all is another question. */
const ADMINISTRATION =
  /(^|\/)(admin\w*|backoffice|back-office|internal|management|staff|superuser|system|webhooks?)(\/|$)/i

export const isAdministration = (operation: Operation): boolean =>
  ADMINISTRATION.test(operation.path) || operation.tags.some((tag) => /^(admin|backoffice|internal)/i.test(tag))

/** More is asked of the caller than to be somebody: a role, a scope, a check of its own. */
export const isAuthorized = ({ access }: Operation): boolean =>
  access.roles.length > 0 || access.scopes.length > 0 || access.checks.some((check) => check.kind === 'authorization')

/** Whether the operation knows its caller and lets in whoever is one. */
export const isOpenToCallers = (operation: Operation): boolean =>
  operation.access.state === 'enforced' && operation.access.principals.length > 0 && !isAuthorized(operation)

/** The objects an operation takes by an id of the request without anything that ties them to the caller. */
export function unscopedObjects(backend: Backend, operation: Operation): readonly NamedObject[] {
  const found = new Map<string, NamedObject>()
  for (const statement of operation.statements) {
    if (statement.scoped !== 'no' || statement.verb === 'insert' || statement.verb === 'raw') continue
    const object = namedObject(backend, statement)
    if (object && !found.has(object.table.id)) found.set(object.table.id, object)
  }
  return [...found.values()]
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

export function parted(column: string): readonly [string, string] {
  const dot = column.lastIndexOf('.')
  return dot < 0 ? ['', column] : [column.slice(0, dot), column.slice(dot + 1)]
}

export const tableOf = (backend: Backend, id: string): Table | null =>
  backend.data.tables.find((one) => one.id === id) ?? null

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
