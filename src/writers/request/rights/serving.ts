import type { DesignRequest } from '../../../model/index.ts'
import { type Draft, type People, highest } from '../things/draft.ts'
import { OF_MAKERS, rulesOf } from '../people/makers.ts'
import { isHouse } from '../people/people.ts'
import { isConfined } from './confined.ts'
import { type Around, isMadeBy, ownersBehind, theirs } from './ways.ts'
import { type Who, pathOf, roleOf } from '../people/who.ts'

/** What somebody asks of others, who say what becomes of it. */
const ASKED =
  /(Booking|Order|Reservation|Appointment|Enrollment|Enrolment|Loan|Purchase|Rental|Application|Submission|Claim|Request|Expense|Registration|Bid)$/
export const isAsked = (name: string): boolean => ASKED.test(name)

/** What somebody brings before those who work there. */
const BROUGHT =
  /(Ticket|Issue|Problem|Complaint|Incident|Defect|Fault|Case|Inquiry|Enquiry|Absence|Consultation|Visit)$/
const BRINGING =
  /\b(books?|reserves?|orders?|requests?|appl(?:y|ies)|reports?|submits?|files?|raises?|opens?|lodges?|hands? in|asks? for)\b/i

/** By its name alone, whoever brings it. */
export const isForServers = (name: string): boolean =>
  isAsked(name) || BROUGHT.test(name) || /(Report|Feedback|Suggestion|ContactMessage)$/.test(name)

export const isBrought = (name: string, request: DesignRequest): boolean =>
  isAsked(name) ||
  BROUGHT.test(name) ||
  rulesOf(name, request).some(
    ({ verbs, operation, from }) =>
      (verbs.includes('create') || operation === 'submit') && BRINGING.test(from.text.replace(/^\W*\w+\W/, '')),
  )

/**
 * Who serves those who make it: whoever is said to do something with it, else the house, and with what is brought before
 * somebody all who work there. Nobody of them where it is theirs.
 */
export function servingRoles(draft: Draft, { request, people }: Around): readonly string[] {
  const others = people.roles.filter(
    (role) => !draft.makers.includes(role) && role !== highest(people) && !isConfined(role, { request }),
  )
  const doing = rulesOf(draft.name, request).flatMap(({ who, verbs, operation, within }) =>
    within === undefined &&
    others.includes(who) &&
    (operation === undefined ? verbs.includes('update') : !OF_MAKERS.test(operation))
      ? [who]
      : [],
  )
  if (doing.length > 0) return doing
  const house = others.filter((role) => isHouse(role, people))
  if (house.length > 0 || !isBrought(draft.name, request)) return house
  return others.filter((role) => isStaff(role, people))
}

/** Those who are put on a row: `assignee`, `doctor_user`, who did not make it. */
export const namedOn = ({ fields, owner, makers }: Draft, { roles }: People): readonly Who[] =>
  fields.flatMap(({ name, type }) => {
    const role = roles.find((one) => name === `${one}_user`)
    const isPut = name === 'assignee' || (role !== undefined && (!makers.includes(role) || / set by /.test(type)))
    return type.startsWith('-> User') && name !== owner && isPut && !FOR_ONE.test(name) ? [pathOf(name)] : []
  })
/** Between these it goes, and neither works on it. */
const FOR_ONE = /^(sender|recipient|receiver|addressee|consignee)(_user)?$/

/** Of those who make such rows, whoever another one is given. */
export const givenTo = ({ fields, makers }: Draft): readonly Who[] =>
  fields.flatMap(({ name, type }) =>
    / set by /.test(type) && type.startsWith('-> User') && makers.some((role) => name === `${role}_user`)
      ? [pathOf(name)]
      : [],
  )

/** Of those who serve, all of a role, where none of them has some as his own. */
export const servers = (draft: Draft, around: Around): readonly Who[] => [
  ...namedOn(draft, around.people),
  ...servingRoles(draft, around)
    .filter((role) => isHouse(role, around.people) || theirs(role, draft, around) === null)
    .map(roleOf),
]

/** Whoever sells or lets does it for himself, and looks at nobody else's. */
const ALONE = /(^|_)(seller|vendor|merchant|landlord|host|organi[sz]er|broker|realtor|dealer|partner)$/
export const isStaff = (role: string, { ranks, told }: People): boolean =>
  !told.includes(role) && ((ranks.get(role) ?? 5) <= 3 || POST.test(role)) && !ALONE.test(role)
/** Where somebody works, or what somebody is there for. */
const POST = /(^|_)(team|crew|office|desk|usher|planner|scheduler)$|_worker$/

/** For these it is, and what they have is not asked of whoever brings them. */
const FOR_WHOM =
  /(Child|Kid|Pet|Dog|Cat|Patient|Student|Family|Household|Member|Customer|Client|Guest|Person|Contact|Resident)$/

export const isForSomebody = (name: string): boolean => FOR_WHOM.test(name)

/** Whoever has what it is of, unless that is whoever brings it: others serve them both. */
export function hosts(draft: Draft, around: Around): readonly Who[] {
  const { drafts, people } = around
  const whole = drafts.find(({ name }) => name === draft.parent?.of)
  if (whole === undefined || whole.owner === null) return ownersBehind(draft, around)
  const makers = draft.makers.length > 0 ? draft.makers : ['signed in']
  // `parents enroll their own children`: whoever has the one brings it.
  const isBroughtByThem = rulesOf(draft.name, around.request).some(
    ({ within, verbs }) => within === whole.name && verbs.includes('create'),
  )
  if (isBroughtByThem && isAsked(draft.name)) return []
  const isSame = makers.every((role) => isMadeBy(role, whole.makers, people))
  const isTheirs = isForSomebody(whole.name) || (isSame && servers(draft, around).length > 0)
  return isTheirs ? [] : ownersBehind(draft, around)
}

/** `attachments` of a ticket: those who serve whoever brought it enclose something, too. */
export function enclosing({ name, parent }: Draft, around: Around): readonly Who[] {
  const whole = around.drafts.find((one) => one.name === parent?.of)
  const isEnclosed = /(Attachment|File|Document|Photo|Image|Picture|Video|Scan|Upload)$/.test(name)
  return isEnclosed && whole !== undefined && whole.owner !== null && isBrought(whole.name, around.request)
    ? servers(whole, around).map((who) => (who.kind === 'path' ? pathOf(`${parent!.field}.${who.path}`) : who))
    : []
}
