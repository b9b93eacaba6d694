import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { overlap } from '../unread/cut.ts'
import { setOf } from '../vocabulary/words.ts'

/** Where webhooks are sent from the backend's own tables, these are no others: endpoints, deliveries, what they are signed with. */
export function withoutParts(request: DesignRequest): DesignRequest {
  const isPart = partOf(request)
  const parts = request.subjects.filter(isPart)
  if (parts.length === 0) return request
  const isOf = (subject: Subject, some: readonly Subject[]): boolean =>
    subject.fields.some(({ type }) => some.some(({ name }) => type.startsWith(`-> ${name} `) || type === `-> ${name}`))
  const between = request.subjects.filter((one) => BETWEEN.test(one.name) && !isPart(one) && isOf(one, parts))
  const gone = new Set([...parts, ...between].map(({ name }) => name))
  const isGone = (of: string | null): boolean => of !== null && gone.has(of.split('.')[0]!)
  const lost = [
    ...[...parts, ...between].flatMap((one) => one.fields.flatMap((field) => lostIn(field, gone, request))),
    ...request.capabilities.flatMap(({ of, from }) => (isGone(of) ? [from] : [])),
  ]
  const told = lost.filter(
    (words, at) =>
      !request.unread.some((one) => overlap(one, words)) && lost.findIndex((one) => overlap(one, words)) === at,
  )
  return {
    ...request,
    subjects: request.subjects.filter(({ name }) => !gone.has(name)).map((one) => withoutReferences(one, gone)),
    capabilities: request.capabilities.filter(({ of }) => !isGone(of)),
    ...(request.rules === undefined ? {} : { rules: request.rules.filter(({ of }) => !isGone(of)) }),
    unread: [...request.unread, ...told].toSorted((a, b) => a.start - b.start),
  }
}

/** By its name, or by what only such a thing holds. */
const partOf =
  ({ text }: DesignRequest) =>
  ({ name, table, fields }: Subject): boolean => {
    const holds = (some: string): boolean => fields.some((field) => field.name === some)
    if (table !== null) return false
    if (/^Webhook(Endpoint|Subscription|Delivery|DeliveryAttempt|DeliveryLog|Attempt|Secret|Url)?$/.test(name))
      return true
    if (/^(SigningSecret|DeliveryAttempt|DeliveryLog)$/.test(name)) return true
    // `customers register a URL`
    if (/^(Callback|Target|Receiver)?Url$/.test(name)) return REGISTERED.test(text) && !/\bshorten/i.test(text)
    // `post a webhook to customers`
    if (name === 'Post') return /\bpost an? (?:\w+ )?webhook\b/i.test(text) && !/\bposts\b/i.test(text)
    if (name === 'Endpoint') return holds('address') || holds('url')
    if (name === 'Subscription') return holds('events') && holds('secret') && SUBSCRIBED.test(text)
    return name === 'Delivery' && holds('attempted_at') && !CARRIED.test(text)
  }
const REGISTERED = /\bregisters? (?:\w+ ){0,3}urls?\b/i
/** Something else is delivered, by somebody. */
const CARRIED = /\bdeliver(?:y|ies) (?:of|to)\b|\b(?:drivers?|couriers?|riders?)\b/i
/** `webhooks with subscriptions`, `subscribe them to event types`: to what is sent, and to no plan. */
const SUBSCRIBED =
  /\bwebhooks?\b[^.;]{0,30}\bsubscri|\bsubscri\w+ (?:\w+ ){0,2}(?:to|for) (?:\w+ ){0,2}(?:events?|event types?|webhooks?|endpoints?)\b/i
const BETWEEN = /^(Registration|Subscription)$/

/** What the backend keeps of them anyway. */
const KEPT = setOf(
  `url address events event_types event_type secret signing_secret active enabled status response_code status_code attempted_at
  attempt attempts body payload error delivered_at created_at duration`,
)

function lostIn(field: AskedField, gone: ReadonlySet<string>, { text }: DesignRequest): readonly Words[] {
  const to = /^(?:->|many) (\w+)/.exec(field.type)?.[1]
  if (to !== undefined ? field.typed === 'by its name' || gone.has(to) : KEPT.has(field.name) || isUsual(field))
    return []
  const lead =
    /\b(?:per|for|of|in|to|with)(?: (?:each|every))? $/i.exec(text.slice(0, field.from.start))?.[0].length ?? 0
  const start = field.from.start - (to === undefined ? 0 : lead)
  return [{ text: text.slice(start, field.from.end), start, end: field.from.end }]
}

/** Of no words of its own. */
const isUsual = ({ name, typed, from }: AskedField): boolean =>
  typed === 'by its name' && !from.text.toLowerCase().includes(name.split('_')[0]!)

const withoutReferences = (subject: Subject, gone: ReadonlySet<string>): Subject => ({
  ...subject,
  fields: subject.fields.filter(({ type }) => !gone.has(/^(?:->|many) (\w+)/.exec(type)?.[1] ?? '')),
})
