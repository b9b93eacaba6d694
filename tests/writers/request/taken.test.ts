import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

/** A resource of the blueprint a request asks for, on one line each. */
const resource = (text: string, name: string): string =>
  new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(`${blueprintOf(readRequest(text, null))}\n`)?.[1] ?? ''

test('what somebody lends has a loan with whoever borrows it, and nobody lends what is another’s', () => {
  const loan = resource('Neighbours lend tools to each other.', 'Loan')
  expect(loan).toContain('tool: -> Tool')
  expect(loan).toContain('borrower: -> User?')
  expect(loan).toMatch(/read: owner or tool\.owner or borrower or admin/)
  expect(loan).toMatch(/create: tool\.owner or admin/)
  expect(resource('Neighbours lend tools to each other.', 'Tool')).toMatch(/read: neighbour\b/)
})

test('a house lends what it keeps', () => {
  const text = 'Librarians lend books to members.'
  expect(resource(text, 'Book')).toMatch(/read: member, create: librarian/)
  expect(resource(text, 'Loan')).toMatch(/read: borrower or librarian, create: librarian/)
})

test.each([
  ['Desks with a name. Reservations of desks.', 'Desk', /read: member, create: admin/],
  [
    'Job openings with a title and applications. Candidates write letters.',
    'JobOpening',
    /read: candidate, create: admin/,
  ],
  [
    'A tutoring site: lessons. Tutors write articles. Students rate articles. Bookings of lessons.',
    'Lesson',
    /create: tutor/,
  ],
  ['A membership backend: membership types with a price, members.', 'MembershipType', /read: account, create: admin/],
])('what is taken is there for all, and made by those who offer it: %s', (text, name, rules) => {
  expect(resource(text, name)).toMatch(rules)
})

test('each tenant has its own numbers', () => {
  const invoice = resource('Multi-tenant invoicing: invoices with an invoice number (unique).', 'Invoice')
  expect(invoice).toContain('unique: [organisation invoice_number]')
  expect(invoice).not.toMatch(/invoice_number: .*unique/)
})

test('people are assigned to what others plan', () => {
  const route = resource('Dispatchers assign drivers to routes. Drivers see their own routes.', 'Route')
  expect(route).toContain('driver_user: -> User?')
  expect(route).toMatch(/read: driver_user or dispatcher, create: dispatcher/)
})

test('who works for a tenant signs in, and what customers must never see is kept apart', () => {
  const text =
    'Multi-tenant help desk: each organisation has agents and customers, tickets with priority and internal notes that customers must never see.'
  expect(blueprintOf(readRequest(text, null))).toContain('roles: admin > agent > customer')
  expect(resource(text, 'Note')).toContain('ticket: -> Ticket cascade')
  expect(resource(text, 'Note')).toContain('access: { read: agent, create: agent, update: agent, delete: agent }')
  expect(resource(text, 'Ticket')).not.toContain('notes')
})

test.each(['Customers can add books to their wishlist.', 'Let people put books on a wishlist.'])(
  'what is put on a list is an entry of whoever puts it there: %s',
  (text) => {
    expect(resource(text, 'WishlistItem')).toContain('unique: [book owner]')
    expect(resource(text, 'Book')).toContain('title')
    expect(resource(text, 'Book')).not.toContain('wishlist')
  },
)

test('what something goes through is of what goes', () => {
  const text =
    'Candidates apply to vacancies, and an application moves from submitted to shortlisted, interview, offered or rejected.'
  expect(resource(text, 'Application')).toContain('submitted|shortlisted|interview|offered|rejected = submitted')
  expect(resource(text, 'Interview')).toBe('')
})

test('a job in the background follows what its sentence speaks of', () => {
  const text = 'Newsletter with subscribers and campaigns; send each campaign in the background.'
  expect(blueprintOf(readRequest(text, null))).toContain('work_in_background: { when: Campaign.created')
})

test.each([
  ['Users can comment on photos. A user can upvote a photo only once.', 'Upvote', 'unique: [photo author]'],
  ['Customers review a book only once.', 'Review', 'unique: [book author]'],
])('what is done only once is there once: %s', (text, name, said) => {
  expect(resource(text, name)).toContain(said)
})

test('what comes of an application is made by whoever grants that', () => {
  const text = 'Residents apply for a parking permit for a vehicle, clerks approve it.'
  expect(resource(text, 'ParkingPermit')).toMatch(/read: application\.read or clerk, create: clerk/)
  expect(resource(text, 'Application')).toMatch(/create: resident/)
})

test('when a row is made is no question to whoever makes it', () => {
  expect(resource('Members join a waiting list of a class.', 'WaitingList')).not.toMatch(/joined_at: datetime\n/)
  expect(resource('Vouchers with redemptions.', 'Redemption')).toContain('redeemed_at: datetime = now set by server')
  expect(resource('Sensors with readings.', 'Reading')).not.toContain('now')
})
