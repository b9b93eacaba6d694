import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

function read(text: string) {
  const { subjects, rules = [], unread } = readRequest(text, null)
  const subject = subjects.find(({ states }) => states !== undefined)
  return {
    field: subject?.fields.find(({ name }) => name === 'status')?.type,
    steps: subject?.states?.flatMap(({ steps }) => steps.map(({ from, to }) => `${from} -> ${to}`)),
    rules: rules.map(({ who, operation, of }) => `${who} ${operation} ${of}`),
    told: unread.map((one) => one.text),
  }
}

test.each([
  ['Comments are pending until a moderator approves or rejects them.', 'moderator', 'Comment'],
  ['A comment is pending until a moderator has approved or rejected it.', 'moderator', 'Comment'],
  ['A leave request is pending until it is approved or rejected by the manager.', 'manager', 'LeaveRequest'],
])('how it begins and what becomes of it: %s', (text, who, of) => {
  expect(read(text)).toEqual({
    field: 'pending|approved|rejected = pending',
    steps: ['pending -> approved', 'pending -> rejected'],
    rules: [`${who} approve ${of}`, `${who} reject ${of}`],
    told: [],
  })
})

test('what is hidden until somebody approves it waits', () => {
  expect(read('Photos remain hidden until an editor approves them.')).toMatchObject({
    field: 'pending|approved = pending',
    rules: ['editor approve Photo'],
  })
})

test('other conditions stay what they are', () => {
  expect(read('Rooms are locked until guests glimmer.').told.join()).toContain('until guests glimmer')
  expect(read('Rooms are locked until noon.').steps).toBeUndefined()
})

test('how something is, one behind the other', () => {
  expect(read('Orders are placed, paid, packed and shipped.')).toMatchObject({
    field: 'placed|paid|packed|shipped = placed',
    steps: ['placed -> paid', 'paid -> packed', 'packed -> shipped'],
    told: [],
  })
  expect(read('A claim is opened, assessed and then paid or rejected.')).toMatchObject({
    steps: ['opened -> assessed', 'assessed -> paid', 'assessed -> rejected'],
  })
  // By whom each of them is done is not said.
  expect(read('Meals are cooked, packed and delivered by drivers.').steps).toBeUndefined()
})

test('a job that runs is nobody’s work', () => {
  const names = (text: string) => readRequest(text, null).subjects.map(({ name }) => name)
  expect(names('Build an appointment reminder job that emails patients before their appointment')).not.toContain('Job')
  expect(names('Build a job board with jobs and applications')).toContain('Job')
})

test('how far it is, and what became of some, are no things', () => {
  const names = (text: string) => readRequest(text, null).subjects.map(({ name }) => name)
  expect(names('Users upload imports, can follow the progress and cancel it.')).toEqual(['Import'])
  expect(names('Users upload imports and get the rows that failed with the reason.')).not.toContain('Failed')
  expect(names('Coaches track the progress of each student.')).toContain('Progress')
})
