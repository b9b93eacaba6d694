import { isShownOnce, needsApproval, onceApproved } from './approved.ts'
import { isClosed, isSomeOnly } from './closed.ts'
import { type Draft, type People, highest, lowest } from '../things/draft.ts'
import { isPrivate, isSpoken, isTaken } from '../things/kinds.ts'
import { isForOthers, isOffered } from './offered.ts'
import { isHouse } from '../people/people.ts'
import { isOnlyRead, rulesOf } from '../people/makers.ts'
import { isBrought, isForServers, isForSomebody, isStaff, namedOn, servers } from './serving.ts'
import { isShown, isWorld } from './shown.ts'
import { tenantOf } from '../whole/tenant.ts'
import { readType, referenceIn } from '../things/types.ts'
import {
  type Around,
  isDoneForOthers,
  isMadeBy,
  isNamedOn,
  isPartOfOne,
  ownersBehind,
  relatedWays,
  theirs,
} from './ways.ts'
import { withinWays } from './within.ts'
import { ANYONE, SIGNED_IN, type Who, everybodyOf, pathOf, roleOf } from '../people/who.ts'
import { isForTheirOwn, isNamedByAll, isPutOn, workingWith } from './working-with.ts'

/** Who sees a row, where nobody says it: whoever owns it, whoever does something with it, and all whom it is for. */
export function sightOf(draft: Draft, around: Around): readonly Who[] {
  const { request, people } = around
  const own = draft.owner === null ? [] : [pathOf(draft.owner)]
  const others = isShownOnce(draft.name, request) ? toAll(draft, around) : []
  const open = ifPublic(draft)
  const working = isClosed(draft.name, request) ? [] : workingWith(draft, around)
  const whos = [...seersOf(draft, around), ...others, ...working]
    .filter((who) => open.length === 0 || !isEverybody(who, people))
    .map((who) => onceApproved(who, draft, request, people))
  return [...(needsApproval(draft.name, request) ? own : []), ...whos, ...addressees(draft), ...open]
}

/** Whom it is sent to. */
const addressees = ({ fields }: Draft): readonly Who[] =>
  fields.flatMap(({ name, type }) =>
    /^(receiver|recipient|addressee)$/.test(name) && type.startsWith('-> User') ? [pathOf(name)] : [],
  )

/** Where rows are private or public, nobody sees all of them just because he signs in. */
const isEverybody = (who: Who, people: People): boolean =>
  who.kind === 'signed in' || who.kind === 'anyone' || (who.kind === 'role' && who.role === lowest(people))

/** `private|public`: what is public is there for the world. */
const ifPublic = ({ fields }: Draft): readonly Who[] =>
  fields.flatMap(({ name, type }) => {
    const read = readType(type)?.type
    const values = read?.kind === 'enum' ? read.values.map(({ text }) => text) : []
    return values.includes('private') && values.includes('public') ? [pathOf(`${name} = public`)] : []
  })

function seersOf(draft: Draft, around: Around): readonly Who[] {
  const { people } = around
  const { owner, parent, keepers, members } = draft
  const top = roleOf(highest(people))
  if (isClosed(draft.name, around.request))
    return [
      ...(owner === null ? [] : [pathOf(owner)]),
      ...(members === undefined ? [] : [pathOf(members.field)]),
      ...ownersBehind(draft, around),
      ...keepers.map(roleOf),
      ...putOn(draft, around),
      ...doingWith(draft, around).filter((who) => who.kind === 'path' || !isNarrowed(who, draft.name, around)),
      ...othersTaking(draft, around),
      top,
    ]
  const open = [...shownTo(draft, around)]
  // `exams and grades`: that all see the exams is no reason to show them the grades.
  if (owner === null && isPrivate(draft.name) && isOfOpenWhole(draft, around))
    return [...ownersBehind(draft, around), ...keepers.map(roleOf), ...open, top]
  if (parent !== null && (owner === null || isSpoken(draft.name)))
    return [...throughWhole(parent.field, draft, around), ...keepers.map(roleOf), ...open]
  if (keepers.length > 0 && isOnlyRead(draft.name, around.request, people)) return [...keepers.map(roleOf), top]
  if (keepers.length > 0)
    // Of which nobody says anything, what is kept is there for all.
    return rulesOf(draft.name, around.request).length > 0 && (isPrivate(draft.name) || isTaken(draft.name))
      ? [...usersOf(draft, people), ...keepers.map(roleOf), ...open, top]
      : keptForAll(draft, around)
  // `creators upload episodes` of podcasts: for whom those are.
  if (parent !== null && isForOthers(draft, around.request) && !isTaken(draft.name))
    return [pathOf(owner!), pathOf(`${parent.field}.read`), ...open, top]
  if (parent !== null) return [pathOf(owner!), ...ownersBehind(draft, around), ...open, top]
  // `anyone can open a ticket`: that is told to those who work there, and not to all who come.
  if (owner === null && isForServers(draft.name) && draft.makers.length === 0 && isMadeByAnyone(draft, around))
    return [...open, ...servers(draft, around), top]
  if (owner === null) return toAll(draft, around)
  if (isSpoken(draft.name)) open.push(...aboutOf(draft, around))
  return [pathOf(owner), ...(members === undefined ? [] : [pathOf(members.field)]), ...open, top]
}

