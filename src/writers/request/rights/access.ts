import type { AskedRule } from '../../../model/index.ts'
import { type Entry, filled } from '../../blueprint/page.ts'
import { isOfProgram } from '../things/brought-in.ts'
import { needsApproval, onceApproved } from './approved.ts'
import { awayRules } from './away.ts'
import { withoutConfined } from './confined.ts'
import { deniesOwn, exceptOwn } from './denied.ts'
import { beyond, blindTo, isChangedBySome, isHeldBackWith, isMadeBySome } from './closed.ts'
import { type Draft, type People, highest, lowest } from '../things/draft.ts'
import { namersIn } from '../people/named-people.ts'
import { isGranted, isHandedIn, isPrivate, isSpoken, isOfOthers, isTaken } from '../things/kinds.ts'
import { askedLocks, whileOpen, whileWholeIsOpen } from '../states/locks.ts'
import { needingRoles } from './offered.ts'
import { isHouse } from '../people/people.ts'
import { WORKING } from '../people/registering.ts'
import { PUBLIC, onceShown, sightOf } from './sight.ts'
import {
  type Around,
  addersOf,
  isDoneForOthers,
  isMadeBy,
  isPartOfOne,
  ownersBehind,
  ownersOf,
  relatedWays,
  theirs,
} from './ways.ts'
import { enclosing, givenTo, isStaff } from './serving.ts'
import { referenceIn } from '../things/types.ts'
import { VERBS, suppositions } from './suppositions.ts'
import { isShared } from '../whole/tenant.ts'
import { whileUndecided, whileWholeIsUndecided } from './undecided.ts'
import { withinWays } from './within.ts'
import { ANYONE, SIGNED_IN, type Who, either, everybodyOf, pathOf, roleOf } from '../people/who.ts'

type Verb = AskedRule['verbs'][number]

/** Who may do what with the rows: as it is said, and where nothing is said, whoever owns them. */
export function accessEntry(draft: Draft, around: Around): Entry {
  const rules = VERBS.map((verb) => ({ key: verb, value: ruleFor(verb, draft, around) }))
  return {
    key: 'access',
    value: filled(...rules),
    above: [
      ...suppositions(draft, around, namersIn(around, ruleFor).length > 0),
      ...askedLocks(draft.name, around.request),
    ],
  }
}

export function ruleFor(verb: Verb, draft: Draft, around: Around): string {
  const { drafts, request, people } = around
  const ever = whileUndecided(ruleWhateverItIs(verb, draft, around), verb, draft, request)
  const rule = whileOpen(ever, verb, draft, request, people)
  if (verb === 'read') return rule
  return whileWholeIsOpen(whileWholeIsUndecided(rule, verb, draft, drafts, request), draft, drafts, request)
}

/** Who may, however a row stands. */
export function ruleWhateverItIs(verb: Verb, draft: Draft, around: Around): string {
  const rule = withoutConfined(ruleForAll(verb, draft, around), verb, draft, around)
  return deniesOwn(draft.name, verb, around.request) ? exceptOwn(rule, draft, around) : rule
}

