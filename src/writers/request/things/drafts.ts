import type { DesignRequest, Subject } from '../../../model/index.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { withoutCircles } from './circles.ts'
import { blindTo, keptFrom } from '../rights/closed.ts'
import { withLasting, withMaker } from '../rights/denied.ts'
import { type Draft, type DraftField, EMPTY, type People, highest, isAskedFor } from './draft.ts'
import { fieldsOf, withAsked } from './fields.ts'
import { AUTHORED, isAddressed, isPrivate, isTaken } from './kinds.ts'
import { type Makers, allOf, isActing, isInActing, isOfHouse, keepersOf, makersOf, rulesOf } from '../people/makers.ts'
import type { Membership } from '../people/members.ts'
import {
  isIssued,
  isOfHouseKind,
  isOfTheHouse,
  isOffered,
  isRedeemed,
  keepingRoles,
  offerersIn,
} from '../rights/offered.ts'
import { isOfStock } from '../rights/shown.ts'
import { addressed, withLastingAuthor, withOptionalOwner, withOwner, withoutSameOwners } from './owners.ts'
import { isKeptThen } from '../states/locks.ts'
import { isHouse } from '../people/people.ts'
import { isBrought } from '../rights/serving.ts'
import { issuersOf } from './issued.ts'
import { isOfProgram, isOfOneWhoComes, keepersOfBrought } from './brought-in.ts'
import { BESIDE } from '../people/registering.ts'
import { tenantOf, withTenant } from '../whole/tenant.ts'
import { referenceIn } from './types.ts'
import { userDraft } from '../people/user.ts'