/** `agents answer tickets and only see those of their own team`: what they do with it opens none of the others. */
const isNarrowed = (who: Who, name: string, { request }: Around): boolean =>
  isSomeOnly(name, who.kind === 'role' ? who.role : 'user', request) ||
  rulesOf(name, request).some(
    (rule) => rule.within !== undefined && rule.verbs.includes('read') && who.kind === 'role' && rule.who === who.role,
  )

/** What some keep for all is seen by all; what somebody has to publish, by those alone who keep it before. */
function keptForAll(draft: Draft, around: Around): readonly Who[] {
  const all = toAll(draft, around)
  if (!rulesOf(draft.name, around.request).some(({ operation }) => operation === 'publish')) return all
  const shown = all.map((who) => onceShown(who, draft, around))
  return shown.every((who, at) => who === all[at]) ? all : [...shown, ...draft.keepers.map(roleOf)]
}

/** What it is a part of is there for all. */
function isOfOpenWhole({ parent }: Draft, around: Around): boolean {
  // What a company has, all of its people work with.
  if (tenantOf(around.request) !== null) return false
  const whole = around.drafts.find(({ name }) => name === parent?.of)
  return whole !== undefined && sightOf(whole, around).some((who) => isEverybody(who, around.people))
}

/** Whoever sees the whole; what is not published yet is of whoever has that. */
function throughWhole(field: string, draft: Draft, around: Around): readonly Who[] {
  const whole = pathOf(`${field}.read`)
  const shown = onceShown(whole, draft, around)
  return shown === whole ? [whole] : [...ownersBehind(draft, around), shown, roleOf(highest(around.people))]
}

const isMadeByAnyone = ({ name }: Draft, { request }: Around): boolean =>
  rulesOf(name, request).some(({ who, verbs }) => who === 'anyone' && verbs.includes('create'))

/** `vitals of the patients they are assigned to`: whoever is put on it. */
const putOn = (draft: Draft, { request, people }: Around): readonly Who[] => {
  const whos = (request.rules ?? []).filter(({ within, how }) => within === draft.name && how !== 'not')
  return namedOn(draft, people).filter(
    (one) => one.kind === 'path' && whos.some(({ who }) => one.path === `${who}_user`),
  )
}

/** `teachers see only their own courses`: students who enroll see those they could enroll in, as nothing is said of students. */
function othersTaking(draft: Draft, around: Around): readonly Who[] {
  const { request, people } = around
  const each = rulesOf(draft.name, request).flatMap(({ verbs, who, as }) =>
    verbs.includes('read') && who === 'owner' && as !== undefined ? [as] : [],
  )
  const narrowed = each.map((as) => people.roles.find((role) => as === `${role}_user`) ?? as)
  if (narrowed.length === 0 || narrowed.includes(lowest(people)) || !isOffered(draft.name, request)) return []
  return [...adding(draft, around), ...bringing(draft, around)].map((who) =>
    onceShown(withoutNarrowed(who, narrowed, people), draft, around),
  )
}

/** `parents enroll their own children` in it: they find it before. */
const bringing = ({ name }: Draft, { drafts, request, people }: Around): readonly Who[] =>
  drafts
    .filter((one) => isTaken(one.name) && one.fields.some(({ type }) => referenceIn(type)?.to === name))
    .flatMap((one) => rulesOf(one.name, request))
    .filter(({ verbs, within, who }) => verbs.includes('create') && within !== undefined && people.roles.includes(who))
    .map(({ who }) => (who === lowest(people) ? SIGNED_IN : roleOf(who)))

