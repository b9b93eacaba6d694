import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { snake } from '../../blueprint/storage/names.ts'
import { type Draft, type DraftField, type People, highest, isAskedFor, lowest } from './draft.ts'
import { isOffered } from './offered.ts'
import { readType, referenceIn, withPersonal } from './types.ts'

/** The resources of a request: with whoever owns them, what they are parts of, and those everybody signs in with. */
export function draftsOf(request: DesignRequest, people: People): readonly Draft[] {
  const subjects = onlyOnce(request.subjects)
  const names = new Set(subjects.map(({ name }) => name))
  const tenant = tenantOf(request)
  const own = subjects.filter(({ name }) => name !== 'User' && name !== tenant)
  const drafts = own.map((subject) => draftOf(subject, request, people, names))
  const open = withoutCircles(drafts)
  if (people.isPublic) return open
  const user = userDraft(subjects.find(({ name }) => name === 'User') ?? null, people)
  if (tenant === null) return [user, ...open]
  const said = subjects.find(({ name }) => name === tenant)
  const head: Draft = {
    ...EMPTY,
    name: tenant,
    isKept: true,
    fields: fieldsOf(said?.fields ?? [], names, people),
    traits: ['timestamps'],
  }
  const named =
    head.fields.length > 0 ? head : { ...head, fields: [{ name: 'name', type: 'str(1..120)', why: 'by its name' }] }
  return [
    named,
    withTenant(user, tenant, 'restrict'),
    ...open.map((draft) => withTenant(draft, tenant, 'cascade immutable')),
  ]
}

const EMPTY: Omit<Draft, 'name'> = { fields: [], traits: [], owner: null, parent: null, isKept: false }

