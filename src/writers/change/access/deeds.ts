import { snake } from '../../../blueprint/storage/names.ts'
import type { Backend, DesignRequest, Subject } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { callersOf, isCallers, wider } from './callers.ts'
import type { Wish, Wishes } from './wishes.ts'

/** What a request says of who may do what is done to rows that are there, and was not done before. */
export function wishesForDeeds(
  { rules = [], roles = [] }: DesignRequest,
  { name, table: id }: Subject,
  before: Backend,
  after: Backend,
): Wishes {
  const table = after.data.tables.find((one) =>
    id === null ? one.model !== null && snake(one.model) === snake(name) : one.id === id || one.name === id,
  )
  const known = new Set(before.api.operations.map((one) => one.id))
  const own = rules.filter(({ of, operation, how }) => of === name && operation !== undefined && how !== 'not')
  const wishes = [...new Set(own.map(({ operation }) => operation!))].flatMap((verb): readonly Wish[] => {
    const done = table ? operationDoing(verb, table, after) : null
    const of = own.filter(({ operation }) => operation === verb).map((rule) => callersOf(rule, before, roles))
    const [first, ...others] = of.filter(isCallers)
    return !done || known.has(done.operation.id) || first === undefined
      ? []
      : [{ operation: done.operation, callers: others.reduce(wider, first), isDerived: false }]
  })
  const unknown = own
    .filter((rule) => callersOf(rule, before, roles) === 'stranger')
    .map(
      ({ from, who }) =>
        `"${from.text}": no operation of the backend asks for the role ${who}: the new one asks as what it was made of`,
    )
  return { wishes, unknown: [...new Set(unknown)], refused: null }
}
