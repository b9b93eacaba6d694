import type { AskedField, AskedLimit, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { takersOf } from './counted.ts'

/** What is given to no more than it has places for: events whose capacity stands in a field, with those who take one. */
export function withCapacities(request: DesignRequest): DesignRequest {
  const found = request.subjects.flatMap((whole) => capacityOf(whole, request))
  return found.reduce(held, request)
}

interface Capacity {
  readonly whole: Subject
  readonly taker: Subject
  readonly field: AskedField
}

function capacityOf(whole: Subject, request: DesignRequest): readonly Capacity[] {
  const field = whole.fields.find(({ name, type }) => CAPACITY.test(name) && /^int\b/.test(type))
  const [taker, ...others] = takersOf(whole, request)
  if (field === undefined || taker === undefined || others.length > 0 || taker.table !== null) return []
  // Of a room that is booked for hours, so many people fit in.
  const isOnce = whole.fields.some(({ type }) => type.startsWith('date')) || LASTING.test(taker.name)
  const isSeveral = taker.fields.some(({ name, type }) => /^int\b/.test(type) && SEVERAL.test(name))
  return isOnce && !isSeveral ? [{ whole, taker, field }] : []
}

const CAPACITY = /^(capacity|seats|places|spots|slots|(max|maximum|number_of|total|available)_\w+|\w+_limit)$/
/** One is in it for as long as it goes on. */
const LASTING = /(Enrollment|Enrolment|Registration|SignUp|Application|Attendance|Participation|Rsvp|Subscription)$/
/** One booking of several places. */
const SEVERAL =
  /^(quantity|amount|count|seats|places|spots|tickets|guests|people|persons|party_size|number_of_\w+|\w+_count)$/

function held(request: DesignRequest, { whole, taker, field }: Capacity): DesignRequest {
  const now = request.subjects.find(({ name }) => name === taker.name)!
  const per = now.fields.find(({ type }) => new RegExp(`^-> ${whole.name}\\b`).test(type))!.name
  if ((now.limits ?? []).some((limit) => limit.per.includes(per))) return request
  const said = request.unread.find((words) => isRefusal(words, request.text))
  const limit: AskedLimit = {
    most: field.name,
    per: [per],
    every: null,
    such: null,
    ...(said === undefined ? { from: field.from, isSupposed: true } : { from: said }),
  }
  return {
    ...request,
    subjects: request.subjects.map((one) => {
      if (one.name === whole.name)
        return { ...one, fields: one.fields.map((each) => (each.name === field.name ? asked(each) : each)) }
      return one === now ? { ...one, limits: [...(one.limits ?? []), limit] } : one
    }),
    unread: request.unread.filter((words) => words !== said),
  }
}

/** What has no places unless somebody says how many would let nobody in. */
const asked = (field: AskedField): AskedField => ({
  ...field,
  type: field.type.replace(/^int(?:\(0\.\.\))? = 0$/, 'int(1..)'),
})

/** `nobody can book a class that is full`, `no overbooking`, `bookings must not exceed its capacity` */
function isRefusal({ text, start, end }: Words, whole: string): boolean {
  const clause = whole.slice(
    Math.max(...['. ', '; ', '! ', '? ', '\n'].map((sign) => whole.lastIndexOf(sign, start) + 1)),
    end,
  )
  return FULL.test(text) && REFUSES.test(clause) && !BESIDES.test(text)
}
const FULL = /\b(full|capacity|sold out|overbook\w*|oversold|overselling|places? (are )?left|free places?)\b/i
const REFUSES =
  /\b(no|not|cannot|can['’]?t|never|nobody|without|refus\w+|reject\w*|clos\w+|stops?|prevent\w*|avoid\w*|only (if|while|when|until)|until|as long as|limited|exceed\w*)\b/i
/** What happens then, nothing here builds. */
const BESIDES = /\b(wait\w*|queue|notif\w+|e-?mail\w*|inform\w*|tell|told|then|next|instead|offer\w*|refund\w*)\b/i