const onlyOnce = (subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter(({ name }, index) => subjects.findIndex((other) => other.name === name) === index)

const TENANTS = [
  'Tenant',
  'Organisation',
  'Organization',
  'Company',
  'Workspace',
  'Customer',
  'Account',
  'Team',
  'Client',
]

/** What keeps rows apart: the one that is named, or an organisation. */
export function tenantOf(request: DesignRequest): string | null {
  if (!request.capabilities.some(({ name }) => name === 'tenants')) return null
  return TENANTS.find((one) => request.subjects.some(({ name }) => name === one)) ?? 'Organisation'
}

const withTenant = (draft: Draft, tenant: string, how: string): Draft => {
  const field = { name: snake(tenant), type: `-> ${tenant} ${how}`, why: '' }
  const others = draft.fields.filter(({ name }) => name !== field.name)
  const parent = draft.parent?.of === tenant ? null : draft.parent
  return { ...draft, parent, fields: [field, ...others] }
}

function userDraft(said: Subject | null, people: People): Draft {
  const own = fieldsOf(said?.fields ?? [], new Set(['User']), people).filter(
    ({ name }) => !/^(email|password|role|roles)$/.test(name),
  )
  const role = { name: 'role', type: `role = ${lowest(people)} set by ${highest(people)}`, why: '' }
  const name = own.some((field) => field.name.endsWith('name'))
    ? []
    : [{ name: 'name', type: 'str(1..120)? personal', why: 'what people are called, where nobody says more' }]
  const optional = own.map((field) => ({
    ...field,
    type: field.type.includes('?') || !isPlain(field.type) ? field.type : optionally(field.type),
  }))
  return {
    ...EMPTY,
    name: 'User',
    traits: people.provider === 'builtin' ? ['timestamps'] : [],
    fields: [{ name: 'email', type: 'email unique personal', why: '' }, ...name, ...optional, role],
  }
}

/** Whoever registers says nothing but how he signs in. */
const isPlain = (type: string): boolean => readType(type)?.default === null
const optionally = (type: string): string => {
  const field = readType(type)
  return field === null ? type : `${type.slice(0, field.type.end)}?${type.slice(field.type.end)}`
}

const AUTHORED =
  /(Comment|Message|Review|Post|Article|Note|Answer|Rating|Reply|Receipt|Reaction|Like|Vote|Follow|Favourite|Favorite|Bookmark)$/
const OWNING = ['owner', 'author', 'creator', 'sender', 'uploader', 'requester', 'reporter']

function draftOf(subject: Subject, request: DesignRequest, people: People, names: ReadonlySet<string>): Draft {
  const rules = (request.rules ?? []).filter(({ of, how }) => of === subject.name && how !== 'not')
  const makers = rules.filter(({ verbs }) => verbs.includes('create'))
  const isKept =
    makers.length > 0
      ? makers.every(({ who }) => isHigh(who, request))
      : rules.length === 0 && isOffered(subject.name, request)
  const fields = fieldsOf(subject.fields, names, people)
  const held = withAsked(fields, subject, request)
  const parent = parentIn(held, subject.name)
  const needsOwner = !people.isPublic && !isKept && !makers.some(({ who }) => who === 'anyone')
  const isOwned = needsOwner && (parent === null || makers.length > 0 || AUTHORED.test(subject.name))
  const known = held.find((field) => OWNING.includes(field.name) && field.type.startsWith('-> User'))
  const owner = isOwned ? (known?.name ?? (AUTHORED.test(subject.name) ? 'author' : 'owner')) : null
  const mine =
    owner === null
      ? held
      : [
          { name: owner, type: '-> User cascade = me set by server', why: '' },
          ...held.filter(({ name }) => name !== owner),
        ]
  return { name: subject.name, fields: mine, traits: traitsOf(subject.name, request), owner, parent, isKept }
}

const isHigh = (who: string, { roles }: DesignRequest): boolean =>
  (roles ?? []).some(({ name, rank }) => name === who && rank <= 3)

function traitsOf(name: string, request: DesignRequest): readonly string[] {
  return [
    'timestamps',
    ...(isAskedFor(request, 'soft-delete', name) ? ['soft-delete'] : []),
    ...(isAskedFor(request, 'audit', name) ? ['audit'] : []),
  ]
}

/** A row is a part of what it has to point to. */
function parentIn(fields: readonly DraftField[], own: string): Draft['parent'] {
  for (const { name, type } of fields) {
    const reference = referenceIn(type)
    if (reference && !reference.isOptional && reference.to !== 'User' && reference.to !== own)
      return { field: name, of: reference.to }
  }
  return null
}

/** What becomes of a field that is there. */
const toldOf = ({ change, was }: AskedField): string =>
  change === 'renamed' ? `asked: renamed from ${was ?? 'another name'}` : change === 'changed' ? 'asked: changed' : ''

function fieldsOf(asked: readonly AskedField[], names: ReadonlySet<string>, people: People): readonly DraftField[] {
  return asked.flatMap((field): readonly DraftField[] => {
    if (field.change === 'removed' || /^(created_at|updated_at|deleted_at)$/.test(field.name)) return []
    const type = withPersonal(field.name, field.type)
    const why = [toldOf(field), field.typed === 'by its name' ? 'supposed from its name' : '']
      .filter((one) => one !== '')
      .join('; ')
    const points = /^(?:->|many) (\w+)/.exec(type)?.[1]
    if (points !== undefined && points !== 'User' && !names.has(points))
      return [{ name: field.name, type: 'str(1..200)', why: `nothing says what a ${points} is` }]
    if (people.isPublic && points === 'User')
      return [{ name: field.name, type: 'str(1..120)?', why: 'nobody signs in, so that it is a name' }]
    if (people.isPublic && type.startsWith('file'))
      return [{ name: field.name, type: 'url?', why: 'files are sent by whoever signs in, and nobody does' }]
    return [{ name: field.name, type: points === 'User' && !people.isPublic && !names.has('User') ? type : type, why }]
  })
}

/** What a capability needs of a row. */
function withAsked(
  fields: readonly DraftField[],
  { name, states }: Subject,
  request: DesignRequest,
): readonly DraftField[] {
  let held = fields
  const has = (kind: string): boolean => held.some(({ type }) => type.startsWith(kind))
  const isSource = request.capabilities.some((one) => one.name === 'retrieval' && one.of?.split('.')[0] === name)
  const isUpload = request.capabilities.some((one) => one.name === 'files' && one.of?.split('.')[0] === name)
  if ((isSource || isUpload) && !has('file') && !held.some((field) => field.name === 'file'))
    held = [...held, { name: 'file', type: 'file(pdf md txt) <= 20MB', why: 'what is searched or uploaded' }]
  for (const { field, steps } of states ?? []) {
    const values = [...new Set(steps.flatMap(({ from, to }) => [from, to]))]
    const known = held.find((one) => one.name === field)
    const said = /^([a-z0-9_|]+)/.exec(known?.type ?? '')?.[1]?.split('|') ?? []
    if (known && said.length > 1 && values.every((value) => said.includes(value))) continue
    const type = `${values.join('|')} = ${steps[0]?.from}`
    held = [...held.filter((one) => one.name !== field), { name: field, type, why: '' }]
  }
  return held
}

/** Rows that each need the other first: one of them may be without. */
function withoutCircles(drafts: readonly Draft[]): readonly Draft[] {
  const done = new Map<string, Draft>()
  for (const draft of drafts) {
    const fields = draft.fields.map((field) => {
      const reference = referenceIn(field.type)
      const isCircle = reference !== null && !reference.isOptional && leadsTo(reference.to, draft.name, done)
      return isCircle
        ? { ...field, type: `-> ${reference.to}? set-null`, why: 'one of the two has to be the first' }
        : field
    })
    const parent =
      draft.parent !== null &&
      referenceIn(fields.find(({ name }) => name === draft.parent!.field)!.type)?.isOptional === true
        ? null
        : draft.parent
    done.set(draft.name, { ...draft, fields, parent })
  }
  return [...done.values()]
}

function leadsTo(from: string, to: string, done: ReadonlyMap<string, Draft>): boolean {
  const seen = new Set([from])
  for (const name of seen) {
    if (name === to) return true
    for (const { type } of done.get(name)?.fields ?? []) {
      const reference = referenceIn(type)
      if (reference && !reference.isOptional) seen.add(reference.to)
    }
  }
  return false
}
