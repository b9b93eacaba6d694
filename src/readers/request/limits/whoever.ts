import type { DesignRequest, Subject, Words } from '../../../model/index.ts'
import { overlap } from '../unread/cut.ts'
import { wordsIn } from '../vocabulary/forms.ts'
import { ACCOUNTS } from '../vocabulary/people.ts'

/**
 * `members book classes; a member may have at most 3 bookings`: whoever signs in, and no row of its own, where nothing is known
 * of it but that it has so many.
 */
export function withoutWhoever(request: DesignRequest, from: Words): DesignRequest {
  const whoever = request.subjects.find(
    (one) => one.table === null && ACCOUNTS.has(wordsIn(one.name).join(' ')) && overlap(one.from, from) && isBare(one),
  )
  if (whoever === undefined) return request
  const points = new RegExp(`^-> ${whoever.name}\\b`)
  const rest = request.subjects.filter((one) => one !== whoever)
  // `a member may have bookings` says no more of them than how many.
  const isSaid = rest.some(({ fields }) =>
    fields.some((field) => points.test(field.type) && field.typed === 'said' && !overlap(field.from, from)),
  )
  if (isSaid) return request
  return {
    ...request,
    subjects: rest.map((one) => ({ ...one, fields: one.fields.filter(({ type }) => !points.test(type)) })),
  }
}

const isBare = ({ fields, from }: Subject): boolean =>
  fields.every((field) => field.typed === 'by its name' && field.from.start === from.start)
