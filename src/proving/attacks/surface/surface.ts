import type { Backend, Operation, Table } from '../../../model/index.ts'
import type { Target } from '../../target.ts'
import { type Accounts, accountsOf } from './accounts.ts'
import { bodyOf, isSecured } from './bodies.ts'
import { type Resource, resourcesOf } from './resources.ts'

/** What can be reached of a backend from outside, as its model tells. */
export interface Surface {
  readonly backend: Backend
  readonly operations: readonly Operation[]
  /** Operations nobody gets into without credentials. */
  readonly secured: readonly Operation[]
  readonly resources: readonly Resource[]
  readonly accounts: Accounts
  readonly tables: readonly Table[]
  /** Written by this tool: what it promises is asked of it in full. */
  readonly built: boolean
  /** Roles that open an operation, as far as they are known beyond the code. */
  readonly demands: NonNullable<Target['demands']>
  readonly people: boolean
  /** Whether somebody is named who belongs to another tenant than others do. */
  readonly tenants: boolean
}

export function surfaceOf(
  backend: Backend,
  built: boolean,
  { demands = {}, people, principals = [] }: Partial<Pick<Target, 'demands' | 'people' | 'principals'>> = {},
): Surface {
  const operations = backend.api.operations.filter(({ method }) => !['options', 'head', 'trace'].includes(method))
  const tenants = new Set(principals.flatMap(({ tenant = null }) => tenant ?? [])).size > 1
  const known = { people: people !== undefined, tenants, tables: backend.data.tables }
  const surface = { backend, operations, built, demands, ...known }
  const resources = resourcesOf(operations)
  return { ...surface, secured: operations.filter(isSecured), resources, accounts: accountsOf(operations, backend) }
}

/** Where files are sent before a row has them, in a backend of ours. */
export const uploading = ({ operations, built }: Surface): Operation | undefined =>
  built ? operations.find((one) => one.method === 'post' && bodyOf(one)?.type === 'multipart/form-data') : undefined

/** The tables an operation writes rows of. */
export function writtenTables({ tables }: Surface, operation: Operation): readonly Table[] {
  const names = new Set(
    operation.statements.filter(({ verb }) => verb === 'insert').flatMap((statement) => statement.tables),
  )
  return tables.filter(({ id, name }) => names.has(id) || names.has(name))
}
