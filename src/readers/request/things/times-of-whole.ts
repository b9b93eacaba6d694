import type { AskedField, DesignRequest, Subject } from '../../../model/index.ts'

/** `members book classes with a start time`: a booking is when the class is, and has no times of its own unless somebody says so. */
export const withTimesOfWhole = (request: DesignRequest): DesignRequest => ({
  ...request,
  subjects: request.subjects.map((one) => (hasTimesOfWhole(one, request) ? withoutOwnTimes(one) : one)),
})

const hasTimesOfWhole = (one: Subject, { subjects }: DesignRequest): boolean =>
  one.table === null &&
  one.apart === undefined &&
  BOOKED.test(one.name) &&
  one.fields.some(({ type }) => {
    const whole = /^-> (\w+)(?! *\?)/.exec(type)?.[1]
    return subjects.some(({ name, fields }) => name === whole && name !== 'User' && fields.some(isMoment))
  })

const BOOKED = /(Booking|Reservation|Registration|SignUp|Ticket|Attendance)$/

const isMoment = ({ name, type }: AskedField): boolean =>
  type.startsWith('date') &&
  /^(starts?|start_time|start_date|begins?|date|day|time|departs?|departure(_time|_date)?|held|takes_place|scheduled)(_at|_on)?$/.test(
    name,
  )

const withoutOwnTimes = (one: Subject): Subject => ({
  ...one,
  fields: one.fields.filter(
    ({ name, typed, from }) =>
      typed === 'said' || from.start !== one.from.start || !/^(starts|ends)_(at|on)$/.test(name),
  ),
})
