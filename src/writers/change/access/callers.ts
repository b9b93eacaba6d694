import type { AskedRole, AskedRule, Backend } from '../../../model/index.ts'
import { roleThere } from './roles-there.ts'

/** Who may call an operation: anyone, who signed in, or whoever holds one of some roles. */
export type Callers = 'anyone' | 'signed in' | readonly string[]

/** So many who sign in are everybody who does. */
const EVERYBODY = 5

/** Whom a rule lets in, as the backend tells people: `owner` is told by rows, and a `stranger` by nothing. */
export function callersOf(
  { who }: AskedRule,
  before: Backend,
  roles: readonly AskedRole[] = [],
): Callers | 'owner' | 'stranger' {
  if (who === 'anyone' || who === 'signed in' || who === 'owner') return who
  const there = roleThere(before, who)
  if (there !== null) return narrowest(there, before)
  return roles.some(({ name, rank }) => name === who && rank >= EVERYBODY) ? 'signed in' : 'stranger'
}

export const isCallers = (found: ReturnType<typeof callersOf>): found is Callers =>
  found !== 'owner' && found !== 'stranger'

/** The fewest roles some operation asks for with this one among them. */
export function narrowest(role: string, { api }: Backend): readonly string[] {
  const sets = api.operations.map(({ access }) => access.roles).filter((roles) => roles.includes(role))
  return sets.toSorted((a, b) => a.length - b.length)[0] ?? [role]
}

export const wider = (one: Callers, other: Callers): Callers => {
  if (typeof one === 'string') return one === 'anyone' ? one : other === 'anyone' ? other : one
  return typeof other === 'string' || other.length > one.length ? other : one
}

/** As it is said of people. */
export const callersTold = (callers: Callers): string =>
  callers === 'anyone' ? 'anyone' : callers === 'signed in' ? 'whoever is signed in' : callers.join(' and ')
