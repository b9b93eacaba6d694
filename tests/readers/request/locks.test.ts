import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

/** The rules of a resource, how its rows stand, and what of the request is told. */
const lockedIn = (text: string, name: string) => {
  const { request, blueprint } = designRequested(text, null)
  const own = blueprint.slice(blueprint.indexOf(`\n  ${name}:`)).split(/\n {2}(?=[A-Z])/)[1] ?? ''
  const said = (key: string): string | null =>
    new RegExp(`\\b${key}: (?:'([^']*)'|([^,}\\n#]*[^,}\\n# ]))`).exec(own)?.slice(1).find(Boolean) ?? null
  return {
    update: said('update'),
    delete: said('delete'),
    status: said('status'),
    unread: request.unread.map((words) => words.text),
  }
}

test.each([
  ['Accountants create invoices. An issued invoice is immutable.', 'Invoice', 'accountant and status = draft'],
  ['Employees write reports. Approved reports cannot be changed.', 'Report', 'owner and status = pending'],
  ['Sellers write invoices. Invoices cannot be edited after they are sent.', 'Invoice', 'owner and status = draft'],
  ['Engineers open tickets, and closed tickets are read-only.', 'Ticket', 'owner and status != closed'],
  ['Nobody can edit a closed ticket. Members open tickets.', 'Ticket', 'owner and status != closed'],
  ['Members open tickets. Only open tickets can be edited.', 'Ticket', 'owner and status = open'],
  ['Owners can edit their listing until it is published.', 'Listing', 'owner and status = draft'],
  ['Applications may be changed by the applicant while they are in draft.', 'Application', 'owner and status = draft'],
  ['Suppliers send offers; when an offer is accepted, the offer is locked.', 'Offer', 'owner and status != accepted'],
  ['Members book rooms. Confirmed bookings cannot be moved.', 'Booking', 'owner and status != confirmed'],
  [
    'Journalists write articles; a published article can only be changed by editors.',
    'Article',
    'author and status = draft or editor',
  ],
])('%s', (text, name, update) => {
  expect(lockedIn(text, name)).toMatchObject({ update, unread: [] })
})

test.each([
  ['Landlords manage leases; an active lease cannot be deleted.', 'Lease', '(owner or admin) and status = draft'],
  ['Clerks write invoices. Invoices that are paid cannot be deleted.', 'Invoice', 'clerk and status != paid'],
  [
    'Editors write documents. Archived documents can be deleted only by admins.',
    'Document',
    'editor and status = open or admin',
  ],
])('%s', (text, name, deleted) => {
  expect(lockedIn(text, name)).toMatchObject({ delete: deleted, unread: [] })
})

test('the parts of what is locked are locked with it', () => {
  const { blueprint } = designRequested('Accountants create invoices with lines; an issued invoice is immutable.', null)
  expect(blueprint).toContain('create: accountant and invoice.status = draft')
  expect(blueprint).toContain('states: { status: [draft -> sent, draft -> paid, sent -> paid] }')
})

test('what is not done any more leads nowhere, and an operation asks how a row stands', () => {
  const { blueprint } = designRequested("Customers place orders. A shipped order can't be cancelled.", null)
  expect(blueprint).toContain('- paid -> cancelled')
  expect(blueprint).not.toContain('shipped -> cancelled')
  const only = designRequested(
    'Orders (number, status: pending, paid, shipped) can be cancelled only while pending.',
    null,
  )
  expect(only.blueprint).toContain('pending -> cancelled')
  expect(only.blueprint).not.toContain('paid -> cancelled')
  expect(only.blueprint).toContain('pending set by owner or admin')
})

