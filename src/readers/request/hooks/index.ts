import type { Capability, DesignRequest } from '../../../model/index.ts'
import { cut } from '../unread/cut.ts'
import { singular } from '../vocabulary/forms.ts'
import { type Direction, directionsIn, perIn, subscribersIn } from './direction.ts'
import { sentenceAt } from '../../../kernel/sentence.ts'
import { withoutRows } from '../built-in/rows.ts'
import { failuresIn } from './failures.ts'
import { withoutParts } from './parts.ts'

/** Webhooks that others send, and those that are sent to others: the backend keeps who is sent what, and what became of it. */
export function withHooks(request: DesignRequest): DesignRequest {
  const asked = request.capabilities.filter(({ name }) => name === 'webhooks')
  if (request.intent !== 'create' || asked.length === 0) return request
  const directions = directionsIn(request.text)
  const coming = directions.filter(({ goes }) => goes === 'in')
  const isSent = coming.length === 0 || directions.some(({ goes }) => goes === 'out')
  const { by, from } = isSent ? subscribers(request) : { by: [], from: [] }
  const failing = isSent ? failuresIn(request.text) : null
  const read = failing === null ? from : [...from, failing.from]
  const more = { ...(by.length > 0 ? { by } : {}), ...(failing === null ? {} : { mostFailures: failing.most }) }
  const capabilities = [
    ...request.capabilities
      .filter((one) => !isByHook(one, request))
      .flatMap((one) => (one.name !== 'webhooks' ? [one] : isSent ? [{ ...one, ...more }] : [])),
    ...coming.map(received).filter(isFirst),
  ]
  const own = withoutReceived(coming, isSent ? toldPer({ ...request, capabilities }) : { ...request, capabilities })
  const plain = withoutMachines(own)
  return {
    ...plain,
    unread: read.reduce((left, one) => left.flatMap((words) => cut(words, one, own.text)), own.unread),
  }
}

/** `notify partners by webhook when an order is paid`: no mail is sent. */
function isByHook({ name, from }: Capability, { text }: DesignRequest): boolean {
  const sentence = sentenceAt(text, from.start).text
  return (
    name === 'mails' &&
    /\b(?:by|via|through|with|over) (?:an? |their )?webhooks?\b/i.test(sentence) &&
    !/mail/i.test(sentence)
  )
}

/** `a webhook dispatcher` is this backend, and nobody who signs in. */
function withoutMachines(request: DesignRequest): DesignRequest {
  const machine = MACHINE.exec(request.text)?.[1]?.toLowerCase()
  if (machine === undefined || !request.roles?.some(({ name }) => name === machine)) return request
  if (request.rules?.some(({ who }) => who === machine)) return request
  return { ...request, roles: request.roles.filter(({ name }) => name !== machine) }
}

const MACHINE =
  /\bwebhooks? (dispatcher|sender|publisher|receiver|listener|handler|consumer|relay|forwarder|processor)\b/i

/** What others send is kept by its number, and worked off: `Stripe events` are no rows beside that. */
function withoutReceived(coming: readonly Direction[], request: DesignRequest): DesignRequest {
  const own = withoutParts(request)
  if (coming.length === 0) return own
  const senders = [...new Set(coming.map(({ sender }) => sender))].map((one) => one.replaceAll('_', '')).join('|')
  const rows = new RegExp(
    `^(?:(?:${senders})\\w*|(?:Webhook|Incoming|Received)?(?:Event|Payload|Notification|Message)|(?:Webhook)?(?:Receiver|Listener|Handler|Consumer)|Duplicate(?:Delivery|Event)?)$`,
    'i',
  )
  return withoutRows(own, { rows, kept: /^(?:payload|type|kind|received_at|processed_at)$/, of: new Set() })
}

const received = ({ sender, from }: Direction): Capability => ({ name: 'webhooks', of: null, comesFrom: sender, from })
const isFirst = (one: Capability, at: number, all: readonly Capability[]): boolean =>
  all.findIndex(({ comesFrom }) => comesFrom === one.comesFrom) === at

/** Who registers endpoints, where that is said, and the words that say so. */
function subscribers({ text, roles = [], rules = [] }: DesignRequest) {
  const said = subscribersIn(text).flatMap(({ who, from }) => {
    const name = who.split(' ').map(singular).join('_')
    const role = name === 'admin' ? name : roles.find((one) => one.name === name || name.endsWith(`_${one.name}`))?.name
    return role === undefined ? [] : [{ role, from }]
  })
  const makers = rules.flatMap(({ of, how, verbs, who }) =>
    /^(Webhook(Endpoint|Subscription)?|Endpoint)$/.test(of ?? '') && how !== 'not' && verbs.includes('create')
      ? roles.filter(({ name }) => name === who)
      : [],
  )
  const by = [...new Set([...said.map(({ role }) => role), ...makers.map(({ name }) => name)])]
  return { by, from: said.map((one) => one.from) }
}

function toldPer(request: DesignRequest): DesignRequest {
  const per = perIn(request.text)
  if (per === null) return request
  const others = request.unread.flatMap((words) => cut(words, per, request.text))
  return { ...request, unread: [...others, per].toSorted((a, b) => a.start - b.start) }
}
