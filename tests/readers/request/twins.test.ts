import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const namesOf = (text: string): readonly string[] => readRequest(text, null).subjects.map(({ name }) => name)

test('what comes of a deed is what is named for it by another word', () => {
  expect(namesOf('Events, volunteers and signups. A volunteer can sign up for an event.')).not.toContain('Registration')
  expect(namesOf('A gym API with classes and reservations. Members book classes.')).not.toContain('Booking')
})

test('what is named by two words is two things', () => {
  expect(namesOf('An API with rooms, bookings and reservations.')).toEqual(
    expect.arrayContaining(['Booking', 'Reservation']),
  )
})

test('what holds one at a time need not hold any', () => {
  const { subjects } = readRequest('Beds and patients. A bed holds one patient at a time.', null)
  const bed = subjects.find(({ name }) => name === 'Bed')
  expect(bed?.fields.map(({ type }) => type)).toContain('-> Patient?')
})
