import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

test.each([
  ['Events. People register for events. Nobody may register for the same event twice.', 'event owner'],
  ['Students enroll in courses, but may not enroll in a course twice.', 'course owner'],
  ['Members book classes. A member must not book the same class more than once.', 'booking_class owner'],
  ['Polls and votes. Nobody can vote twice in a poll.', 'poll author'],
])('what nobody may do twice is there once for each: %s', (text, key) => {
  const { request, blueprint } = designRequested(text, null)
  expect(blueprint).toContain(`unique: [${key}]`)
  expect(blueprint).not.toContain('create: nobody')
  expect(request.unread).toEqual([])
})

test('how often it may be in a time is told, and takes the right from nobody', () => {
  const { request, blueprint } = designRequested(
    'Courts are booked by members. Nobody may book a court more than once a week.',
    null,
  )
  expect(request.unread.map(({ text }) => text)).toEqual(['Nobody may book a court more than once a week'])
  expect(blueprint).not.toContain('create: nobody')
})

test('what nobody may do is no question of how often', () => {
  const { request } = designRequested('Articles have a title. Nobody can delete an article.', null)
  expect(request.rules).toMatchObject([{ who: 'nobody', verbs: ['delete'] }])
})

test('what nobody may do with several at once anybody may do with one', () => {
  const { request, blueprint } = designRequested(
    'Patients and appointments. Nobody may book two appointments on one day.',
    null,
  )
  expect(blueprint).not.toContain('create: nobody')
  expect(request.unread.map(({ text }) => text)).toEqual(['Nobody may book two appointments on one day'])
})
