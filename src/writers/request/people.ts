import type { AskedRole, AskedRule, DesignRequest } from '../../model/index.ts'
import type { People } from './draft.ts'
import { wants } from './draft.ts'

/** Everybody who signs in may do what these may, and more or less is nothing anybody said. */
const BOTTOM = 5

/** Who signs in: whoever is named, and always somebody who may do all. */
export function peopleOf(request: DesignRequest): People {
  const isPublic = isWithoutAccounts(request)
  if (isPublic) return { isPublic, provider: 'builtin', roles: [], ranks: new Map(), supposed: [] }
  const asked = ranked(request.roles ?? [], request)
  const top = asked.some(({ rank }) => rank <= 1) ? [] : ['admin']
  const bottom = asked.some(({ rank }) => rank >= BOTTOM)
    ? []
    : [SIGNED_IN.find((one) => !isCalledSo(one, asked, request)) ?? 'person']
  return {
    isPublic,
    provider: wants(request, 'oauth') ? 'better-auth' : 'builtin',
    roles: [...top, ...asked.map(({ name }) => name), ...bottom],
    ranks: new Map([
      ...top.map((name) => [name, 1] as const),
      ...asked.map(({ name, rank }) => [name, rank] as const),
      ...bottom.map((name) => [name, BOTTOM] as const),
    ]),
    supposed: [...top, ...bottom],
  }
}

/** What whoever signs in is called where nobody says it. */
const SIGNED_IN = ['member', 'account']

/** Somebody else is called so, or something of a row: a rule could not tell them apart. */
const isCalledSo = (name: string, asked: readonly AskedRole[], { subjects }: DesignRequest): boolean =>
  asked.some((role) => role.name === name) || subjects.some(({ fields }) => fields.some((field) => field.name === name))

const OUTSIDE = /^(Member|Customer|Client|Guest|Patient|Student|Visitor|Tenant|Resident|Donor|Owner|Parent|Pupil)$/
/** Where nobody from outside signs in, whoever works there is everybody. */
function ranked(asked: readonly AskedRole[], { subjects, rules = [] }: DesignRequest): readonly AskedRole[] {
  // `staff check members in`: those are from outside, though nobody says that they sign in.
  const hasOthers =
    asked.some(({ rank }) => rank >= BOTTOM) ||
    subjects.some(({ name }) => OUTSIDE.test(name)) ||
    rules.some(
      ({ who, how, verbs, from }) =>
        how !== 'not' &&
        (who === 'anyone' ? verbs.includes('create') : who === 'signed in' && FROM_OUTSIDE.test(from.text)),
    )
  const worker = hasOthers
    ? undefined
    : asked.find(({ name }) => /^(employee|worker|colleague|coworker|staff)$/.test(name))
  const lowest = worker ?? comingAlone(asked, rules)
  return asked.map((one) => (one === lowest ? { ...one, rank: BOTTOM } : one)).toSorted((a, b) => a.rank - b.rank)
}

/** `members reserve cars` */
const FROM_OUTSIDE = /\b(members?|customers?|clients?|guests?|owners?|users?)\b/i

/** `beekeepers register apiaries`, and nobody else is named: whoever comes is one, where it is no post somebody is given. */
function comingAlone(asked: readonly AskedRole[], rules: readonly AskedRule[]): AskedRole | undefined {
  const only = asked.find(({ rank }) => rank > 1)
  if (only === undefined || asked.some((one) => one !== only && one.rank > 1) || only.rank <= 3) return undefined
  const isMaker = rules.some(({ who, verbs, how }) => who === only.name && verbs.includes('create') && how === 'may')
  const isPost = rules.some(({ who, how }) => (who === only.name && how === 'only') || /^(signed in|anyone)$/.test(who))
  return isMaker && !isPost ? only : undefined
}

/** Nobody signs in where that is said, and where nothing asks who somebody is. */
function isWithoutAccounts(request: DesignRequest): boolean {
  const { declined, roles, rules, capabilities } = request
  if (!declined?.some(({ name }) => name === 'accounts')) return false
  const asks = capabilities.some(({ name }) => NEEDS_ACCOUNTS.has(name))
  return !asks && (roles ?? []).length === 0 && !(rules ?? []).some(({ who }) => who === 'owner')
}

const NEEDS_ACCOUNTS = new Set([
  'accounts',
  'jwt',
  'oauth',
  'sessions',
  'api-keys',
  'roles',
  'tenants',
  'erasure',
  'files',
])

/** People who do what a house does, each for all of the others: what one of them made, another one may change. */
const HOUSE =
  /(^|_)(staff|editor|moderator|operator|agent|dispatcher|support|accountant|auditor|librarian|receptionist|curator|finance|kitchen|reception|accounting|procurement|clerk|cashier|waiter|coordinator|maintainer|assistant|desk|office|hr|warehouse)$/

/** Whether rows such people make are the house's, and not theirs. */
export const isHouse = (role: string, { ranks }: People): boolean =>
  (ranks.get(role) ?? BOTTOM) <= 2 || HOUSE.test(role)

/** Whoever may always do what this role may: those above it, where something tells that they are. */
export function including(role: string, { roles, ranks }: People): readonly string[] {
  const rank = ranks.get(role) ?? BOTTOM
  const isAbove = (other: string): boolean => {
    const own = ranks.get(other) ?? BOTTOM
    return own < rank && (own <= 1 || rank >= BOTTOM || [role, other].every((one) => isKnown(one, ranks)))
  }
  return roles.filter((other) => other === role || isAbove(other))
}

/** What nobody knows how high it stands has a rank between two, and a department has none above it but the house. */
const isKnown = (role: string, ranks: People['ranks']): boolean =>
  Number.isInteger(ranks.get(role) ?? BOTTOM) && !DEPARTMENT.test(role)

const DEPARTMENT = /(^|_)(finance|hr|accounting|procurement|legal|kitchen|accountant|auditor|reception)$/