/** All who sign in but those: `students` see it, and of the teachers each his own. */
function withoutNarrowed(who: Who, narrowed: readonly string[], people: People): Who {
  if (who.kind !== 'signed in' || !narrowed.some((role) => people.roles.includes(role))) return who
  const others = people.roles.slice(1).filter((role) => !narrowed.includes(role))
  return others.length === 0 ? who : pathOf(`me.role = ${others.join('|')}`)
}

/** Whoever does something with it, or keeps what is added to it. */
const doingWith = (draft: Draft, around: Around): readonly Who[] => [
  ...doing(draft, around),
  ...around.drafts.flatMap((one) => (one.parent?.of === draft.name ? one.keepers.map(roleOf) : [])),
]

/** All who sign in, and who need not where the whole is for the world. */
const toAll = (draft: Draft, around: Around): readonly Who[] =>
  isWorld(around.request) && isShown(draft, around.drafts, around.request) ? [ANYONE] : everybody(draft, around)

/** All who sign in; what is published or approved is for those of whom nobody speaks as well. */
const everybody = (draft: Draft, around: Around): readonly Who[] =>
  onceShown(SIGNED_IN, draft, around) === SIGNED_IN &&
  !needsApproval(draft.name, around.request) &&
  !isNamedByAll(draft, around)
    ? everybodyOf(around.people)
    : [SIGNED_IN]

/** Somebody is said to see it, and so others do not. */
const isSeenBySome = ({ name }: Draft, { request }: Around): boolean =>
  rulesOf(name, request).some(({ verbs, who }) => verbs.includes('read') && !/^(anyone|signed in)$/.test(who))

/** Whom it is for: whoever may do something with it, has something to add to it, or is offered it. */
function shownTo(draft: Draft, around: Around): readonly Who[] {
  const { request } = around
  const all = [
    ...doing(draft, around),
    ...adding(draft, around),
    ...idle(draft, around),
    ...serving(draft, around),
  ].filter((who) => !(who.kind === 'role' && who.role === highest(around.people)))
  const isFree = draft.parent === null && draft.owner !== null
  if (draft.owner !== null && isShown(draft, around.drafts, request) && !isSeenBySome(draft, around))
    all.push(...toAll(draft, around))
  if (isFree && (isOffered(draft.name, request) || isForOthers(draft, request))) all.push(...everybody(draft, around))
  return all.map((who) => onceShown(who, draft, around))
}

/** What is not published yet is nobody else's. */
export function onceShown(who: Who, { fields }: Draft, { people }: Pick<Around, 'people'>): Who {
  const isLowest = who.kind === 'role' && who.role === lowest(people)
  const isThrough = who.kind === 'path' && who.path.endsWith('.read') && !who.path.includes(' ')
  if (!isLowest && !isThrough && who.kind !== 'signed in' && who.kind !== 'anyone') return who
  const state = fields.find(({ type }) => {
    const read = readType(type)?.type
    return read?.kind === 'enum' && read.values.some(({ text }) => text === 'published')
  })
  if (state === undefined) return who
  const whom = who.kind === 'anyone' ? '' : ` and ${isThrough ? who.path : lowest(people)}`
  return pathOf(`${state.name} = published${whom}`)
}

/** What is said of one thing or another is seen with it. */
const aboutOf = ({ fields }: Draft, { drafts }: Around): readonly Who[] =>
  fields.flatMap(({ name, type }) => {
    const to = referenceIn(type)?.to
    return to !== undefined && to !== 'User' && drafts.some((one) => one.name === to) ? [pathOf(`${name}.read`)] : []
  })

/** Those of a role whom a row names: `doctor_user`. */
const usersOf = ({ fields }: Draft, { roles }: People): readonly Who[] =>
  fields.flatMap(({ name, type }) =>
    type.startsWith('-> User') && roles.some((role) => name === `${role}_user`) ? [pathOf(name)] : [],
  )

/** Whoever works there, and of whom nobody says what they do: they work with what others bring. */
function idle({ owner, parent, keepers }: Draft, { request, people }: Around): readonly Who[] {
  if (owner === null || parent !== null || keepers.length > 0) return []
  const named = (request.rules ?? []).map(({ who }) => who)
  return (request.roles ?? []).flatMap(({ name }) =>
    isHouse(name, people) && !named.includes(name) ? [roleOf(name)] : [],
  )
}

