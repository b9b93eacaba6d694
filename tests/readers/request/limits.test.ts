import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { answered, designRequested, questionsOf } from '../../../src/flows/clarify.ts'

/** What a blueprint limits, by resource, and what of the request is told. */
const limitsIn = (text: string) => {
  const { request, blueprint } = designRequested(text, null)
  expect(checkBlueprint(blueprint).problems).toEqual([])
  const { blueprint: read } = checkBlueprint(blueprint)
  return {
    lines: (read?.resources ?? []).flatMap(({ name, value }) =>
      (value.limits ?? []).map(({ start, end }) => `${name}: ${blueprint.slice(start, end)}`),
    ),
    unread: request.unread.map(({ text: words }) => words),
  }
}

test.each([
  // Whoever has so many, by the thing or by rows through which they have it.
  ['Each user can create up to 3 projects.', 'Project: 3 per owner'],
  ['Users rate films. Users may not rate more than 3 films a day.', 'Rating: 3 per author and day of created_at'],
  ['Members rent plots, at most two plots per member.', 'Rental: 2 per owner where status != returned|cancelled'],
  [
    'Members borrow books; a member can have at most 5 open loans at a time.',
    'Loan: 5 per owner where returned_on = null',
  ],
  ['A library: readers borrow books (max 5 at a time) and reserve them.', 'Loan: 5 per owner where returned_on = null'],
  ['Members borrow copies of books for 21 days, at most five at a time.', 'Loan: 5 per owner where returned_on = null'],
  ['Members can borrow at most five copies of books at a time.', 'Loan: 5 per owner where returned_on = null'],
  ['Members rent bikes for a day, at most two at a time.', 'Rental: 2 per owner where status != returned|cancelled'],
  ['Owners register dogs, at most 4 dogs per owner.', 'Dog: 4 per owner'],
  // Of what is done with them there are rows, whatever else hangs together with both.
  [
    'Readers borrow books (max 5 at a time). A reader can have reservations of books.',
    'Loan: 5 per owner where returned_on = null',
  ],
  // What has so many, and what each has of another.
  ['An event has at most 100 registrations.', 'Registration: 100 per event where status != cancelled'],
  ['A landlord lists apartments, each with at most 10 photos.', 'Photo: 10 per apartment'],
  [
    'Volunteers sign up for shifts, five volunteers per shift at most.',
    'Registration: 5 per shift where status != cancelled',
  ],
  ['Students hand in at most one submission per assignment.', 'Submission: 1 per owner and assignment'],
  // Said as what nobody does.
  ['A member may not borrow more than three books at the same time.', 'Loan: 3 per owner where returned_on = null'],
  [
    'Patients book appointments, and no patient has more than two upcoming appointments.',
    'Appointment: 2 per owner where starts_at > now and status != cancelled',
  ],
  // Within a time: when it is, or when it was made.
  [
    'Employees reserve parking spots and cannot have more than one reservation per day.',
    'Reservation: 1 per owner and day of starts_at where status != cancelled',
  ],
  [
    'Customers can place at most 3 orders per day.',
    'Order: 3 per owner and day of created_at where status != cancelled',
  ],
  // Those of one value.
  ['A customer may have only one open support ticket.', 'SupportTicket: 1 per owner where status = open'],
])('%s', (text, line) => {
  expect(limitsIn(text)).toEqual({ lines: [line], unread: [] })
})

test('two limits of one sentence are of two things', () => {
  const said = 'No customer may place more than 5 orders a day. Orders have items, at most 50 items per order.'
  expect(limitsIn(said).lines).toEqual([
    'Order: 5 per owner and day of created_at where status != cancelled',
    'Item: 50 per order',
  ])
})

test.each([
  // Whose they are is another; a term, and how they are pending, has no field.
  ['A nurse can be assigned to at most 8 patients.', 'A nurse can be assigned to at most 8 patients'],
  ['Each student may enroll in at most 6 courses per term.', 'in at most 6 courses per term'],
  ['Clubs with members; a club has no more than 50 members.', 'a club has no more than 50 members'],
])('what is not sure is told: %s', (text, open) => {
  expect(limitsIn(text)).toEqual({ lines: [], unread: [open] })
})

