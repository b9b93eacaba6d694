import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

/** Fields that begin some time from now, and what of the request is told. */
const endsIn = (text: string) => {
  const { request, blueprint } = designRequested(text, null)
  return {
    fields: [...blueprint.matchAll(/^ +(\w+: date(?:time)? = now \+ \w+(?: set by server)?)/gm)].map(
      ([, field]) => field,
    ),
    unread: request.unread.map((words) => words.text),
  }
}

test.each([
  ['Members borrow books and must return them within 14 days.', 'due_on: date = now + 14d'],
  ['Members lend books to each other for four weeks.', 'due_on: date = now + 28d'],
  ['Neighbours borrow tools, loans are due after 7 days.', 'due_on: date = now + 7d'],
  ['A library with books, members and loans; loans last 3 weeks.', 'due_on: date = now + 21d'],
  // Whoever holds it does not say until when.
  [
    'Residents apply for parking permits. A permit is valid for one year.',
    'valid_until: date = now + 365d set by server',
  ],
  [
    'Coupons with a code and a discount. Coupons expire after 30 days.',
    'expires_at: datetime = now + 30d set by server',
  ],
  ['Employees get certificates, which last for 2 years.', 'expires_at: datetime = now + 730d set by server'],
  ['An admin invites members; invitations are valid for 36 hours.', 'expires_at: datetime = now + 36h set by server'],
])('%s', (text, field) => {
  expect(endsIn(text)).toEqual({ fields: [field], unread: [] })
})

test.each([
  ['Customers can return items within 14 days.', 'within 14 days'],
  // Who signs in is no row that could say it.
  ['Patients book appointments. A patient is valid for two years.', 'A patient is valid for two years'],
  ['Coupons expire after 9999 years.', 'Coupons expire after 9999 years'],
  ['Tools can be rented for at most 7 days.', 'Tools can be rented for at most 7 days'],
  [
    'Tenants report damage. Quotes of contractors are valid for 14 days.',
    'Quotes of contractors are valid for 14 days',
  ],
  [
    'Items with a name. Items that expire within 3 days are shown first.',
    'Items that expire within 3 days are shown first',
  ],
])('what nothing begins with is told: %s', (text, open) => {
  expect(endsIn(text)).toEqual({ fields: [], unread: [open] })
})