function ruleForAll(verb: Verb, draft: Draft, around: Around): string {
  const { request, people } = around
  if (draft.name === 'User') return verb === 'read' ? seenPeople(around) : USER(people)[verb]
  if (people.isPublic) return 'anyone'
  const said = (request.rules ?? []).filter(
    ({ of, verbs, who, how }) =>
      (of === draft.name || of === null) && verbs.includes(verb) && !(how === 'not' && who === 'owner'),
  )
  const whos = (how: AskedRule['how']): readonly Who[] =>
    said.filter((one) => one.how === how).flatMap((rule) => whoIs(rule, verb, draft, around))
  const only = whos('only')
  if (only.length > 0) return either([...only, ...bringing(verb, draft, said, around)], people)
  const away = verb === 'delete' ? awayRules(draft.name, request) : []
  if (away.length > 0)
    return either([...away.flatMap((rule) => whoIs(rule, 'operation', draft, around)), roleOf(highest(people))], people)
  const may = whos('may').map((who) =>
    verb === 'read' ? onceApproved(onceShown(who, draft, around), draft, request, people) : who,
  )
  const top = roleOf(highest(people))
  const seers = may.length > 0 ? [] : seersAlone(verb, draft, around)
  if (seers.length > 0) return either([...seers, top], people)
  const blind = verb === 'read' ? blindTo(draft.name, request, people) : []
  if (may.length === 0 && blind.length > 0)
    return either(
      [...(isMadeByThem(blind, draft) ? [] : ownPath(draft)), ...beyond(blind, people).map(roleOf), top],
      people,
    )
  if (may.length === 0 && said.some(({ how }) => how === 'not')) return either([top], people)
  // `dentists edit treatments`, where all of one practice work with what it has: they do, and not everybody.
  const isOfAll = verb !== 'read' && isShared(draft, around)
  const isInstead = may.length > 0 && (verb === 'create' || isOfAll || may.some(({ kind }) => kind === 'anyone'))
  const isAbove = may.some((who) => who.kind === 'path' && who.path.endsWith('.read'))
  const all = isInstead ? [...may, ...(isAbove ? [] : [top])] : [...usual(verb, draft, around), ...may]
  return either(verb === 'read' ? all.map((who) => asEverybody(who, draft, people)) : all, people)
}

/** What whoever registers sees is kept from nobody who signs in, but what one of several brings before them. */
const asEverybody = (who: Who, { name, owner, makers }: Draft, people: People): Who =>
  who.kind === 'role' && who.role === lowest(people) && !(owner !== null && isTaken(name) && areOthers(makers, people))
    ? SIGNED_IN
    : who

/** Made by people from outside, and not by whoever registers. */
const areOthers = (makers: readonly string[], people: People): boolean =>
  makers.length > 0 &&
  makers.every((role) => role !== 'signed in' && role !== lowest(people) && (people.ranks.get(role) ?? 0) > WORKING)

const ownPath = ({ owner }: Draft): readonly Who[] => (owner === null ? [] : [pathOf(owner)])

/** Nobody says who makes it, or they do. */
const isMadeByThem = (blind: readonly string[], { makers }: Draft): boolean =>
  makers.length === 0 || makers.some((role) => role === 'signed in' || blind.includes(role))

/** `only singers can download it`: and whoever uploaded it; `only students see lessons`: and whoever has the course. */
function bringing(verb: Verb, draft: Draft, said: readonly AskedRule[], around: Around): readonly Who[] {
  const only = said.filter(({ how }) => how === 'only')
  if (verb !== 'read') return []
  if (draft.owner !== null) return only.some(({ from }) => /\bdownload/i.test(from.text)) ? [pathOf(draft.owner)] : []
  const { people } = around
  const comes = only.every(({ who }) => people.roles.includes(who) && !isStaff(who, people) && !isHouse(who, people))
  return comes ? ownersBehind(draft, around) : []
}

/**
 * `visible to HR only`: nobody changes what he does not see; what is handed in to them is made by others, and whoever
 * comes from outside only looks at it.
 */
function seersAlone(verb: Verb, draft: Draft, around: Around): readonly Who[] {
  const { name } = draft
  // `conductors upload scores, only singers download them`: whoever puts them there changes them.
  const areOthers = draft.makers.length > 0 && draft.owner !== null
  if (verb === 'read' || areOthers || (verb === 'create' && (draft.makers.length > 0 || isHandedIn(name)))) return []
  return (around.request.rules ?? [])
    .filter((rule) => rule.of === name && rule.how === 'only' && rule.verbs.includes('read'))
    .flatMap((rule) => whoIs(rule, 'read', draft, around))
    .filter((who) => who.kind === 'role' && (isStaff(who.role, around.people) || isHouse(who.role, around.people)))
}

