import type { Backend, Operation, Policy, RowCondition } from '../../../model/index.ts'
import { type Asked, type Caller, askedOf } from './condition.ts'

const books = new WeakMap<Backend, ReadonlyMap<string, Policy>>()

export function policiesOf(backend: Backend): ReadonlyMap<string, Policy> {
  let book = books.get(backend)
  if (!book) books.set(backend, (book = new Map((backend.api.policies ?? []).map((one) => [one.id, one]))))
  return book
}

/** What an operation asks about the rows it is for, or about the caller alone where it makes a row. */
export const ownPolicies = (backend: Backend, operation: Operation): readonly Policy[] =>
  withStepsAsOne(backend, askedPolicies(backend, operation))

/** A row goes one step at a time: whoever may take one of them is let in, and who takes which stands with the step. */
function withStepsAsOne({ data }: Backend, asked: readonly Policy[]): readonly Policy[] {
  return (data.steps ?? []).reduce((policies, { steps }) => {
    const ids = new Set(steps.flatMap(({ policy }) => policy ?? []))
    const own = policies.filter(({ id }) => ids.has(id))
    const [first] = own
    if (first === undefined || own.length < ids.size) return policies
    const others = policies.filter((one) => !own.includes(one))
    const isFree = steps.some(({ policy }) => policy === undefined)
    const condition = { kind: 'any' as const, sides: own.map((one) => one.condition) }
    return isFree ? others : [...others, { ...first, condition, anonymous: null }]
  }, asked)
}

function askedPolicies(backend: Backend, { method, path, policies = [], statements }: Operation): readonly Policy[] {
  const book = policiesOf(backend)
  const isMaking = method === 'post' && !path.includes('{')
  const isMade = isMaking && policies[0]?.table === ''
  // What is made is asked about, and not what it refers to.
  const made = isMaking ? statements.filter(({ verb }) => verb === 'insert').flatMap(({ tables }) => tables) : []
  const own = policies.find(({ table }) => made.includes(table)) ?? policies.find(({ table }) => table !== '')
  const about = isMade ? '' : (own?.table ?? '')
  return policies.filter(({ table }) => table === '' || table === about).flatMap(({ policy }) => book.get(policy) ?? [])
}

/** What is asked about other rows, which what is sent refers to. */
export function otherPolicies(backend: Backend, operation: Operation): readonly { readonly table: string }[] {
  const own = new Set(askedPolicies(backend, operation).map(({ id }) => id))
  return (operation.policies ?? []).filter(({ policy, table }) => table !== '' && !own.has(policy))
}

/** All of them together, for a caller. */
export const askedTogether = (policies: readonly Policy[], caller: Caller): Asked =>
  askedOf({ kind: 'all', sides: policies.map(({ condition }) => condition) }, caller)

/** The same where nobody is signed in: what is not asked then lets nobody in, but for what asks nothing of a caller at all. */
export const askedOfAnyone = (policies: readonly Policy[], caller: Caller): Asked =>
  askedOf({ kind: 'all', sides: policies.map((policy) => anonymousOf(policy)) }, { ...caller, has: () => false })

const anonymousOf = ({ anonymous, condition }: Policy): RowCondition =>
  anonymous ?? (isOfRows(condition) ? condition : { kind: 'constant', value: false })

/** Whether a condition is about rows alone, so that it holds whoever asks. */
function isOfRows(condition: RowCondition): boolean {
  switch (condition.kind) {
    case 'constant':
      return true
    case 'any':
    case 'all':
      return condition.sides.every(isOfRows)
    case 'not':
      return isOfRows(condition.side)
    case 'compare':
      return [condition.left, condition.right].every(({ kind }) => /^(column|constant|choice|now|today)$/.test(kind))
    case 'holds':
      return condition.of.kind === 'column'
    default:
      return false
  }
}
