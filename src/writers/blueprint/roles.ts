import type { Backend, Operation, RowCondition, Table } from '../../model/index.ts'
import { exemptOf } from '../../model/queries/index.ts'
import { checkedWords } from './checks.ts'
import { isWord } from './conditions.ts'
import { snake } from './names.ts'
import type { Plan } from './plan.ts'

/** Who there is to be, from the most to the least. */
export interface Roles {
  readonly names: readonly string[]
  /** Whoever signed in; null where nobody has to. */
  readonly lowest: string | null
  /** What the code asks for, and the role that stands for it. */
  readonly of: ReadonlyMap<string, string>
  /** Whether a column says so, with its words; else the order is a guess. */
  readonly column: readonly string[] | null
  /** The name of that column. */
  readonly at: string | null
}

export function rolesOf(plan: Plan): Roles {
  const taken = new Set([...plan.fields.values()].flatMap((fields) => [...fields.values()]))
  const user = plan.tables.find(({ id }) => id === plan.user)
  const held = user ? heldRoles(user, plan.backend) : null
  const [at, column] = [held?.column ?? null, held?.words ?? null]
  const asked = [
    ...new Set(plan.backend.api.operations.flatMap(({ access }) => [...access.roles, ...exemptOf(access)])),
  ]
  const of = new Map<string, string>()
  for (const raw of asked.filter((one) => isRole(one, plan))) {
    const word = snake(raw)
      .replace(/^(is|can)_/, '')
      .replace(/^[^a-z]+/, '')
    if (word === '') continue
    of.set(raw, column?.find((one) => snake(one) === word) ?? (taken.has(word) ? `${word}_role` : word))
  }
  const found = column ?? [...new Set(of.values())]
  if (column !== null) return { names: column, lowest: column.at(-1) ?? null, of, column, at }
  if (!plan.backend.api.operations.some(asksForCaller)) return { names: [], lowest: null, of, column, at }
  const lowest =
    ['user', 'member', 'account', 'signed_in'].find((one) => !taken.has(one) && !found.includes(one)) ?? 'caller'
  return { names: [...found, lowest], lowest, of, column, at }
}

interface HeldRoles {
  readonly column: string
  /** From the most to the least. */
  readonly words: readonly string[]
}

/** The column of callers that says their role: the one called so, or the one with the roles that are asked for. */
export function heldRoles(user: Table, backend: Backend): HeldRoles | null {
  const asked = new Set((backend.api.policies ?? []).flatMap(({ condition }) => [...rolesAsked(condition)]))
  const names = user.columns.map(({ name }) => name)
  const called = names.includes('role') ? wordsOf(user, 'role', backend) : null
  if (called !== null) {
    const isTurned = asked.size === 0 && MOST.test(called.at(-1) ?? '') && !MOST.test(called[0] ?? '')
    return { column: 'role', words: isTurned ? called.toReversed() : called }
  }
  if (asked.size === 0) return null
  for (const column of names) {
    const words = wordsOf(user, column, backend)
    if (words && [...asked].every((role) => words.includes(role))) return { column, words }
  }
  return null
}

function wordsOf(user: Table, column: string, { data }: Backend): readonly string[] | null {
  const type = user.columns.find(({ name }) => name === column)?.type
  const declared = data.enums.find(({ name }) => name === type)?.values
  return checkedWords(user, column) ?? (declared?.every(isWord) === true ? declared : null)
}

function rolesAsked(condition: RowCondition): ReadonlySet<string> {
  if (condition.kind === 'role') return new Set([condition.role])
  if (condition.kind === 'not') return rolesAsked(condition.side)
  if (condition.kind === 'among') return rolesAsked(condition.rows.where)
  return new Set('sides' in condition ? condition.sides.flatMap((side) => [...rolesAsked(side)]) : [])
}

const MOST = /admin|owner|root|super/i

/** `is_active` is one only where callers have such a column: else it is asked of something else. */
function isRole(raw: string, { tables, user }: Plan): boolean {
  if (!/^(is|can|has)_/.test(raw)) return true
  return tables.some(({ id, columns }) => id === user && columns.some(({ name }) => name === raw))
}

/** Whoever signs what they send is no caller. */
export const asksForCaller = ({ access }: Operation): boolean =>
  (access.state === 'enforced' || access.state === 'conditional') && !access.credentials.includes('signature')

const PASSWORD = /pass(word|wd|_hash)|hashed_pass/i

/** Who keeps the accounts, as far as the code tells. */
export function accountsOf({ api, data, runtime }: Backend, plan: Plan): 'builtin' | 'better-auth' | 'unknown' {
  const user = plan.tables.find(({ id }) => id === plan.user)
  const key = user?.columns.find(({ name }) => name === 'id')
  // Better Auth's own keys are text of this length, and nobody here makes them.
  if (key?.type === 'VARCHAR(64)' && key.default === null) return 'better-auth'
  if (runtime.settings.some(({ variable }) => /BETTER_?AUTH/i.test(variable))) return 'better-auth'
  const signsIn = api.operations.some(
    ({ method, path }) => method === 'post' && /(login|signin|sign-in|token)(\/|$)/i.test(path),
  )
  const hasPassword = data.tables.some(({ columns }) => columns.some(({ name }) => PASSWORD.test(name)))
  return signsIn || hasPassword ? 'builtin' : 'unknown'
}
