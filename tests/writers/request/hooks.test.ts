import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function written(asked: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  return text
}

test('what others send is received, and sent to nobody', () => {
  const text = written('Create an inbound webhook endpoint for Stripe that processes events in the background')
  expect(text).toContain('in: POST /hooks/stripe, verify: stripe $STRIPE_SECRET, starts: take_stripe_calls')
  expect(text).not.toMatch(/\bout:/)
  expect(text).not.toContain('work_in_background')
})

test.each([
  ['Design an inbound webhook endpoint', 'others'],
  ['Receive webhooks from GitHub', 'github'],
  ['Build a webhook receiver', 'others'],
  ['Handle incoming payment webhooks', 'others'],
])('%s: others send', (text, sender) => {
  expect(written(`Orders have a total. ${text}.`)).toContain(`in: POST /hooks/${sender},`)
})

test.each([
  'Webhooks for order events',
  'Customers register webhook endpoints',
  'Design outgoing webhooks for partners',
])('%s: they are sent', (text) => {
  expect(written(`Orders have a total. ${text}.`)).toContain('out:')
})
