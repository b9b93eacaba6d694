import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { answered, designRequested, questionsOf } from '../../../src/flows/clarify.ts'

const apartIn = (text: string) => {
  const { request, blueprint } = designRequested(text, null)
  expect(checkBlueprint(blueprint).problems).toEqual([])
  const { blueprint: read } = checkBlueprint(blueprint)
  return {
    lines: (read?.resources ?? []).flatMap(({ value }) =>
      (value.apart ?? []).map(({ start, end }) => blueprint.slice(start, end)),
    ),
    unread: request.unread.map(({ text: words }) => words),
  }
}

const BOOKED = 'room from starts_at to ends_at where status != cancelled'

test.each([
  [
    'Booking of meeting rooms without double booking',
    'meeting_room from starts_at to ends_at where status != cancelled',
  ],
  ['Rooms and bookings with double booking prevented', 'room from starts_at to ends_at where status != cancelled'],
  ['Users book desks. A desk cannot be double booked.', 'desk from starts_at to ends_at where status != cancelled'],
  [
    'Doctors, patients and appointments, no two appointments of a patient at the same time',
    'patient from starts_at to ends_at where status != cancelled',
  ],
  [
    "Vehicles, rentals with pick-up and return date, a vehicle can't be rented twice at the same time",
    'vehicle from pickup_date to return_date',
  ],
  [
    'Court reservations: courts, reservations; reservations must not overlap',
    'court from starts_at to ends_at where status != cancelled',
  ],
  ['Rooms and bookings. No room can be booked twice at the same time.', BOOKED],
  ['Rooms and bookings. No room can have two bookings at the same time.', BOOKED],
  ['Rooms and bookings. A room cannot be booked by two people at the same time.', BOOKED],
  ['Rooms and bookings. Members book rooms, but never twice for the same time.', BOOKED],
])('%s', (text, line) => {
  expect(apartIn(text)).toEqual({ lines: [line], unread: [] })
})

test.each([
  ['Shop with products and orders, no double booking', 'no double booking'],
  ['Books with chapters, chapters must not overlap', 'chapters must not overlap'],
])('where nothing begins and ends it is asked: %s', (text, open) => {
  expect(apartIn(text)).toEqual({ lines: [], unread: [open] })
})

test('of two things there is one each at a time, and of none that no row has', () => {
  const both =
    'Doctors, patients and appointments, no two appointments of a doctor at the same time, no two appointments of a patient at the same time'
  expect(apartIn(both)).toEqual({
    lines: [
      'doctor from starts_at to ends_at where status != cancelled',
      'patient from starts_at to ends_at where status != cancelled',
    ],
    unread: [],
  })
  const open = 'Doctors, patients and appointments, no two appointments of a desk at the same time'
  expect(apartIn(open).lines).toEqual([])
  expect(apartIn(open).unread).toContain('no two appointments of a desk at the same time')
})

test.each([
  ['School timetable: classes, teachers, rooms; a room cannot be double booked', 'a room cannot be double booked'],
  ['Bookings of rooms with an optional start and an end, no double booking', 'no double booking'],
])('what cannot be kept apart is asked: %s', (text, open) => {
  const { lines, unread } = apartIn(text)
  expect(lines).toEqual([])
  expect(unread).toContain(open)
})

test('of what there is one of at a time no two bookings are supposed to be at once, and that is asked', () => {
  const { request, blueprint } = designRequested('Rooms and bookings', null)
  expect(blueprint).toContain('apart: [room from starts_at to ends_at where status != cancelled] # supposed')
  const asked = questionsOf({ request, blueprint }).find(({ id }) => id === 'at_once/Booking')
  expect(asked?.usual).toBe('never')
  const free = answered({ request, blueprint }, { 'at_once/Booking': 'may' })
  expect(free.blueprint).not.toContain('apart:')
})

test.each(['restaurant reservations with party size', 'Classes and bookings'])('of many at once: %s', (text) => {
  expect(apartIn(text).lines).toEqual([])
})
