import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const hooksIn = (text: string) => {
  const { request, blueprint } = designRequested(text, null)
  return {
    names: request.subjects.map(({ name }) => name),
    unread: request.unread.map((words) => words.text),
    in: [...blueprint.matchAll(/in: (POST \S+),/g)].map(([, route]) => route),
    isSent: /\bout: |\bout:\n/.test(blueprint),
    blueprint,
  }
}

test.each([
  ['Stripe calls our webhook when a payment succeeds. Customers place orders.', 'POST /hooks/stripe'],
  ['Sync orders from Shopify through webhooks.', 'POST /hooks/shopify'],
  ['We receive webhooks from GitHub. Developers see builds.', 'POST /hooks/github'],
  ['Support agents answer tickets. Incoming webhooks from Zendesk create tickets.', 'POST /hooks/zendesk'],
  ['Our bank notifies us via webhook about transfers, and accountants see transfers.', 'POST /hooks/bank'],
])('what others send comes in, and nothing goes out: %s', (text, route) => {
  const found = hooksIn(text)
  expect(found).toMatchObject({ in: [route], isSent: false })
  expect(found.names.join()).not.toMatch(/Call|Webhook/)
  expect(found.blueprint).toContain(`starts: take_${route.split('/').at(-1)}_calls`)
})

test.each([
  'Customers receive webhooks when their parcel is delivered. Parcels have a tracking number.',
  'Users manage projects, and partners register webhooks for them.',
])('what is sent goes out: %s', (text) => {
  expect(hooksIn(text)).toMatchObject({ in: [], isSent: true })
})

test('each of those that are listed sends, and nothing of theirs is a row', () => {
  const found = hooksIn('Implement idempotent webhook processing for PayPal and Stripe.')
  expect(found).toMatchObject({ in: ['POST /hooks/paypal', 'POST /hooks/stripe'], isSent: false, names: [] })
  expect(
    hooksIn('A webhook receiver for Stripe events that ignores duplicates. Shops sell cakes.').names,
  ).not.toContain('StripeEvent')
})

test('who registers an address may, and the program that sends is nobody', () => {
  const found = hooksIn(
    'A webhook dispatcher: invoices emit events, customers register a URL, and an endpoint is switched off after 15 consecutive failures.',
  )
  expect(found.names).toEqual(['Invoice'])
  expect(found.blueprint).toContain('roles: admin > customer')
  expect(found.blueprint).toMatch(/access: customer\n|access: customer /)
  expect(found.blueprint).toContain('most_failures: 15')
  expect(found.unread).toEqual([])
})

test('both ways are told apart', () => {
  const text = 'Send a webhook to partners when a book is published. Stripe sends us webhooks about payments.'
  expect(hooksIn(text)).toMatchObject({ in: ['POST /hooks/stripe'], isSent: true })
})

test('endpoints, deliveries and what they are signed with are the ones of the backend, and what it lacks is told', () => {
  const found = hooksIn(
    'Developers register webhook endpoints per project. A failed delivery is retried up to six times. Project admins can rotate the signing secret.',
  )
  expect(found.names).toEqual(['Project'])
  expect(found.unread).toEqual(['webhook endpoints per project', 'Project admins can rotate the signing secret'])
  expect(found.blueprint).toContain('access: me.role = developer or admin')
  expect(found.blueprint).toContain('retry: 6 exponential')
})

test('a delivery of parcels is no message', () => {
  const found = hooksIn('Drivers make deliveries. Each delivery has an address. Shops get webhooks.')
  expect(found.names).toContain('Delivery')
})

test('subscriptions to plans are no subscriptions to webhooks', () => {
  const text = 'A billing service: plans (name, price per month), subscriptions; webhooks when a payment fails'
  expect(hooksIn(text).names).toContain('Subscription')
})

test('what goes out as a message is told, and no row', () => {
  const found = hooksIn('Members book classes, and get a push notification when a class is cancelled.')
  expect(found.names).toEqual(['Class', 'Booking'])
  expect(found.unread).toEqual(['get a push notification when a class is cancelled'])
})

test('what is liked or followed is one of several', () => {
  const { blueprint } = hooksIn('Users can follow other users and follow topics.')
  expect(blueprint).toContain('topic: -> Topic? cascade, followed: -> User? cascade')
  expect(blueprint).toContain('unique: [owner topic, owner followed]')
})
