import { plural } from '../../../kernel/english.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import type { AskedField, AskedRule, DesignRequest } from '../../../model/index.ts'
import type { Draft } from '../things/draft.ts'
import type { Membership } from '../people/members.ts'
import { rulesOf } from '../people/makers.ts'
import { tenantOf } from '../whole/tenant.ts'
import { referenceIn } from '../things/types.ts'
import { type Around, theirs } from './ways.ts'
import { SIGNED_IN, type Who, pathOf, roleOf } from '../people/who.ts'

/** `recruiters of their own company`: people of it, who are told to be so nowhere else. */
export function membershipsByRules(request: DesignRequest, known: readonly Membership[]): readonly Membership[] {
  const tenant = tenantOf(request)
  const found = new Map<string, Membership>()
  for (const { within, who, isOfGroup } of request.rules ?? []) {
    if (
      within === undefined ||
      isOfGroup !== true ||
      // `companies post vacancies`: whoever has one.
      who === 'owner' ||
      within === tenant ||
      [...known, ...found.values()].some(({ of }) => of === within)
    )
      continue
    const whole = request.subjects.find(({ name }) => name === within)
    // `of the teams they coach`: one is put on each.
    if (whole === undefined || hasField(whole.fields, who) || isMaker(who, within, request)) continue
    const field = plural(who === 'signed in' ? 'member' : who)
    found.set(within, { of: within, subject: '', field, as: null, type: 'many User', leading: [], active: [], who })
  }
  return [...found.values()]
}

const isMaker = (who: string, name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some((rule) => rule.who === who && rule.verbs.includes('create'))

/** `customers see the readings of their own meters`, which others make: whose a meter is. */
export function withTheirs(request: DesignRequest): DesignRequest {
  const asked = (request.rules ?? []).filter(({ within, who, isOfGroup }) => {
    if (within === undefined || isOfGroup === true || /^(signed in|owner)$/.test(who)) return false
    const makers = rulesOf(within, request).filter(({ verbs }) => verbs.includes('create'))
    return makers.length > 0 && makers.every((rule) => rule.who !== who)
  })
  if (asked.length === 0) return request
  const seen = asked.map((rule): AskedRule => ({ ...rule, of: rule.within!, verbs: ['read'] }))
  return {
    ...request,
    rules: [...(request.rules ?? []), ...seen],
    subjects: request.subjects.map((one) => {
      const whos = asked.filter(({ within, who }) => within === one.name && !hasField(one.fields, who))
      const added = new Map(whos.map(({ who, from }) => [who, personField(who, from)]))
      return added.size === 0 ? one : { ...one, fields: [...added.values(), ...one.fields] }
    }),
  }
}

const hasField = (fields: readonly AskedField[], name: string): boolean =>
  fields.some((field) => field.name === name || field.name === `${name}_user`)

const personField = (name: string, from: AskedField['from']): AskedField => ({
  name: snake(name),
  type: '-> User? set-null',
  from,
  typed: 'said',
})

/** Those of a role, of what a row is of: the way over its whole. */
export function withinWays(rule: AskedRule, draft: Draft, around: Around): readonly Who[] {
  const whole = around.drafts.find(({ name }) => name === rule.within)
  // Each sees its own tenant alone, whatever he is.
  if (whole === undefined || whole.name === tenantOf(around.request))
    return around.people.roles.includes(rule.who) ? [roleOf(rule.who)] : [SIGNED_IN]
  const way = wayTo(draft, whole.name, around)
  if (way === null) return []
  const who = rule.who === 'owner' ? whole.owner : personIn(rule.who, whole, around)
  return who === null ? [] : [pathOf(way === '' ? who : `${way}.${who}`)]
}

function personIn(role: string, whole: Draft, around: Around): string | null {
  if (whole.members !== undefined) return whole.members.field
  const own = theirs(role, whole, around)
  return own?.kind === 'path' ? own.path : whole.owner
}

/** From a row to what it is of, by the shortest way. */
function wayTo(from: Draft, to: string, { drafts }: Around): string | null {
  const seen = new Set<string>()
  let ways: readonly { readonly draft: Draft; readonly path: readonly string[] }[] = [{ draft: from, path: [] }]
  while (ways.length > 0) {
    const there = ways.find(({ draft }) => draft.name === to)
    if (there !== undefined) return there.path.join('.')
    ways = ways.flatMap(({ draft, path }) => {
      if (seen.has(draft.name)) return []
      seen.add(draft.name)
      return draft.fields.flatMap(({ name, type }) => {
        const next = drafts.find((one) => one.name === referenceIn(type)?.to)
        return next === undefined || next.name === 'User' ? [] : [{ draft: next, path: [...path, name] }]
      })
    })
  }
  return null
}
