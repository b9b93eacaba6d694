import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import { type Draft, type People, highest } from '../things/draft.ts'
import { isKeptThen } from '../states/locks.ts'
import { ownersBehind, type Around } from './ways.ts'

type Deed = AskedRule['verbs'][number] | { readonly operation: string }

/** Whether whoever a row is of is said not to do that with it: `nobody may approve their own report`. */
export function deniesOwn(name: string, does: Deed, { rules }: DesignRequest): boolean {
  const own = (rules ?? []).filter(
    (rule) =>
      rule.of === name &&
      rule.who === 'owner' &&
      (typeof does === 'string'
        ? does !== 'read' && rule.verbs.includes(does)
        : rule.operation?.replaceAll('-', '_') === does.operation),
  )
  // `riders cancel their own rides, drivers may not`: those of others are nobody's to deny.
  return own.length > 0 && own.every(({ how }) => how === 'not')
}

/** The rule for all others, and for the highest with what is not theirs. */
export function exceptOwn(rule: string, draft: Draft, around: Around): string {
  const own = ownPathOf(draft, around)
  if (own === null || around.people.isPublic || rule === 'nobody') return rule
  const others = rule.split(' or ').filter((term) => term !== own && !term.startsWith(`${own} and `))
  const may = others.length === 0 ? highest(around.people) : others.join(' or ')
  return `${/ or | and /.test(may) ? `(${may})` : may} and not ${own}`
}

/** What nobody does with his own says who made it, though all of them keep it together. */
export function withMaker(draft: Draft, request: DesignRequest, { roles, isPublic }: People): Draft {
  const isDenied = (request.rules ?? []).some(
    ({ of, how, who, verbs }) => of === draft.name && how === 'not' && who === 'owner' && !verbs.includes('read'),
  )
  if (!isDenied || isPublic || draft.owner !== null || draft.fields.some(isMaker)) return draft
  const name = ['author', 'owner', 'made_by'].find((one) => !roles.includes(one))!
  const field = { name, type: '-> User? set-null = me set by server', why: 'whose own it is' }
  return { ...draft, fields: [field, ...draft.fields] }
}

/** What is never deleted does not go with what it is of. */
export function withLasting(draft: Draft, request: DesignRequest): Draft {
  const isKept =
    isKeptThen(draft.name, request) ||
    (request.rules ?? []).some(
      ({ of, who, how, verbs }) =>
        of === draft.name && verbs.includes('delete') && (who === 'nobody' || (how === 'not' && who !== 'owner')),
    )
  if (!isKept) return draft
  const fields = draft.fields.map((field) =>
    /^-> (?!User\b)/.test(field.type) ? { ...field, type: field.type.replace(/ cascade\b/, ' restrict') } : field,
  )
  return { ...draft, fields }
}

const isMaker = ({ type }: Draft['fields'][number]): boolean => /^-> User\b.* = me set by server$/.test(type)

function ownPathOf(draft: Draft, around: Around): string | null {
  const own = draft.owner ?? draft.fields.find(isMaker)?.name
  if (own !== undefined) return own
  const [behind] = ownersBehind(draft, around)
  return behind?.kind === 'path' ? behind.path : null
}
