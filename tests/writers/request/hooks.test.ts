import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { receivedIn } from '../../../src/writers/request/hooks.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function written(asked: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  return text
}

test('what others send is received, and sent to nobody', () => {
  const text = written('Create an inbound webhook endpoint for Stripe that processes events in the background')
  expect(text).toContain(
    'stripe: { in: POST /hooks/stripe, verify: hmac-sha256 $STRIPE_SECRET, starts: process_stripe }',
  )
  expect(text).not.toContain('out:')
  expect(text).not.toContain('work_in_background')
})

test.each([
  ['Design an inbound webhook endpoint', null],
  ['Receive webhooks from GitHub', 'github'],
  ['Build a webhook receiver', null],
  ['Handle incoming payment webhooks', null],
])('%s: others send', (text, sender) => {
  expect(receivedIn(text)?.sender).toBe(sender)
})

test.each([
  'Webhooks for order events',
  'Customers register webhook endpoints',
  'Design outgoing webhooks for partners',
])('%s: they are sent', (text) => {
  expect(receivedIn(text)).toBeNull()
  expect(written(`Orders have a total. ${text}.`)).toContain('out:')
})
