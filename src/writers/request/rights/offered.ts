import { isGiven } from '../../../kernel/given.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'
import { type Draft, type People, highest, lowest } from '../things/draft.ts'
import { isAddressed, isHandedIn, isOneEach, isPrivate, isSpoken, isTaken } from '../things/kinds.ts'
import { isForSomebody, isStaff } from './serving.ts'
import { tenantOf } from '../whole/tenant.ts'
import { referenceIn } from '../things/types.ts'
import { isActing, rulesOf } from '../people/makers.ts'
import { isHouse } from '../people/people.ts'

/** Rows by which somebody takes what others offer. */
const TAKEN =
  /(Booking|Order|Reservation|Appointment|Enrollment|Enrolment|Loan|Purchase|Rental|Ticket|Registration|Redemption|SignUp|Subscription|Application|Donation|Pledge|Bid)$/
/** Those it is taken by, or for, and where it stands: nobody offers them. */
const TAKING =
  /(Child|Kid|Pet|Dog|Cat|Family|Household|Customer|Client|Patient|Member|Person|Employee|Contact|Student|Guest|Candidate|Company|Account|Tenant|Organi[sz]ation|Event)$/

/** `members book classes`, where nobody says who makes classes: whoever books them does not. */
export function isOffered(name: string, { subjects, rules, roles }: DesignRequest, depth = 0): boolean {
  const isWhole = depth === 0 && TAKING.test(name)
  const isLow = (who: string): boolean =>
    who === 'signed in' || (roles ?? []).some((role) => role.name === who && role.rank > 3)
  const made = (of: string) => (rules ?? []).filter((rule) => rule.of === of && rule.verbs.includes('create'))
  const takers = subjects.filter(
    (one) =>
      one.name !== name &&
      one.fields.some(({ type }) => new RegExp(`^(->|many) ${name}\\b`).test(type)) &&
      (TAKEN.test(one.name)
        ? (!isWhole && !made(one.name).some(({ how }) => how !== 'not')) ||
          // `riders register their own horses`: they bring those along.
          made(one.name).some(({ how, who, within }) => how !== 'not' && within !== name && isLow(who))
        : depth < 4 &&
          !(rules ?? []).some(({ of }) => of === one.name) &&
          isOffered(one.name, { subjects, rules, roles } as DesignRequest, depth + 1)),
  )
  return takers.length > 0
}

/** `customers redeem coupons`, where nobody says who issues them: whoever redeems one has not made it. */
export function isRedeemed(name: string, { rules = [] }: DesignRequest): boolean {
  const own = rules.filter(({ of, how }) => of === name && how !== 'not')
  return own.some(({ operation }) => operation === 'redeem') && !own.some(({ verbs }) => verbs.includes('create'))
}

/** `employees see only their own payslips`: each is for one of them, and those who keep such things write it. */
export function isIssued({ name, fields }: Subject, { rules = [] }: DesignRequest): boolean {
  const own = rules.filter(({ of, how }) => of === name && how !== 'not')
  const isFor = (role: string | undefined): boolean =>
    fields.some(
      (field) => field.name === role && field.typed === 'by its name' && referenceIn(field.type)?.to === 'User',
    )
  return (
    isGiven(name) &&
    own.every(({ verbs, operation }) => operation === undefined && !verbs.includes('create')) &&
    own.some(({ who, as }) => who === 'owner' && isFor(as))
  )
}

/** What a house sorts its own by, where something is of each. */
const SORTING = /(Department|Office|Branch|Warehouse|Location|Type|Plan|Tariff|Position|Category)$/
const ALONE = /\b(personal|diary|journal|my|myself)\b/i

/** Whether those who work there put it there, and everybody finds it. */
export const isOfHouseKind = (name: string, { subjects, text, roles = [] }: DesignRequest): boolean =>
  SORTING.test(name) &&
  !ALONE.test(text) &&
  (!name.endsWith('Category') || roles.length > 0) &&
  // `membership types`, whatever is of which.
  (/\w(Type|Tariff)$|(Subscription|Pricing|Price|Membership|Billing|Service|Rate|Payment|Insurance|Tariff)Plan$/.test(
    name,
  ) ||
    subjects.some((one) => one.fields.some(({ type }) => new RegExp(`^(->|many) ${name}\\b`).test(type))))

/**
 * What a house has or offers: no student sets up a course, where only those it is offered to are named, and where only those
 * who work there are, nobody of them has a clinic of his own.
 */
export function isOfTheHouse({ name, fields }: Subject, request: DesignRequest, people: People): boolean {
  const areOutside = OUTSIDERS.test(lowest(people)) && !people.supposed.includes(lowest(people))
  const isNobodys =
    !fields.some(isOfWhole) && !isSomebodys(name, people) && tenantOf(request) === null && !OWNERS.test(request.text)
  if (people.areStrangers) return isNobodys
  return (
    areOutside &&
    (HOUSE_OFFERS.test(name) ||
      (isNobodys && !HAVING.test(name) && (VISITOR.test(lowest(people)) || workingRoles(people).length > 0)))
  )
}

/** Whoever comes for what there is, and leaves nothing there but what he is said to. */
const VISITOR =
  /(^|_)(visitor|customer|guest|passenger|attendee|viewer|reader|shopper|client|subscriber|respondent|listener|spectator)$/

/** What those who come to a house may have themselves. */
const HAVING =
  /(Vehicle|Car|Bike|Bicycle|Motorcycle|Boat|Device|Phone|Home|House|Flat|Property|Card|Wallet|Goal|Habit|List|Collection|Playlist|Album)$/

/** Parts are kept with what they are of. */
function isOfWhole({ type }: Subject['fields'][number]): boolean {
  const reference = referenceIn(type)
  return reference !== null && !reference.isOptional && reference.to !== 'User'
}

