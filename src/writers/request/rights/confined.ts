import type { AskedRule } from '../../../model/index.ts'
import { type Draft, highest } from '../things/draft.ts'
import { tenantOf } from '../whole/tenant.ts'
import { PART } from './undecided.ts'
import type { Around } from './ways.ts'

type Verb = AskedRule['verbs'][number]

/** Those of whom it is said that they do nothing else than what is said. */
export const isConfined = (role: string, { request }: Pick<Around, 'request'>): boolean =>
  (request.roles ?? []).some(({ name, confined }) => name === role && confined !== undefined)

/** A rule without those who do nothing but what is said of them: they keep no right that follows of what is only supposed. */
export function withoutConfined(rule: string, verb: Verb, draft: Draft, around: Around): string {
  const barred = around.people.roles.filter((role) => isBarred(role, verb, draft, around))
  return barred.length === 0 ? rule : withoutRoles(rule, barred, draft, around)
}

function isBarred(role: string, verb: Verb, draft: Draft, around: Around, depth = 0): boolean {
  const confined = (around.request.roles ?? []).find(({ name }) => name === role)?.confined
  if (confined === undefined || draft.name === 'User' || (verb === 'read' && !confined.isSeeing)) return false
  const said = (around.request.rules ?? []).filter(
    ({ of, who, as, how }) => of === draft.name && how !== 'not' && (who === role || as === role || COMMON.test(who)),
  )
  if (said.some(({ verbs, operation }) => verbs.includes(verb) || (verb === 'read' && operation !== undefined)))
    return false
  // Whoever works there finds where that is.
  if (verb === 'read' && (said.length > 0 || draft.name === tenantOf(around.request))) return false
  // `customers can only place orders`: with the lines those have; `auditors only see invoices`: with theirs.
  const whole = around.drafts.find(({ name }) => name === draft.parent?.of)
  if (whole === undefined || depth > DEEPEST) return true
  if (verb === 'read') return !PART.test(draft.name) || isBarred(role, 'read', whole, around, depth + 1)
  return draft.owner !== null || isBarred(role, 'create', whole, around, depth + 1)
}

const COMMON = /^(signed in|anyone)$/
const DEEPEST = 4

function withoutRoles(rule: string, barred: readonly string[], draft: Draft, around: Around): string {
  const { people } = around
  if (rule.includes('(')) return `(${rule})${barred.map((role) => ` and me.role != ${role}`).join('')}`
  const terms = rule.split(' or ')
  const held = terms.flatMap((term) => rolesOf(term, around) ?? [])
  const paths = terms.flatMap((term) =>
    rolesOf(term, around) === null ? pathWithout(term, barred, draft, around) : [],
  )
  const roles = people.roles.filter((role) => held.includes(role) && !barred.includes(role))
  const above = people.roles.findIndex((role) => !roles.includes(role))
  const last = above < 0 ? people.roles.at(-1) : people.roles[above - 1]
  const apart = above < 0 ? [] : roles.filter((role) => people.roles.indexOf(role) > above)
  const sides = [
    ...paths,
    ...(apart.length > 0 ? [`me.role = ${apart.join('|')}`] : []),
    ...(last === undefined ? [] : [last]),
  ]
  return sides.length > 0 ? sides.join(' or ') : highest(people)
}

/** All who hold a role by which a term lets them in; null where it is about the row. */
function rolesOf(term: string, { people }: Around): readonly string[] | null {
  const named = people.roles.indexOf(term)
  if (named >= 0) return people.roles.slice(0, named + 1)
  return /^me\.role = ([\w|]+)$/.exec(term)?.[1]!.split('|') ?? null
}

/** Whose own row it is, where they could have made one; those who see what it is of, where they do. */
function pathWithout(term: string, barred: readonly string[], draft: Draft, around: Around): readonly string[] {
  const { request } = around
  const without = (roles: readonly string[]): readonly string[] => [
    [term, ...roles.map((role) => `me.role != ${role}`)].join(' and '),
  ]
  if (barred.some((role) => term === `${role}_user`)) return []
  if (term.split(' and ')[0] === draft.owner) {
    const making = barred.filter((role) => !isBarred(role, 'create', draft, around))
    const isTheirs = draft.makers.length > 0 && draft.makers.every((role) => barred.includes(role))
    return isTheirs ? [] : without(making)
  }
  const whole = /^(\w+)\.read\b/.exec(term)?.[1]
  if (whole === undefined) return [term]
  const to = draft.fields.find(({ name }) => name === whole)
  const seen = around.drafts.find(({ name }) => to !== undefined && new RegExp(`^-> ${name}\\b`).test(to.type))
  return without(
    barred.filter(
      (role) =>
        seen === undefined ||
        !(request.roles ?? []).some(({ name, confined }) => name === role && confined?.isSeeing === true) ||
        !isBarred(role, 'read', seen, around),
    ),
  )
}
