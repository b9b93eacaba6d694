import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const designed = (text: string): string => designRequested(text, null).blueprint
const partOf = (text: string, name: string): string =>
  designed(text)
    .split(/\n(?= {2}\w)/)
    .find((part) => part.startsWith(`  ${name}:`))!
const rightsOf = (text: string, name: string): string => {
  const own = partOf(text, name)
  return own.slice(own.indexOf('access:')).replaceAll(/\s+/g, ' ')
}

const CLINIC =
  'Clinic with patients and appointments. Receptionists can only book and cancel appointments, doctors write notes.'

test('who can only book and cancel does nothing else with it, and confirms nothing', () => {
  expect(rightsOf(CLINIC, 'Appointment')).toContain('create: receptionist, update: admin, delete: admin')
  expect(partOf(CLINIC, 'Appointment')).toContain('set by doctor')
  expect(rightsOf(CLINIC, 'Patient')).toContain('create: admin, update: admin, delete: admin')
})

test('who only sees one thing neither sees nor enters what is named beside it', () => {
  const text = 'Hotel with rooms, guests and bookings. Housekeepers only see rooms, receptionists create bookings.'
  expect(rightsOf(text, 'Room')).toMatch(/read: [^,]*housekeeper/)
  expect(rightsOf(text, 'Guest')).not.toContain('housekeeper')
  expect(rightsOf(text, 'Booking')).toContain('room.read and me.role != housekeeper')
})

test('where all belong to a tenant, only those who are named work with what it has', () => {
  const text =
    'Create a tenant-isolated backend for dental practices with patients, treatments and invoices; dentists edit treatments, receptionists only see the invoices.'
  expect(rightsOf(text, 'Treatment')).toContain('create: dentist, update: dentist, delete: admin')
  expect(rightsOf(text, 'Patient')).not.toMatch(/member|receptionist/)
})

test('what belongs to what they make stays theirs', () => {
  const text = 'A shop with products, orders and order items: customers can only place orders and view products.'
  expect(rightsOf(text, 'OrderItem')).toContain('create: order.owner or admin')
})

test.each([
  'A club with courts and bookings. Members can only book two courts per day. Coaches write plans.',
  'A blog with posts. Editors can only edit their own posts.',
  'A school with courses. Students can only enroll in open courses.',
  'A shop with orders. Customers can only cancel orders within 24 hours.',
])('which of them, how many or when is no end of what they do: %s', (text) => {
  expect(designRequested(text, null).request.roles?.filter(({ confined }) => confined !== undefined) ?? []).toEqual([])
})

test('whoever marks how something stands takes it there and changes nothing else', () => {
  const text = 'A depot with parcels: drivers mark parcels as delivered.'
  expect(rightsOf(text, 'Parcel')).toContain('update: admin')
  expect(partOf(text, 'Parcel')).toMatch(/status: .* set by driver/)
})

test('what is of their own course is done by whoever has the course', () => {
  const text =
    'Build a university API with courses, students and submissions; lecturers can grade only submissions to their own courses.'
  expect(rightsOf(text, 'Submission')).toContain('grade: { route: POST /:id/grade, access: course.owner or admin')
})

test('where nothing can say whose they are, it is told and nobody does it', () => {
  const text = 'A school with courses, students and grades. Teachers can only grade students in their own courses.'
  expect(designed(text)).toContain('not designed: “Teachers can only grade students in their own courses”')
  expect(designed(text)).not.toContain('/grade')
  const rides = 'Build a ride sharing backend: drivers accept rides with their own vehicle.'
  expect(designed(rides)).toContain('not designed: “with their own vehicle”')
})