/** What people have for themselves, and who they are: whom nobody signs in as, those who work there write down. */
const isSomebodys = (name: string, { areStrangers }: People): boolean =>
  /(Employee|Applicant|Candidate)$/.test(name) ||
  (isForSomebody(name) && !(areStrangers && VISITING.test(name))) ||
  isTaken(name) ||
  isPrivate(name) ||
  isSpoken(name) ||
  isHandedIn(name) ||
  isOneEach(name) ||
  isAddressed({ name })
const VISITING = /(Patient|Student|Customer|Client|Guest|Resident|Donor|Pupil)$/
/** `the show's owner`: each is of somebody. */
const OWNERS = /\b(their own|owners?|creators?|authors?)\b/i
const HOUSE_OFFERS =
  /(Course|Class|Lesson|Lecture|Module|Curriculum|Workshop|Seminar|Teacher|Doctor|Dentist|Trainer|Instructor|Therapist|Stylist|Room|Table|Product|Service|Treatment|Dish|Menu|MenuItem|Film|Movie|Screening|Tour|Package|Exam|Department|Branch)$/
const OUTSIDERS =
  /(^|_)(student|pupil|customer|client|guest|patient|resident|visitor|citizen|buyer|subscriber|passenger|parent|guardian|participant|attendee|applicant|candidate|policyholder|borrower|renter|donor|traveller|traveler|learner|reader|respondent|listener|spectator)$/

/** Who keeps what is offered to all: those who work there, and else whoever may do all. */
export function offeringRoles(people: People): readonly string[] {
  const house = people.roles.filter((role) => isHouse(role, people) && KEEPING.test(role))
  return house.length > 0 ? house : [highest(people)]
}

/** Who keeps what is offered: whoever works there and makes what names it, where nobody is there to keep it for them. */
export function keepingRoles(name: string, request: DesignRequest, people: People): readonly string[] {
  const offering = offeringRoles(people)
  if (OF_ALL.test(name) || offering.some((role) => role !== highest(people))) return offering
  const isOfAny = people.areStrangers && VISITING.test(name)
  const working = isOfAny ? workingRoles(people) : needingRoles(name, request, people)
  return working.length > 0 ? working : offering
}

/** Whoever works there and makes what names it: nobody prescribes what is not entered yet. */
export function needingRoles(name: string, request: DesignRequest, people: People): readonly string[] {
  if (OF_ALL.test(name)) return []
  const needing = namersOf(name, request)
  return workingRoles(people).filter((role) => needing.has(role))
}

/** Those who are said to make what leads to it, where what lies between is made by nobody else. */
function namersOf(name: string, { subjects, rules = [] }: DesignRequest): ReadonlySet<string> {
  const found = new Set<string>()
  const leading = new Set([name])
  for (const to of leading) {
    const isTo = new RegExp(`^(->|many) ${to}\\b`)
    for (const one of subjects.filter(({ fields }) => fields.some(({ type }) => isTo.test(type)))) {
      const made = rules.filter(({ of, verbs, how }) => of === one.name && how !== 'not' && verbs.includes('create'))
      for (const { who } of made) found.add(who)
      if (made.length === 0) leading.add(one.name)
    }
  }
  return found
}

/** Those who are named and work there: not all who do, and nobody for himself. */
const workingRoles = (people: People): readonly string[] =>
  people.roles.filter(
    (role) =>
      role !== highest(people) &&
      role !== lowest(people) &&
      !people.supposed.includes(role) &&
      (isStaff(role, people) || people.ranks.get(role) === UNKNOWN) &&
      !/(^|_)(employee|worker|colleague|seller|vendor|author|creator|artist)$/.test(role),
  )
/** Of whom nothing is known but what they do here. */
const UNKNOWN = 4.5
/** Who works there, and where, is entered by whoever may do all. */
const OF_ALL =
  /(Teacher|Doctor|Dentist|Trainer|Instructor|Therapist|Stylist|Employee|Technician|Staff|Worker|Lawyer|Nurse|Clinic|Hospital|School|Practice|Branch|Department|Office|Warehouse|Company|Shop|Store|Organi[sz]ation|Conference)$/
const KEEPING =
  /(^|_)(staff|editor|moderator|operator|librarian|receptionist|curator|coordinator|maintainer|office|desk|manager|dispatcher|warehouse|recruiter)$/

/** Whoever teaches, sells, lets or writes does it for others. */
const OFFERING =
  /(^|_)(organizer|organiser|host|instructor|teacher|trainer|coach|seller|vendor|merchant|landlord|author|creator|publisher|writer|chef|artist|maker|photographer|lender|provider|farmer|broker|dealer|realtor|supplier|tutor|speaker|curator|librarian|recruiter|employer|company)$|^owner$/

const OFFERED = /\b(offers?|offering|lends?|suggests?|proposes?|announces?|advertises?|publish(es)?)\b/i

/** Those who are there to offer something. */
export const offerersIn = ({ roles }: People): readonly string[] => roles.filter((role) => OFFERING.test(role))

/** Whether others are to see what these make: they offer it, or publish it. */
export function isForOthers({ name, makers }: Draft, request: DesignRequest): boolean {
  const own = rulesOf(name, request)
  if (own.some(({ operation }) => operation === 'publish') || isActing(name, request)) return true
  // `a driver offers a ride`: to whoever wants it.
  const isSaid = own.some(
    ({ verbs, from, how }) => how !== 'not' && verbs.includes('create') && OFFERED.test(from.text),
  )
  if (isSaid && !isPrivate(name) && !isTaken(name)) return true
  return makers.length > 0 && makers.every((role) => OFFERING.test(role)) && !isPrivate(name) && !isTaken(name)
}
