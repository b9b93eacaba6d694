import type { Backend, Policy, RowCondition, Table } from '../../model/index.ts'
import { keyOf } from '../../model/queries/index.ts'
import type { Entry } from './page.ts'
import type { Plan } from './plan.ts'

/** Rows are kept apart by whose they are: nobody reaches those of another. */
export interface Tenancy {
  /** The table of those they are kept apart by. */
  readonly table: string
  /** Policies that hold rows to the tenant of the caller, and say nothing else. */
  readonly within: ReadonlySet<string>
  /** Whether the server is told whose rows a request sees. */
  readonly isOfServer: boolean
}

/** Several tables have a policy of their own that others stand on, and that only asks for the tenant of the caller. */
export function tenancyOf(backend: Backend, user: Table | undefined): Tenancy | null {
  const policies = new Map((backend.api.policies ?? []).map((policy) => [policy.id, policy]))
  for (const key of user?.foreignKeys ?? []) {
    const [column = '', ...more] = key.columns
    const { table } = key.references
    if (more.length > 0 || table === user!.id) continue
    const asked: Asked = { table, user: user!.id, column, tables: backend.data.tables, policies }
    // A rule of its own may ask for the same: others stand on what holds rows to a tenant.
    const stoodOn = new Set([...policies.values()].flatMap(({ condition }) => sidesOf(condition)))
    const within = [...policies.values()]
      .filter(({ id, condition }) => stoodOn.has(id) && isWithin(condition, asked, 0))
      .map(({ id }) => id)
    const standing = [...policies.values()].filter(({ condition }) =>
      sidesOf(condition).some((id) => within.includes(id)),
    )
    const files = new Set(standing.map(({ at }) => at.file))
    if (files.size > 1) return { table, within: new Set(within), isOfServer: tellsServer(backend) }
  }
  return null
}

interface Asked {
  readonly table: string
  readonly user: string
  readonly column: string
  readonly tables: readonly Table[]
  readonly policies: ReadonlyMap<string, Policy>
}

const sidesOf = (condition: RowCondition): readonly string[] =>
  condition.kind === 'policy'
    ? [condition.policy]
    : condition.kind === 'all'
      ? condition.sides.flatMap((side) => (side.kind === 'policy' ? [side.policy] : []))
      : []

/** `Document.organisation_id == caller.organisation_id`, of the row itself or of what it lies in. */
function isWithin(condition: RowCondition, asked: Asked, depth: number): boolean {
  if (depth > 8) return false
  if (condition.kind === 'policy') {
    const policy = asked.policies.get(condition.policy)
    return policy !== undefined && isWithin(policy.condition, asked, depth + 1)
  }
  if (condition.kind === 'all') {
    const [only, ...more] = condition.sides.filter((side) => !isOfSomeone(side))
    return only !== undefined && more.length === 0 && isWithin(only, asked, depth + 1)
  }
  if (condition.kind === 'among') return isWithin(condition.rows.where, asked, depth + 1)
  if (condition.kind !== 'compare' || condition.operator !== '=') return false
  const { left, right } = condition
  if (left.kind !== 'column' || right.kind !== 'caller') return false
  if (right.table !== asked.user || right.column !== asked.column) return false
  if (left.table === asked.table) return left.column === 'id'
  const of = asked.tables.find(({ id }) => id === left.table)
  return of !== undefined && keyOf(of, left.column)?.references.table === asked.table
}

/** That the caller has a tenant at all. */
function isOfSomeone(condition: RowCondition): boolean {
  const asked = condition.kind === 'not' ? condition.side : condition
  return (
    asked.kind === 'compare' &&
    asked.operator === (asked === condition ? '!=' : '=') &&
    asked.left.kind === 'caller' &&
    asked.right.kind === 'constant' &&
    asked.right.value === null
  )
}

/** `set_config('app.tenant', ...)` before anything is asked. */
const tellsServer = ({ api }: Backend): boolean =>
  api.operations.some(({ statements }) => statements.some(({ sets = [] }) => sets.some((name) => name.includes('.'))))

export const tenancyEntries = ({ tenancy, names }: Plan): readonly Entry[] =>
  tenancy === null || !names.has(tenancy.table)
    ? []
    : [
        {
          key: 'tenancy',
          value: [
            { key: 'by', value: names.get(tenancy.table)! },
            { key: 'enforce', value: tenancy.isOfServer ? 'row-level-security' : 'filter' },
          ],
        },
      ]