/** The resources of a request: with whoever owns them, what they are parts of, and those everybody signs in with. */
export function draftsOf(request: DesignRequest, people: People, memberships: readonly Membership[]): readonly Draft[] {
  const subjects = onlyOnce(request.subjects)
  const names = new Set(subjects.map(({ name }) => name))
  const tenant = tenantOf(request)
  const own = subjects.filter(({ name }) => name !== 'User' && name !== tenant)
  const drafts = own.map((subject) => {
    const members = memberships.find(({ of }) => of === subject.name)
    const draft = draftOf(subject, request, people, names, members?.who)
    return members === undefined ? draft : { ...draft, members }
  })
  const open = withoutSameOwners(withoutCircles(drafts)).map((draft) =>
    withLasting(withMaker(draft, request, people), request),
  )
  if (people.isPublic) return open
  const user = userDraft(subjects.find(({ name }) => name === 'User') ?? null, people, request)
  if (tenant === null) return [user, ...open]
  const said = subjects.find(({ name }) => name === tenant)
  const head: Draft = {
    ...EMPTY,
    name: tenant,
    keepers: [highest(people)],
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

const onlyOnce = (subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter(({ name }, index) => subjects.findIndex((other) => other.name === name) === index)

interface Kept {
  readonly request: DesignRequest
  readonly people: People
  readonly makers: Makers
  /** Nobody says who does what with it. */
  readonly isOpen: boolean
  readonly isLent: boolean
}

/** The roles that keep it for all others. */
function keptBy(subject: Subject, { request, people, makers, isOpen, isLent }: Kept): readonly string[] {
  const issuers = issuersOf(subject, request, people)
  if (issuers.length > 0) return issuers
  if (isIssued(subject, request)) return keepingRoles(subject.name, request, people)
  if (isOfProgram(subject.name, request)) return keepersOfBrought(subject.name, request, people)
  if (isOfHouse(makers, people)) return isEachsOwn(subject.name, makers, request) ? [] : makers.roles
  if (isLent) return keepingRoles(subject.name, request, people)
  const unseen = isOpen ? blindTo(subject.name, request, people) : []
  return unseen.length > 0 ? keptFrom(unseen, people) : keepersOf(subject.name, makers, request, people)
}

/** `clerks see only their own requests`, `their manager approves them`: each has his own, though all of them work there. */
const isEachsOwn = (name: string, { roles }: Makers, request: DesignRequest): boolean =>
  // `agents close tickets about their own products`
  (request.rules ?? []).some(
    ({ within, who, isOfGroup, how }) => within === name && isOfGroup !== true && how !== 'not' && roles.includes(who),
  ) ||
  rulesOf(name, request).some(
    ({ who, as, by, within, verbs }) =>
      who === 'owner' &&
      within === undefined &&
      (by !== undefined || (verbs.some((verb) => verb !== 'create') && as !== undefined && roles.includes(as))),
  )

function draftOf(
  subject: Subject,
  request: DesignRequest,
  people: People,
  names: ReadonlySet<string>,
  member?: string,
): Draft {
  const { name } = subject
  const isOpen = isUnsaid(name, request, people)
  const isForAll = isOpen && isOffered(name, request) && !isInActing(name, request)
  const offerers = isForAll ? offerersIn(people) : []
  const said = ofMembers(makersOf(name, request, people), member, people)
  const makers = offerers.length > 0 ? { ...said, roles: offerers, isInferred: true } : said
  const isLent =
    offerers.length === 0 &&
    ((isOpen &&
      (isForAll ||
        isOfStock(name, request) ||
        isAnsweredFrom(name, request) ||
        isOfHouseKind(name, request) ||
        (makers.roles.length === 0 && isOfTheHouse(subject, request, people)))) ||
      isRedeemed(name, request))
  const keepers =
    people.isPublic || member !== undefined ? [] : keptBy(subject, { request, people, makers, isOpen, isLent })
  const fields = fieldsOf(subject.fields, names, people)
  const held = withAsked(fields, subject, request)
  const parent = parentIn(held, name)
  const once = parent === null ? [] : held.filter((field) => isOnceInWhole(field))
  const draft: Draft = {
    name,
    fields: held.map((field) =>
      once.includes(field) ? { ...field, type: field.type.replace(/ unique\b/, '') } : field,
    ),
    ...(once.length > 0 ? { unique: once.map((field) => [parent!.field, field.name]) } : {}),
    traits: traitsOf(name, request),
    owner: null,
    parent,
    keepers,
    makers: allOf(makers),
  }
  if (!people.isPublic && isAddressedTo(draft, isOpen, request, people)) return addressed(draft, people)
  const isOfAll = makers.others === 'anyone'
  if (isOfAll && isTaken(name) && !people.isPublic) return withOptionalOwner(draft, people)
  const isNobodys = people.isPublic || keepers.length > 0 || isOfAll
  // What a company has, all of its people work with.
  const isShared = tenantOf(request) !== null && isOpen && !isPrivate(name) && !isServed(name, request, people)
  const isOwn =
    (parent === null && !isShared) ||
    (parent?.of === tenantOf(request) && isServed(name, request, people)) ||
    makers.roles.length > 0 ||
    makers.others !== null ||
    AUTHORED.test(name) ||
    isTaken(name) ||
    REPORTED.test(name) ||
    // Whoever signs in has a row of their own, whatever that is of.
    people.roles.includes(snake(name))
  const isKept =
    isKeptThen(name, request) ||
    rulesOf(name, request).some(({ who, verbs }) => who === 'nobody' && verbs.includes('delete'))
  return isNobodys || !isOwn ? draft : (isKept ? withLastingAuthor : withOwner)(draft, people)
}

/** What is written to somebody, or is brought in and theirs. */
const isAddressedTo = (draft: Draft, isOpen: boolean, request: DesignRequest, { roles }: People): boolean =>
  (isAddressed(draft) && isOpen && !roles.includes('recipient')) ||
  (draft.parent === null && isOfProgram(draft.name, request) && isOfOneWhoComes(draft.name, request))

/** Nobody says who does what with it, nor, as in `riders register their own horses for tournaments`, whose it is. */
const isUnsaid = (name: string, request: DesignRequest, people: People): boolean =>
  rulesOf(name, request).length === 0 && !isActing(name, request) && makersOf(name, request, people).roles.length === 0

/** What somebody asks to be seen to is theirs, whatever it is of. */
const REPORTED = /((Repair|Service)Request|(Fault|Damage)Report)$/

/** Where some work and others come to them, what is brought is of whoever brings it. */
const isServed = (name: string, request: DesignRequest, people: People): boolean =>
  isBrought(name, request) &&
  people.roles.some((role) => role !== highest(people) && isHouse(role, people)) &&
  people.roles.some((role) => !people.supposed.includes(role) && (people.ranks.get(role) ?? 0) >= BESIDE)

/** `lists with subscribers`: an address may be in several lists, and once in each. */
const isOnceInWhole = ({ name, type, why }: DraftField): boolean =>
  why.includes('supposed') && / unique\b/.test(type) && /^(email|slug|name|title)$/.test(name)

/** `our manuals`, of which questions are answered: whoever asks finds them all. */
const isAnsweredFrom = (name: string, { capabilities }: DesignRequest): boolean =>
  capabilities.some((one) => one.name === 'retrieval' && one.of?.split('.')[0] === name)

/** What people are of is made by one of them, where nobody says who makes it. */
const ofMembers = (makers: Makers, member: string | undefined, { roles }: People): Makers =>
  member !== undefined && roles.includes(member) && makers.roles.length === 0 && makers.others === null
    ? { ...makers, roles: [member], isInferred: true }
    : makers

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
