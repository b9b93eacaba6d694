import type { Policy, PolicyUse, RowCondition } from '../../model/index.ts'
import type { Plan } from './plan.ts'
import type { Roles } from './roles.ts'
import type { Placed, Verb } from './routes.ts'
import { conditionRule } from './row-rules.ts'

/** A rule of a resource, as others can name it: `task.read`. */
export interface NamedRule {
  readonly table: string
  readonly verb: Verb
}

/** What functions of the code say about who may do what. */
export interface PolicyBook {
  readonly policies: ReadonlyMap<string, Policy>
  /** The rule each of them is. */
  readonly named: ReadonlyMap<string, NamedRule>
  /** For each table what is asked before a row is even seen. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>
  /** What is asked before single steps of states. */
  readonly steps: ReadonlySet<string>
}

export interface PolicyRule {
  /** Null where not all of it is understood. */
  readonly rule: string | null
  readonly unsaid: string
}

export function policyBook(placed: readonly Placed[], plan: Plan): PolicyBook {
  const policies = new Map((plan.backend.api.policies ?? []).map((policy) => [policy.id, policy]))
  const steps = stepPolicies(plan)
  const seen = new Map<string, Set<string>>()
  for (const one of placed)
    if (one.verb === 'read')
      for (const { policy } of ownUses(one, steps, plan))
        seen.set(one.table.id, (seen.get(one.table.id) ?? new Set()).add(policy))
  const named = new Map<string, NamedRule>()
  for (const one of placed) {
    const { verb } = one
    const all = verb === null ? [] : decisive(one, { seen, steps }, plan)
    const asked = telling(all, (use) => policies.get(use.policy)?.condition)
    // Several that ask the same are one rule.
    const conditions = new Set(
      asked.map(({ policy }) => JSON.stringify(ownPart(policies.get(policy)?.condition, plan))),
    )
    for (const { policy } of asked)
      if (verb !== null && conditions.size === 1 && !named.has(policy)) named.set(policy, { table: one.table.id, verb })
  }
  return { policies, named, seen, steps }
}

/** Those about rows of its own resource, or about the caller alone; those of single steps say less than all. */
function ownUses({ operation, table }: Placed, steps: ReadonlySet<string>, { tenancy }: Plan): readonly PolicyUse[] {
  const all = (operation.policies ?? []).filter(({ policy }) => !tenancy?.within.has(policy))
  const own = all.filter((use) => use.table === '' || use.table === table.id)
  const whole = own.filter(({ policy }) => !steps.has(policy))
  return whole.length > 0 ? whole : own
}

const stepPolicies = ({ backend }: Plan): ReadonlySet<string> =>
  new Set((backend.data.steps ?? []).flatMap(({ steps }) => steps.flatMap(({ policy }) => policy ?? [])))

/** Rows that count as gone are left out whoever asks, and those of another tenant. */
const ownPart = (condition: RowCondition | undefined, { tenancy }: Plan): unknown => {
  if (condition?.kind !== 'all') return [JSON.stringify(condition)]
  const own = condition.sides.filter(
    (side) => !isLiving(side) && !(side.kind === 'policy' && tenancy?.within.has(side.policy)),
  )
  return [...new Set(own.map((side) => JSON.stringify(side)))]
}

const isLiving = (condition: RowCondition): boolean =>
  condition.kind === 'compare' && condition.left.kind === 'column' && condition.left.column === 'deleted_at'

/** What decides beyond seeing the row; where nothing does, whoever sees it may. */
function decisive(
  placed: Placed,
  { seen, steps }: Pick<PolicyBook, 'seen' | 'steps'>,
  plan: Plan,
): readonly PolicyUse[] {
  const own = ownUses(placed, steps, plan)
  if (placed.verb === 'read') return own
  const more = own.filter(({ policy }) => seen.get(placed.table.id)?.has(policy) !== true)
  return more.length > 0 ? more : own
}

/** What holds always says nothing beside another, and what nobody may see can still be changed by those who find it. */
function telling<One>(all: readonly One[], conditionOf: (one: One) => RowCondition | undefined): readonly One[] {
  const some = all.filter((one) => conditionOf(one)?.kind !== 'constant')
  return some.length > 0 ? some : all
}

/** The rule functions say for an operation; null where none is asked. */
export function policyRule(placed: Placed, plan: Plan, roles: Roles, book: PolicyBook): PolicyRule | null {
  const all = decisive(placed, book, plan).flatMap(({ policy }) => book.policies.get(policy) ?? [])
  const asked = telling(all, ({ condition }) => condition)
  const [first, ...more] = asked
  if (!first) return null
  const condition: RowCondition =
    more.length === 0 ? first.condition : { kind: 'all', sides: asked.map((one) => one.condition) }
  const { rule, unsaid } = conditionRule(condition, placed.table, { plan, roles, book })
  if (rule === null) return { rule, unsaid: `not told by the code: ${unsaid}, see ${first.at.file}:${first.at.line}` }
  const apart = asked.filter((one) => one.anonymous !== null && !isRest(one.anonymous, one.condition))
  return {
    rule,
    unsaid: apart.map(({ at }) => `whoever is not signed in is asked apart, see ${at.file}:${at.line}`).join('; '),
  }
}

/** Whether what is asked of nobody is what is left of what is asked of somebody. */
const isRest = (anonymous: RowCondition, condition: RowCondition): boolean =>
  JSON.stringify(anonymous) === JSON.stringify(withoutCaller(condition))

function withoutCaller(condition: RowCondition): RowCondition {
  switch (condition.kind) {
    case 'any':
    case 'all': {
      const ends = condition.kind === 'any'
      const sides = condition.sides.map(withoutCaller)
      if (sides.some((side) => side.kind === 'constant' && side.value === ends))
        return { kind: 'constant', value: ends }
      const left = sides.filter((side) => side.kind !== 'constant')
      if (left.length === 0) return { kind: 'constant', value: !ends }
      return left.length === 1 ? left[0]! : { ...condition, sides: left }
    }
    case 'not': {
      const side = withoutCaller(condition.side)
      return side.kind === 'constant' ? { kind: 'constant', value: !side.value } : { kind: 'not', side }
    }
    case 'among': {
      const where = withoutCaller(condition.rows.where)
      return where.kind === 'constant' && !where.value ? where : { ...condition, rows: { ...condition.rows, where } }
    }
    case 'role':
      return NEVER
    case 'compare':
      return [condition.left, condition.right].some(({ kind }) => kind === 'caller') ? NEVER : condition
    case 'holds':
      return condition.of.kind === 'caller' ? NEVER : condition
    default:
      return condition
  }
}

const NEVER: RowCondition = { kind: 'constant', value: false }