function seenPeople(around: Around): string {
  const { people } = around
  return either([pathOf('self'), ...namersIn(around, ruleFor), roleOf(highest(people))], people)
}

const USER = (people: People): Readonly<Record<Exclude<Verb, 'read'>, string>> => ({
  create: highest(people),
  update: people.provider === 'builtin' ? `self or ${highest(people)}` : 'self',
  delete: `self or ${highest(people)}`,
})

function usual(verb: Verb, draft: Draft, around: Around): readonly Who[] {
  const { people } = around
  const { owner, keepers, makers, parent, members } = draft
  const top = roleOf(highest(people))
  if (verb === 'read') return sightOf(draft, around)
  if (verb !== 'create' && isHeldBackWith(draft, around.request)) return [top]
  if (keepers.length > 0) return keepers.map(roleOf)
  if (isOfProgram(draft.name, around.request)) return [top]
  if (verb !== 'create' && isChangedBySome(draft.name, around.request)) return [top]
  if (verb !== 'delete' && isShared(draft, around)) return everybodyOf(people)
  const leading = members === undefined ? [] : ownersOf({ ...draft, owner: null, parent: null }, around)
  if (verb === 'create') {
    if (isGranted(draft))
      return [...ownersBehind(draft, around), ...makers.filter((one) => one !== 'signed in').map(roleOf), top]
    if (parent !== null)
      return owner === null
        ? [...addersOf(draft, around), ...enclosing(draft, around), ...needing(draft, around), top]
        : [seenBy(draft, around)]
    return makers.length > 0
      ? [...makers.map((one) => (one === 'signed in' ? SIGNED_IN : roleOf(one))), top]
      : isMadeBySome(draft.name, around.request)
        ? [top]
        : isHandedIn(draft.name) || needsApproval(draft.name, around.request)
          ? [SIGNED_IN]
          : everybodyOf(people)
  }
  if (owner === null)
    return [...(parent === null ? leading : [...addersOf(draft, around), ...needing(draft, around)]), top]
  if (STANDS.test(draft.name) || isGranted(draft)) return verb === 'update' ? [] : [top]
  return verb === 'update' ? [pathOf(owner), ...givenTo(draft), ...leading] : [pathOf(owner), top]
}

/** Of what the house keeps: whoever needs a part of it for what he makes adds it. */
function needing(draft: Draft, around: Around): readonly Who[] {
  const keepers = ownersBehind(draft, around)
  return keepers.length > 0 && keepers.every(({ kind }) => kind === 'role')
    ? needingRoles(draft.name, around.request, around.people).map(roleOf)
    : []
}

/** Others rely on it once it is there: whoever bids does not bid otherwise afterwards. */
const STANDS = /(Bid|Redemption|Pledge)$/

/** Whoever sees what a row becomes a part of, and is signed in. */
function seenBy({ parent }: Draft, around: Around): Who {
  const whole = around.drafts.find(({ name }) => name === parent!.of)
  const rule = whole === undefined ? 'anyone' : ruleFor('read', whole, around)
  if (rule === 'anyone') return SIGNED_IN
  return seenOf(parent!.field, rule, around)
}

