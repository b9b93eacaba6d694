import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const entry = (text: string) => {
  const { subjects, unread } = readRequest(text, null)
  return {
    entry: subjects
      .filter(({ name }) => name.endsWith('Entry'))
      .map(({ name, fields }) => `${name}{${fields.map((one) => `${one.name}: ${one.type}`).join(', ')}}`),
    unread: unread.map((one) => one.text),
  }
}

test.each([
  [
    'Workers can track time on a task: minutes spent, the day it was done and an optional comment.',
    'TimeEntry{task: -> Task cascade, minutes_spent: int(0..), done_on: date, comment: text(0..5000)?}',
  ],
  [
    'Vets can record weight for a pet: kilograms and the day it was measured.',
    'WeightEntry{pet: -> Pet cascade, kilograms: float, measured_on: date}',
  ],
  [
    'Drivers can log fuel for a car with litres, the price paid and the day.',
    'FuelEntry{car: -> Car cascade, litres: float, price_paid: decimal(12 2), day: date}',
  ],
])('what people log of something is an entry each time: %s', (text, said) => {
  expect(entry(text)).toEqual({ entry: [said], unread: [] })
})

const LOGGED = 'Members of a project can log time on an issue: minutes spent and the day.'

test('which of the people may is said, where only some of them may', () => {
  const { entry: made, unread } = entry(LOGGED)
  expect(made[0]).toMatch(/^TimeEntry\{issue: -> Issue cascade, .*minutes_spent: int\(0\.\.\), day: date\}$/)
  expect(unread).toEqual([])
  expect(blueprintOf(readRequest(LOGGED, null))).toContain('create: issue.project.members or admin')
})

test('what is called by a word of its own is no entry', () => {
  expect(entry('Users can record sightings of a bird with a place and a date.').entry).toEqual([])
  expect(entry('Agents can log in with a password.').entry).toEqual([])
  expect(entry('Agents can comment on a ticket with a text.').entry).toEqual([])
})