/** Whoever is put on it, who says something of it, and those it is brought before, where nobody else is said to look at it. */
function serving(draft: Draft, around: Around): readonly Who[] {
  const { request, people } = around
  const { name, owner, parent, keepers, makers } = draft
  if (keepers.length > 0) return []
  if (owner === null) return parent === null ? [] : [...namedOn(draft, people), ...settersIn(draft, people)]
  const isSaid = rulesOf(name, request).some(
    ({ verbs, who }) => verbs.includes('read') && people.roles.includes(who) && !makers.includes(who),
  )
  return [
    ...namedOn(draft, people),
    ...settersIn(draft, people),
    ...(isSaid || !isRecordOf(draft, around) ? [] : makers.map(roleOf)),
    ...(isSaid || !isBrought(name, request) ? [] : servers(draft, around)),
  ]
}

/** What those who work there write down, of a patient or for all of them, each of them reads. */
function isRecordOf(draft: Draft, around: Around): boolean {
  const { name, makers, parent } = draft
  const { people, request } = around
  if (makers.length === 0 || !makers.every((role) => isStaff(role, people))) return false
  if (parent !== null && isForSomebody(parent.of)) return true
  return !(
    isTaken(name) ||
    isBrought(name, request) ||
    isForOthers(draft, request) ||
    isForTheirOwn(name, request) ||
    makers.some((role) => FOR_HIMSELF.test(role) || isPutOn(role, draft, around))
  )
}

/** All who work somewhere, and those of whom each has his own customers. */
const FOR_HIMSELF = /(^|_)(employee|worker|colleague|coworker|rep|representative|lawyer|consultant|freelancer)$/

/** `set by finance or admin` */
const settersIn = ({ fields, makers }: Draft, { roles }: People): readonly Who[] =>
  fields.flatMap(({ type }) =>
    [...(/ set by (.*)$/.exec(type)?.[1] ?? '').matchAll(/\b\w+\b/g)].flatMap(([word]) =>
      roles.includes(word) && !makers.includes(word) ? [roleOf(word)] : [],
    ),
  )

/** Whoever changes it, or does to it what is no change, sees it. */
function doing(draft: Draft, around: Around): readonly Who[] {
  const { request, people } = around
  return rulesOf(draft.name, request).flatMap((rule): readonly Who[] => {
    const { who, by, verbs, operation, how } = rule
    if (by !== undefined) return relatedWays(by, draft, around)
    const isDone = operation !== undefined || verbs.includes('update') || verbs.includes('delete')
    // `hosts confirm bookings of their own listings`
    if (isDone && rule.within !== undefined) return withinWays(rule, draft, around)
    if (!isDone || !people.roles.includes(who)) return []
    // `only vets can correct them`: each of them those of the others, too.
    const isAll = how === 'only' || isHouse(who, people)
    const way = isAll ? null : theirs(who, draft, around)
    // `hosts decline bookings`: those of their houses; `sellers decline offers`: those that are sent to them.
    const isBehind =
      way?.kind === 'path' && way.path !== draft.owner && (isNamedOn(who, draft) || !isPartOfOne(draft, around))
    const own = isBehind || !isDoneForOthers(operation ?? '', who, draft.makers) ? way : null
    return own === null ? [roleOf(who)] : own.kind === 'path' && own.path === draft.owner ? [] : [own]
  })
}

/** What others say of it or take of it, they have seen before; what one person makes of one's own is a part of that. */
export const PUBLIC = /(Rating|Review|Like|Vote|Reaction|Favourite|Favorite|Bookmark|Follow)$/

function adding(draft: Draft, around: Around): readonly Who[] {
  const { drafts, people, request } = around
  return drafts
    .filter((child) => child.parent?.of === draft.name)
    .flatMap((child): readonly Who[] => {
      // Whoever keeps the one has to see the other.
      if (child.keepers.length > 0) return child.keepers.map(roleOf)
      const isPublic = PUBLIC.test(child.name) || isTaken(child.name)
      if (rulesOf(child.name, request).some(({ who, verbs }) => who === 'anyone' && verbs.includes('create')))
        return [ANYONE]
      return child.makers.flatMap((role): readonly Who[] => {
        const isSame = isMadeBy(role, draft.makers, people)
        if (isSame && (!isPublic || (role !== 'signed in' && draft.makers.includes(role)))) return []
        if (theirs(role, draft, around) !== null && !isPublic) return []
        return [role === 'signed in' || role === lowest(people) ? SIGNED_IN : roleOf(role)]
      })
    })
}