/** Whom a rule means, of this row: all of a role, or of those whose own it is. */
export function whoIs(rule: AskedRule, verb: Verb | 'operation', draft: Draft, around: Around): readonly Who[] {
  const { people } = around
  const { who, as, from } = rule
  if (rule.within !== undefined) return withinWays(rule, draft, around)
  if (who === 'anyone' || people.isPublic) return [ANYONE]
  if (who === 'nobody') return [{ kind: 'nobody' }]
  if (who === 'owner') {
    if (rule.by !== undefined) return relatedWays(rule.by, draft, around)
    if (as !== undefined && draft.fields.some(({ name, type }) => name === as && type.startsWith('-> User')))
      return [pathOf(as)]
    const way = as === undefined || draft.owner === null ? null : wayOfTheirs(as, draft, around)
    if (way !== null) return [way]
    const owners = ownersOf(draft, around)
    return owners.length > 0 ? owners : [roleOf(highest(people))]
  }
  const role = people.roles.includes(who) ? who : 'signed in'
  const all = role === 'signed in' ? SIGNED_IN : roleOf(role)
  const isAll =
    (role !== 'signed in' && isHouse(role, people)) ||
    /\b(any|all|every|each|everyone's|everybody's|others?'?)\b/i.test(from.text)
  const way = isAll || rule.how === 'only' ? null : theirs(role, draft, around)
  const isBehind = way?.kind === 'path' && way.path !== draft.owner
  const own = isBehind && verb === 'operation' && isPartOfOne(draft, around) ? null : way
  const isSame = own !== null && own.kind === 'path' && own.path === draft.owner
  if (verb === 'create') return [added(role, all, draft, around)]
  if (own === null) return [all]
  // `customers see orders`: their own; `users browse recipes`: all.
  if (verb === 'read') return !isSame || isTaken(draft.name) || isPrivate(draft.name) ? [own] : [all]
  const { operation = '' } = rule
  // What somebody ordered himself he returns himself.
  const isGivenBack = operation === 'return' && isTaken(draft.name)
  const isOthers = (OF_OTHERS.has(operation) && !isGivenBack) || isDoneForOthers(operation, role, draft.makers)
  return verb === 'operation' && isSame && isOthers ? [all] : [own]
}

/** `doctors see their own appointments`: over what a row is of, where others make it. */
function wayOfTheirs(as: string, draft: Draft, around: Around): Who | null {
  const role = around.people.roles.find((one) => as === one || as === `${one}_record`)
  if (role === undefined || isMadeBy(role, draft.makers, around.people)) return null
  const named = draft.fields.find(({ name }) => name === as)
  const person = around.drafts.find(
    ({ name, owner }) => owner === 'account' && name === referenceIn(named?.type ?? '')?.to,
  )
  return person === undefined ? theirs(role, draft, around) : pathOf(`${as}.account`)
}

/** What people do with what is others'. */
const OF_OTHERS: ReadonlySet<string> = new Set(
  'sign flag share like unlike vote rate redeem subscribe unsubscribe return verify acknowledge accept'.split(' '),
)

/** What is a part of something is added by whoever that belongs to, or sees it. */
function added(role: string, all: Who, draft: Draft, around: Around): Who {
  const { people, drafts } = around
  const whole = drafts.find(({ name }) => name === draft.parent?.of)
  if (whole === undefined || whole.keepers.length > 0 || (role !== 'signed in' && isHouse(role, people))) return all
  if (!isMadeBy(role, whole.makers, people) && theirs(role, whole, around) === null) return all
  const [own] = isSpoken(draft.name) || isTaken(draft.name) ? [] : ownersBehind(draft, around)
  const rule = ruleFor('read', whole, around)
  if (rule === 'anyone' || rule === lowest(people)) return draft.owner === null ? (own ?? all) : all
  if (draft.owner === null && own !== undefined) return own
  // `riders rate rides`, `a plumber adds line items` to a quote of which he is the plumber: their own.
  const named = role === 'signed in' || isOfOthers(draft.name) ? null : theirs(role, whole, around)
  const isNamed = named?.kind === 'path' && named.path !== whole.owner
  const mine = isNamed || PUBLIC.test(draft.name) || isTaken(draft.name) ? named : null
  return mine?.kind === 'path'
    ? pathOf(`${draft.parent!.field}.${mine.path}`)
    : seenOf(draft.parent!.field, rule, around)
}

/** What is public is seen by people who are nobody here, too, and those add nothing to it. */
const seenOf = (field: string, rule: string, { people }: Around): Who =>
  pathOf(`${field}.read${/ = public(?! and)/.test(rule) ? ` and ${lowest(people)}` : ''}`)