test.each([
  // Nothing says how they stand.
  [
    'Doctors write prescriptions; once a prescription is dispensed, it can no longer be changed.',
    'Prescription',
    'admin',
  ],
  ['Events (title, starts_at). Past events cannot be edited.', 'Event', 'admin'],
  ['Members own cars. Cars that are rented cannot be sold.', 'Car', 'owner'],
  // The states are said, and this is none of them.
  ['Reports (title, status: draft, submitted). Approved reports cannot be changed.', 'Report', 'admin'],
])('%s', (text, name, who) => {
  const { update, unread } = lockedIn(text, name)
  // Until somebody says more, hardly anybody may change it.
  expect(update).toBe(who)
  expect(unread.join(' ')).toMatch(/can(not| no longer) be/)
})

test.each([
  // All of them come so.
  ['Researchers upload datasets. Uploaded datasets cannot be deleted.', 'Dataset', { delete: 'nobody' }],
  ['Judges enter scores. Scores cannot be changed.', 'Score', { update: 'nobody' }],
])('%s', (text, name, rules) => {
  expect(lockedIn(text, name)).toMatchObject({ ...rules, unread: [] })
})

test.each([
  ['Events with a start time. After an event has started nobody can edit it.', 'Event', 'owner and start_time > now'],
  [
    'Users write comments; a comment can only be edited within 15 minutes.',
    'Comment',
    'author and created_at > now - 15m',
  ],
  ['Bookings for courts. A booking can be changed until it starts.', 'Booking', 'owner and starts_at > now'],
  [
    'Teams, and matches with a kickoff; a match cannot be changed after kickoff.',
    'Match',
    '(home_team.owner or admin) and kickoff > now',
  ],
])('until when: %s', (text, name, update) => {
  expect(lockedIn(text, name)).toMatchObject({ update, unread: [] })
})

test.each([
  [
    'Members book classes and can cancel a booking up to 24 hours before the start.',
    'booking_class.starts_at > now + 24h',
  ],
  [
    'Appointments with a start time. Patients can cancel their appointments until 2 hours before the start.',
    'start_time > now + 2h',
  ],
  [
    'Guests book rooms. Guests can cancel their booking free of charge until 2 days before check-in.',
    'starts_at > now + 2d',
  ],
  [
    'Riders request rides with a pickup time, and a ride cannot be cancelled later than one hour before the pickup time.',
    'pickup_time > now + 1h',
  ],
  ['Students submit assignments no later than the due date.', '(due_at = null or due_at > now)'],
])('a step is taken until then: %s', (text, condition) => {
  const { request, blueprint } = designRequested(text, null)
  expect(blueprint).toMatch(
    new RegExp(`-> (cancelled|submitted) if .* and ${condition.replaceAll(/[.+()]/g, String.raw`\$&`)}`),
  )
  expect(request.unread).toEqual([])
})

test('what nobody may do then is told, where nothing says when that is, and is refused to nobody before', () => {
  const text = 'Polls with options and votes. A poll has an end date and nobody can vote after it.'
  const { request, blueprint } = designRequested(text, null)
  expect(request.unread.map((words) => words.text)).toContain('nobody can vote after it')
  expect(blueprint).not.toContain('create: nobody')
  expect(lockedIn('Parcels with a size. A parcel can be changed until the handover.', 'Parcel').update).not.toContain(
    'now',
  )
})

test('what is part of something locked is put nowhere else, and that is not deleted by others going', () => {
  const text =
    'Customers, invoices of customers, and line items of invoices. An issued invoice cannot be edited anymore.'
  const { blueprint } = designRequested(text, null)
  expect(blueprint).toMatch(/invoice: -> Invoice cascade immutable/)
  expect(blueprint).toMatch(/customer: -> Customer restrict/)
  expect(lockedIn(text, 'Invoice').delete).toContain('status = draft')
  expect(lockedIn('Members open tickets. Only open tickets can be edited.', 'Ticket').delete).toBe('owner or admin')
})

test('what is no state has no beginning of its own', () => {
  const { blueprint } = designRequested(
    'Singers have a voice (soprano, alto, tenor or bass) and a status (active, retired).',
    null,
  )
  expect(blueprint).toMatch(/voice: soprano\|alto\|tenor\|bass\n/)
  expect(blueprint).toContain('status: active|retired = active')
})
