import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const apartIn = (text: string) => {
  const read = readRequest(text, null)
  return {
    lines: [...blueprintOf(read).matchAll(/apart: \[(.*?)\]/g)].map((found) => found[1]),
    unread: read.unread.map(({ text: words }) => words),
  }
}

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
    'Court reservations: courts, reservations; reservations must not overlap',
    'court from starts_at to ends_at where status != cancelled',
  ],
])('%s', (text, line) => {
  expect(apartIn(text)).toEqual({ lines: [line], unread: [] })
})

test.each([
  ['Shop with products and orders, no double booking', 'no double booking'],
  ['Books with chapters, chapters must not overlap', 'chapters must not overlap'],
])('where nothing begins and ends it is asked: %s', (text, open) => {
  expect(apartIn(text)).toEqual({ lines: [], unread: [open] })
})
