import type { AskedRole, DesignRequest } from '../../../model/index.ts'
import { isHeadOf } from '../../../kernel/roles.ts'
import type { People } from '../things/draft.ts'
import { wants } from '../things/draft.ts'
import { BOTTOM, WORKING, areStrangers, ranked } from './registering.ts'

/** Who signs in: whoever is named, and always somebody who may do all. */
export function peopleOf(request: DesignRequest): People {
  const isPublic = isWithoutAccounts(request)
  if (isPublic)
    return { isPublic, provider: 'builtin', roles: [], ranks: new Map(), supposed: [], told: [], areStrangers: false }
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
    told: asked.flatMap(({ name, isTold }) => (isTold ? [name] : [])),
    areStrangers: bottom.length > 0 && areStrangers(request),
  }
}

/** What whoever signs in is called where nobody says it. */
const SIGNED_IN = ['member', 'account']

/** Somebody else is called so, or something of a row: a rule could not tell them apart. */
const isCalledSo = (name: string, asked: readonly AskedRole[], { subjects }: DesignRequest): boolean =>
  asked.some((role) => role.name === name) || subjects.some(({ fields }) => fields.some((field) => field.name === name))

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
  'own-sessions',
  'sign-in-link',
  'password-reset',
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
export const isHouse = (role: string, { ranks, told }: People): boolean =>
  !told.includes(role) && ((ranks.get(role) ?? BOTTOM) <= 2 || HOUSE.test(role))

/** Whoever may always do what this role may: those above it in one house, and where nobody else comes from outside all of it. */
export function including(role: string, { roles, ranks, supposed }: People): readonly string[] {
  const rank = ranks.get(role) ?? BOTTOM
  // Where some of the others come from outside as well, it is said of this role and of none of them.
  const isAlone = roles.every((other) => other === role || worksThere(other, ranks.get(other) ?? BOTTOM))
  const isAbove = (other: string): boolean => {
    if (isHeadOf(other, role)) return true
    const own = ranks.get(other) ?? BOTTOM
    if (own <= 1) return own < rank
    if (rank >= BOTTOM) return isAlone || supposed.includes(role) || EVERYBODY.test(role)
    return own <= 2 && own < rank && isInside(role, rank)
  }
  return roles.filter((other) => other === role || isAbove(other))
}

/** Whoever works there is one of these, too. */
const EVERYBODY = /^(member|account|person|employee|worker|colleague|coworker|user)$/

/** One of the house, of whom it is known how high they stand: a department has none above it but the house. */
const isInside = (role: string, rank: number): boolean => worksThere(role, rank) && !DEPARTMENT.test(role)

const worksThere = (role: string, rank: number): boolean => (rank <= 3 || rank === WORKING) && !SELLING.test(role)

const DEPARTMENT = /(^|_)(finance|hr|accounting|procurement|legal|kitchen|accountant|auditor|reception)$/

/** Each for himself, and for no house. */
const SELLING =
  /(^|_)(seller|vendor|merchant|landlord|host|lender|provider|broker|dealer|realtor|supplier|employer|owner|partner|representative)$/
