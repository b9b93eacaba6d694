import type { DesignRequest } from '../../model/index.ts'

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
