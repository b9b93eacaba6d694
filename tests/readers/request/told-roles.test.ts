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
