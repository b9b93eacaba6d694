import type { AskedRule, DesignRequest } from '../../model/index.ts'
import { type Entry, filled } from '../blueprint/page.ts'
import { type Draft, type People, highest, lowest } from './draft.ts'

type Verb = AskedRule['verbs'][number]
const VERBS: readonly Verb[] = ['read', 'create', 'update', 'delete']

/** Who may do what with the rows: as it is said, and where nothing is said, whoever owns them. */
export function accessEntry(draft: Draft, drafts: readonly Draft[], request: DesignRequest, people: People): Entry {
  const rules = VERBS.map((verb) => ({ key: verb, value: ruleFor(verb, draft, { drafts, request, people }) }))
  return { key: 'access', value: filled(...rules), above: suppositions(draft, request) }
}

function suppositions({ name, owner, isKept }: Draft, { rules }: DesignRequest): readonly string[] {
  if (name === 'User') return ['supposed: people see and change what is known of themselves']
  const said = (rules ?? []).filter(({ of }) => of === name || of === null).flatMap(({ verbs }) => verbs)
  const open = VERBS.filter((verb) => !said.includes(verb))
  if (open.length === 0) return []
  if (open.length < VERBS.length) return [`supposed: nobody says who may ${open.join(', ')}`]
  if (isKept) return ['supposed: nobody says who may do what, so that whoever takes it does not change it']
  return owner === null
    ? ['supposed: nobody says who may do what']
    : ['supposed: nobody says who may do what, so that everybody sees and changes what is theirs']
}

export interface Around {
  readonly drafts: readonly Draft[]
  readonly request: DesignRequest
  readonly people: People
}

export function ruleFor(verb: Verb, draft: Draft, around: Around): string {
  const { request, people } = around
  if (draft.name === 'User') return USER(people)[verb]
  const said = (request.rules ?? []).filter(
    ({ of, verbs }) => (of === draft.name || of === null) && verbs.includes(verb),
  )
  const only = said.filter(({ how }) => how === 'only')
  if (only.length > 0)
    return either(
      only.flatMap((rule) => whoIs(rule, draft, around)),
      people,
    )
  const may = said.filter(({ how }) => how === 'may').flatMap((rule) => whoIs(rule, draft, around))
  const usual = usualRule(verb, draft, around)
  const isInstead = may.length > 0 && (verb === 'create' || may.includes('anyone'))
  const rule = isInstead
    ? either([...may, ...(people.isPublic ? [] : [highest(people)])], people)
    : either([...usual, ...may], people)
  return said.some(({ how }) => how === 'not') && may.length === 0 ? highest(people) : rule
}

const USER = (people: People): Readonly<Record<Verb, string>> => ({
  read: `self or ${highest(people)}`,
  create: highest(people),
  update: people.provider === 'builtin' ? `self or ${highest(people)}` : 'self',
  delete: `self or ${highest(people)}`,
})

function usualRule(verb: Verb, draft: Draft, around: Around): readonly string[] {
  const { people } = around
  if (people.isPublic) return ['anyone']
  const [top, bottom] = [highest(people), lowest(people)]
  if (draft.isKept) return verb === 'read' ? [bottom] : [top]
  const { owner, parent } = draft
  if (verb === 'read') return parent === null ? [owner ?? bottom, top] : [`${parent.field}.read`]
  if (verb === 'create')
    return parent === null ? [bottom] : owner === null ? [...ownersOf(draft, around), top] : [`${parent.field}.read`]
  if (owner !== null) return verb === 'update' ? [owner] : [owner, top]
  return [...ownersOf(draft, around), top]
}

/** The way to whoever owns what the row is a part of. */
function ownersOf(draft: Draft, { drafts }: Around, depth = 0): readonly string[] {
  if (draft.owner !== null) return [draft.owner]
  if (draft.parent === null || depth > 4) return []
  const parent = drafts.find(({ name }) => name === draft.parent!.of)
  const field = draft.parent.field
  return parent === undefined || parent.isKept
    ? []
    : ownersOf(parent, { drafts } as Around, depth + 1).map((path) => `${field}.${path}`)
}

function whoIs({ who, as }: AskedRule, draft: Draft, around: Around): readonly string[] {
  const { people } = around
  if (who === 'anyone' || people.isPublic) return ['anyone']
  if (who === 'nobody') return ['nobody']
  if (who === 'signed in') return [lowest(people)]
  if (who === 'owner') {
    if (as !== undefined && draft.fields.some(({ name, type }) => name === as && type.startsWith('-> User')))
      return [as]
    const owners = ownersOf(draft, around)
    return owners.length > 0 ? owners : [highest(people)]
  }
  const role = people.called.get(who) ?? who
  return people.roles.includes(role) ? [role] : [lowest(people)]
}

/** One or the other, without those that another includes. */
export function either(sides: readonly string[], { roles }: People): string {
  const all = [...new Set(sides)]
  if (all.includes('anyone')) return 'anyone'
  const others = all.filter((side) => side !== 'nobody')
  if (others.length === 0) return 'nobody'
  const last = Math.max(...others.map((side) => roles.indexOf(side)))
  const kept = others.filter((side) => !roles.includes(side) || roles.indexOf(side) === last)
  return [...kept.filter((side) => !roles.includes(side)), ...kept.filter((side) => roles.includes(side))].join(' or ')
}