test('the number of a field is a field, and no limit', () => {
  const { request, blueprint } = designRequested('Teams with at most 8 players.', null)
  expect(request.subjects.flatMap(({ limits = [] }) => limits)).toEqual([])
  expect(blueprint).toContain('max_players: int(1..8)')
})

test('what is full is given to nobody else: said, or supposed and asked about', () => {
  const said = limitsIn(
    'Events have a title, a date and a number of places. People register for events until the event is full.',
  )
  expect(said.lines).toEqual(['Registration: event.number_of_places per event where status != cancelled'])
  expect(said.unread).toEqual([])
  const supposed = designRequested('Events have a title, a date and a capacity. People register for events.', null)
  expect(supposed.blueprint).toContain('limits: [event.capacity per event where status != cancelled] # supposed')
  // Nobody is let in where nobody says how many.
  expect(supposed.blueprint).toContain('capacity: int(1..)')
  const asked = questionsOf(supposed).find(({ id }) => id === 'capacity/Registration')
  expect(asked?.question).toBe('May there be more registrations of an event than its capacity says?')
  expect(answered(supposed, { 'capacity/Registration': 'may' }).blueprint).not.toContain('limits:')
})

test('what happens when it is full is told, and a room that is booked for hours is no class', () => {
  const waiting = limitsIn(
    'Events have a date and a capacity. People register for events. Once an event is full, people go on a waiting list.',
  )
  expect(waiting.unread).toEqual(['Once an event is full'])
  expect(limitsIn('Users book rooms with a capacity.').lines).toEqual([])
})

test('a booking is when the class is, and whoever has so many of them is no row', () => {
  const { blueprint } = designRequested(
    'Classes have a start time. Members book classes. A member may not have more than 3 open bookings at a time.',
    null,
  )
  expect(blueprint).not.toContain('Member:')
  expect(blueprint).not.toContain('ends_at')
  expect(blueprint).toContain('limits: [3 per owner where status != cancelled, ')
})

test.each([
  [
    'Parents register children for courses. Each course has a weekly time and at most 8 children.',
    'Registration: 8 per course where status != cancelled',
  ],
  ['Landlords list flats with a rent, a size and up to 12 photos.', 'Photo: 12 per flat'],
])('the last of a list: %s', (text, line) => {
  expect(limitsIn(text).lines).toEqual([line])
})

test('how many there may be per tenant of a flat, or per organisation, keeps nobody apart', () => {
  const flats = designRequested(
    'Landlords list flats with a rent. Tenants apply for a flat with a message, at most 3 applications per tenant.',
    null,
  )
  expect(flats.blueprint).toContain('limits: [3 per owner where status != rejected]')
  expect(flats.blueprint).not.toContain('tenancy:')
  const projects = designRequested('Projects and tasks, at most 10 projects per organisation.', null)
  expect(projects.blueprint).not.toContain('tenancy:')
})

test('how many there may be for each is counted, and none of them is the only one', () => {
  const asked = 'Residents book the laundry room, at most 3 bookings per apartment and week.'
  const { subjects } = designRequested(asked, null).request
  const booking = subjects.find(({ name }) => name === 'Booking')
  expect(booking?.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['room', 'apartment', 'starts_at']))
  expect(booking?.fields.map(({ name }) => name)).not.toContain('week')
  expect(booking?.once).toBeUndefined()
  expect(subjects.find(({ name }) => name === 'Room')?.fields.map(({ name }) => name)).not.toContain('apartment')
})

test('one at a time of what lasts is kept apart, and no limit of all that are to come', () => {
  const { lines, unread } = limitsIn('Members book rooms. A room can have only one booking at a time.')
  expect(lines).toEqual([])
  expect(unread).toEqual([])
  const { blueprint } = designRequested(
    'Spaces and reservations. A space can only have one reservation at a time.',
    null,
  )
  expect(blueprint).toContain('apart: [space from starts_at to ends_at where status != cancelled]')
  expect(blueprint).toContain('space: -> Space cascade')
})
