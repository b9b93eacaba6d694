import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const read = (text: string) => {
  const { subjects, roles, unread } = readRequest(text, null)
  return {
    things: subjects.map(({ name, fields }) => `${name}{${fields.map((one) => one.name).join(', ')}}`),
    roles: (roles ?? []).map(({ name }) => name),
    unread: unread.map((one) => one.text),
  }
}

test.each([
  [
    'An API where every handover records the giving and the receiving officer, a seal number and the time.',
    'Handover{giving_officer, receiving_officer, seal_number, time}',
  ],
  [
    'A backend where each transfer records the sending and the receiving depot and a weight.',
    'Transfer{sending_depot, receiving_depot, weight}',
  ],
  [
    'A backend where every inspection captures the outgoing and the incoming curator, a condition note and a date.',
    'Inspection{outgoing_curator, incoming_curator, condition_note, date}',
  ],
  ['A logbook: each entry records the aircraft and the flight time.', 'Entry{aircraft, flight_time}'],
])('what happens is a thing that holds what it records, and nobody who signs in: %s', (text, said) => {
  const { things, roles, unread } = read(text)
  expect(things).toContain(said)
  expect({ roles, unread }).toEqual({ roles: [], unread: [] })
})

test('somebody who records something signs in', () => {
  expect(read('Nurses record the weight of patients.').roles).toEqual(['nurse'])
})

test.each([
  ['A nightly job that imports electricity meter readings from CSV files.', 'ElectricityMeterReading'],
  ['An hourly job which fetches exchange rates from the central bank and stores them.', 'ExchangeRate'],
  ['A daily job to import weather observations from an FTP server.', 'WeatherObservation'],
  ['A scheduled task that deletes old posts.', 'Post'],
])('what runs and what it does are told, and are part of no name: %s', (text, name) => {
  const { things, unread } = read(text)
  expect(things.map((one) => one.split('{')[0])).toEqual([name])
  expect(unread).toHaveLength(1)
})

test('a job that somebody offers is a thing', () => {
  expect(read('A job board where a job has a title and a salary.').things).toEqual(['Job{title, salary}'])
})

test.each([
  'Personal access tokens for our API, with a name and scopes. The secret is shown only once and stored hashed.',
  'API tokens for developers: each token has a name and scopes, and the secret is shown only once.',
])('what programs sign in with is no other table: %s', (text) => expect(read(text).things).toEqual([]))

test('tokens of a game are rows', () => {
  expect(read('A board game backend where each player has tokens with a color.').things.join()).toContain('Token{')
})
