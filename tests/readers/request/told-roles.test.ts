import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const roles = (asks: string): readonly string[] => (readRequest(asks, null).roles ?? []).map(({ name }) => name)

test.each([
  ['Residents book slots. Everybody sees which slots are taken, but only the caretaker sees by whom.', 'caretaker'],
  [
    'Wind turbines send readings. Raise an alarm that a technician must acknowledge when power stays low.',
    'technician',
  ],
  ['Employees submit expense reports, their manager approves up to 500 euros.', 'manager'],
  ['Employees submit claims. Claims over 500 euros also need approval from finance.', 'finance'],
  ['Employees submit claims, anything above 500 euros also needs finance.', 'finance'],
  ['Sync orders from Shopify; failed deliveries land in a list that operators can replay.', 'operator'],
  ['A flag has a key, engineers may toggle flags in staging, only release managers in production.', 'release_manager'],
  [
    'A patient may cancel up to 24 hours before the appointment, after that only the front desk can do it.',
    'front_desk',
  ],
  ['Agents answer tickets. Tickets that are not answered within 4 hours are escalated to the team lead.', 'team_lead'],
  ['Orders over 1000 euros are checked by the accountant within two days.', 'accountant'],
  ['Couriers pick up parcels. After two failed attempts the parcel goes back to the sender.', 'sender'],
  ['Tenants report defects. The property manager assigns each defect to a contractor.', 'contractor'],
])('whoever does something signs in for it, though nobody reads what: %s', (asks, name) => {
  expect(roles(asks)).toContain(name)
})

test.each([
  ['Volunteers sign up for shifts, and when fewer than two come, the sensor restarts.', ['volunteer']],
  ['Multi-tenant billing with invoices. Each tenant must define its own numbers within a year.', []],
  ['Notes with a title. Everyone must agree within two days, and users may object.', []],
  ['Books with a title. Manager approvals within two days.', []],
])('who does nothing there is nobody: %s', (asks, names) => {
  expect(roles(asks)).toEqual(names)
})

test('what somebody does in words nobody reads gives them nothing', () => {
  const request = readRequest('Residents book rooms. After a booking only the caretaker sees by whom.', null)
  expect(request.roles?.find(({ name }) => name === 'caretaker')?.isTold).toBe(true)
  expect((request.rules ?? []).filter(({ who }) => who === 'caretaker')).toEqual([])
})

const rules = (asks: string): readonly string[] =>
  (readRequest(asks, null).rules ?? []).map(({ who, verbs, of }) => `${who} ${verbs.join()} ${of}`)

test('what several people do together all of them do, and none of them is a row for that', () => {
  expect(rules('Customers and suppliers can see orders.')).toEqual(['customer read Order', 'supplier read Order'])
  expect(rules('Buyers, sellers and couriers see orders.')).toContain('buyer read Order')
  expect(rules('The chair and the reviewers may read papers.')).toEqual(['chair read Paper', 'reviewer read Paper'])
  const { subjects } = readRequest('Customers and suppliers can see orders.', null)
  expect(subjects.map(({ name }) => name)).toEqual(['Order'])
  const kept = readRequest('Customers and suppliers. Orders belong to customers.', null)
  expect(kept.subjects.map(({ name }) => name)).toEqual(['Customer', 'Supplier', 'Order'])
})

test('every member of a household is one of its people', () => {
  const asks = 'A pet belongs to one household, and every member of the household can see its vaccinations.'
  const [rule] = readRequest(asks, null).rules ?? []
  expect(rule).toMatchObject({ who: 'signed in', within: 'Household', of: 'Vaccination', verbs: ['read'] })
  expect(readRequest('All members of the club can book courts.', null).subjects.map(({ name }) => name)).not.toContain(
    'Club',
  )
})
