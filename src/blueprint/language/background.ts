import { parseRetry, parseSignature } from '../expression/retry.ts'
import { parseRoute } from '../expression/route.ts'
import { parseRule } from '../expression/rule.ts'
import { either, expression, isValue, list, map, object } from '../shape/parts.ts'
import { choice, duration, flag, name, number, text } from '../shape/values.ts'

const retry = expression(parseRetry, '5 exponential')

/** What runs when nobody waits for it. */
export const job = object(
  {
    every: duration('15m'),
    when: text('Document.created'),
    for: name('gmail'),
    creates: name('Task'),
    runs: text('rag.docs'),
    retry,
    idempotent: either(flag, name('message_id'), (tree) => tree.kind === 'value' && typeof tree.value === 'boolean'),
    timeout: duration('60s'),
  },
  'scan_inbox: { every: 15m, retry: 5 exponential, timeout: 60s }',
)

/** What others send, or are sent. */
export const webhook = object(
  {
    in: expression(parseRoute, 'POST /hooks/brokers'),
    out: list(text('order.paid'), 'out: [order.paid]'),
    verify: expression(parseSignature, 'hmac-sha256 $BROKER_SECRET'),
    sign: expression(parseSignature, 'hmac-sha256'),
    starts: name('record_reply'),
    retry,
    access: expression(parseRule, 'admin'),
    most_failures: number(1, 1000, '20'),
  },
  'order_paid: { out: [order.paid], sign: hmac-sha256, retry: 8 exponential }',
)

/** Accounts of users elsewhere. */
export const integration = object(
  {
    oauth: choice(['google', 'github', 'microsoft', 'slack']),
    scopes: list(text('gmail.readonly'), 'scopes: [gmail.readonly]'),
    tokens: choice(['encrypted']),
    owner: name('User'),
    on_revoke: choice(['purge', 'keep']),
  },
  'gmail: { oauth: google, scopes: [gmail.readonly], tokens: encrypted, owner: User }',
)

/** Steps that belong together across what no transaction holds. */
export const saga = object(
  {
    steps: list(name('reserve'), 'steps: [reserve, charge]'),
    undo: map(name('release'), 'undo: { reserve: release }'),
  },
  'order: { steps: [reserve, charge], undo: { reserve: release } }',
)

export const service = object(
  {
    owns: list(name('User'), 'owns: [User]'),
    talks: either(choice(['events', 'http']), list(choice(['events', 'http']), 'talks: [events]'), isValue),
    calls: list(name('api'), 'calls: [api]'),
  },
  'api: { owns: [User], talks: events }',
)
