import { describe, expect, test } from 'vitest'
import type { Effect, Operation, Refusal, Trace } from '../../src/model/index.ts'
import { emptyBackend, operation, place, statement, step } from '../fixtures/backend.ts'
import { backendOf, told } from './code.ts'

const changed = (before: Partial<Operation>, after: Partial<Operation>): readonly string[] =>
  told(backendOf([operation('GET /orders', before)]), backendOf([operation('GET /orders', after)]), 'behaviour')

const nothing: Trace = {
  calls: [],
  refusals: [],
  assignments: [],
  returns: [],
  followUps: [],
  rows: [],
  coroutines: [],
  complete: true,
}
const refusal = (status: number, detail: string): Refusal => ({
  status,
  detail,
  exception: 'HTTPException',
  escapes: true,
  conditions: [],
  chain: [step('raises', 'app/api.py', status)],
})

describe('statements', () => {
  const select = (given: Parameters<typeof statement>[2]) => ({ statements: [statement('select', ['orders'], given)] })

  test('another filter, order, limit and transaction', () => {
    const open = { column: 'orders.state', operator: '==', from: 'constant', text: "'open'" } as const
    expect(
      changed(
        select({ filters: [open], sort: ['id'], limited: 'yes', transaction: 'committed in read (a.py:1)' }),
        select({
          filters: [{ ...open, text: "'paid'" }],
          sort: ['id desc'],
          limited: 'no',
          transaction: 'no commit seen',
        }),
      ),
    ).toEqual([
      "warning filter-changed GET /orders: `select orders` filters by `orders.state == 'paid'` now, and no longer filters by `orders.state == 'open'`",
      'warning limit-changed GET /orders: `select orders` loads all rows now',
      'warning sort-changed GET /orders: `select orders` is ordered by `id desc`, not by `id`',
      'warning transaction-changed GET /orders: the transaction of `select orders` ends otherwise: `no commit seen`, not `committed`',
    ])
  })

  test('lines that moved and sources nobody knows are no change', () => {
    const filter = (from: 'body' | 'unknown') => ({ column: 'orders.id', operator: '==', from, text: 'x' }) as const
    expect(
      changed(
        select({ filters: [filter('body')], transaction: 'committed in save (a.py:1)' }),
        select({ filters: [filter('unknown')], transaction: 'committed in store (b.py:9)' }),
      ),
    ).toEqual([])
  })

  test('a write that is new is a warning, a read for information', () => {
    expect(changed({}, { statements: [statement('delete', ['orders']), statement('select', ['users'])] })).toEqual([
      'warning statement-added GET /orders: `delete orders` is run now',
      'info statement-added GET /orders: `select users` is run now',
    ])
    const twice = { statements: [statement('select', ['users']), statement('select', ['users'])] }
    expect(changed(twice, { statements: [statement('select', ['users'])] })).toEqual([])
  })
})

test('statuses that are raised, and their words', () => {
  expect(
    changed(
      { trace: { ...nothing, refusals: [refusal(404, 'no such order'), refusal(400, 'bad')] } },
      { trace: { ...nothing, refusals: [refusal(404, 'Order not found'), refusal(409, 'exists')] } },
    ),
  ).toEqual([
    'warning refusal-added GET /orders: it may end in `409` now',
    'info refusal-removed GET /orders: it no longer ends in `400`',
    'info refusal-reworded GET /orders: `404` says `Order not found` now, not `no such order`',
  ])
})

test('what was not followed to the end is said to be new by nobody', () => {
  expect(
    changed({ trace: { ...nothing, complete: false } }, { trace: { ...nothing, refusals: [refusal(409, 'exists')] } }),
  ).toEqual([])
})

test('effects and dependencies come and go', () => {
  const mail: Effect = { kind: 'mail', library: 'smtplib', what: 'send_message', inLoop: false, chain: [step('sends')] }
  const limiter = { name: 'rate_limit', at: place(), via: 'decorator', scopes: [], dependencies: [] } as const
  expect(changed({ dependencies: [limiter] }, { effects: [mail] })).toEqual([
    'warning dependency-removed GET /orders: `rate_limit` is no longer run before it',
    'warning effect-added GET /orders: the mail `smtplib: send_message` is new',
  ])
})

test('a default that changed is told by what somebody gets', () => {
  const limit = (value: number) =>
    ({
      parameters: [{ in: 'query', name: 'limit', required: false, schema: { type: 'integer', default: value } }],
    }) as const
  expect(changed(limit(20), limit(100))).toEqual([
    'warning default-changed GET /orders: who leaves out the query parameter `limit` gets `100` now, not `20`',
  ])
})

test('a setting has another default, and a secret one is not printed', () => {
  const backend = (value: string | null, secret: boolean) => ({
    ...emptyBackend(),
    runtime: {
      ...emptyBackend().runtime,
      settings: [
        { name: 'Settings.KEY', variable: 'KEY', type: 'str', default: value, given: null, secret, at: place() },
      ],
    },
  })
  expect(told(backend("'a'", false), backend("'b'", false), 'behaviour')).toEqual([
    "warning setting-default-changed: the setting `Settings.KEY` has `'b'` now, and had `'a'`",
  ])
  expect(told(backend("'hunter2'", true), backend("'hunter3'", true), 'behaviour').join()).not.toContain('hunter')
  expect(told(backend("'a'", false), backend(null, false), 'behaviour').join()).toContain('setting-required')
})

test('an operation no contract lists is told of here', () => {
  const hidden = operation('GET /internal', { published: false })
  expect(told(backendOf([hidden]), backendOf([]), 'behaviour')).toEqual([
    'warning hidden-operation-removed GET /internal: the operation, which the contract does not list, is gone',
  ])
})
