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
