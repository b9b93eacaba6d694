import type { AskedBecoming, Column, Operation, Table } from '../../../model/index.ts'
import { accessTable } from '../../design/access/index.ts'
import { type Setter, setterFrom } from '../at-operation/setter.ts'
import { roleThere } from '../access/roles-there.ts'
import { touches } from '../field/kin.ts'
import type { Ground } from '../ground.ts'
import { routeOf } from '../operation/handler.ts'
import type { Call } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'

/** An operation that brings rows of a table into a state: `POST /orders/{order_id}/ship`. */
export interface StepSibling {
  readonly operation: Operation
  readonly handler: CodeFunction
  readonly route: Call
  readonly setter: Setter
  /** As it stands in the path. */
  readonly verb: string
}

export function stepSiblings({ backend, code }: Ground, table: Table, { attribute }: Column): readonly StepSibling[] {
  const only = { ...table, columns: table.columns.filter((one) => one.attribute === attribute) }
  return backend.api.operations.flatMap((operation): readonly StepSibling[] => {
    const verb = /\}\/([\w-]+)\/?$/.exec(operation.path)?.[1]
    if (verb === undefined || operation.method === 'get' || !touches(operation, table)) return []
    const handler = code.functionAt(operation.handler)
    const route = handler && routeOf(handler, operation.method)
    const setter = handler && setterFrom(code, handler, only)
    return handler && route && setter && isMember(setter) ? [{ operation, handler, route, setter, verb }] : []
  })
}

const isMember = ({ assign }: Setter): boolean =>
  assign.kind === 'Assign' && (assign.value.kind === 'Attribute' || assign.value.kind === 'Constant')

/** Those of them whom the same people may call; all, where nobody is named. */
export function calledBy(
  { backend }: Ground,
  siblings: readonly StepSibling[],
  { who }: AskedBecoming,
): readonly StepSibling[] {
  if (who.length === 0) return siblings
  const roles = who.map((one) => roleThere(backend, one) ?? one)
  const rows = accessTable(
    backend,
    siblings.map(({ operation }) => operation),
  )
  const fits = siblings.filter((_, index) => {
    const { allowed } = rows[index]!
    const others = Object.entries(allowed).filter(([role, may]) => may === 'yes' && !roles.includes(role))
    // Whoever is named finds any row, and not everybody does.
    return roles.every((role) => allowed[role] === 'yes') && !others.some(([role]) => role === 'anyone')
  })
  if (fits.length > 0) return fits.toSorted((a, b) => widthOf(a) - widthOf(b))
  return siblings.filter((_, index) => roles.every((role) => rows[index]!.allowed[role] === 'own' && !isAbove(role)))
}

/** Who looks after what others made is not held to rows of their own. */
const isAbove = (role: string): boolean => /admin|staff|manager|owner|moderator|support|agent|operator/i.test(role)

const widthOf = ({ operation: { access } }: StepSibling): number => access.roles.length || Number.MAX_SAFE_INTEGER
