import type { DesignRequest } from '../../model/index.ts'
import type { Draft } from './draft.ts'
import { isPrivate, isTaken } from './kinds.ts'
import { rulesOf } from './makers.ts'

/** Rows by which somebody takes what others offer. */
const TAKEN =
  /(Booking|Order|Reservation|Appointment|Enrollment|Enrolment|Loan|Purchase|Rental|Ticket|Registration|Redemption|SignUp)$/

/** `members book classes`, where nobody says who makes classes: whoever books them does not. */
export function isOffered(name: string, { subjects, rules, roles }: DesignRequest, depth = 0): boolean {
  const isLow = (who: string): boolean =>
    who === 'signed in' || (roles ?? []).some((role) => role.name === who && role.rank > 3)
  const takers = subjects.filter(
    (one) =>
      one.name !== name &&
      one.fields.some(({ type }) => new RegExp(`^(->|many) ${name}\\b`).test(type)) &&
      (TAKEN.test(one.name)
        ? (rules ?? []).some(
            ({ of, how, verbs, who }) => of === one.name && how !== 'not' && verbs.includes('create') && isLow(who),
          )
        : depth < 4 &&
          !(rules ?? []).some(({ of }) => of === one.name) &&
          isOffered(one.name, { subjects, rules, roles } as DesignRequest, depth + 1)),
  )
  return takers.length > 0
}

/** Whoever teaches, sells, lets or writes does it for others. */
const OFFERING =
  /(^|_)(organizer|organiser|host|instructor|teacher|trainer|coach|seller|vendor|merchant|landlord|author|creator|publisher|writer|chef|artist|maker|photographer|lender|provider|farmer|broker|dealer|realtor|supplier|tutor|speaker|curator|librarian|recruiter|employer|company)$|^owner$/

const OFFERED = /\b(offers?|offering|suggests?|proposes?|announces?|advertises?|publish(es)?)\b/i

/** Whether others are to see what these make: they offer it, or publish it. */
export function isForOthers({ name, makers }: Draft, request: DesignRequest): boolean {
  const own = rulesOf(name, request)
  if (own.some(({ operation }) => operation === 'publish')) return true
  // `a driver offers a ride`: to whoever wants it.
  const isSaid = own.some(
    ({ verbs, from, how }) => how !== 'not' && verbs.includes('create') && OFFERED.test(from.text),
  )
  if (isSaid && !isPrivate(name) && !isTaken(name)) return true
  return makers.length > 0 && makers.every((role) => OFFERING.test(role)) && !isPrivate(name) && !isTaken(name)
}
