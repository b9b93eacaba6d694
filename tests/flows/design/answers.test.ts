import { expect, test } from 'vitest'
import { isOfDecision } from '../../../src/flows/decide.ts'
import { refuseUnknown } from '../../../src/flows/design/refuse-unknown.ts'
import type { Decision } from '../../../src/model/index.ts'

const locking: Decision = {
  id: 'locking/tasks',
  name: 'locking',
  question: 'What becomes of two changes at once?',
  about: ['tasks'],
  because: 'People change them.',
  places: [],
  options: ['optimistic', 'pessimistic'].map((name) => ({ name, title: name, gains: [], costs: [], measured: [] })),
  recommended: null,
  reasons: [],
  today: null,
}

const helpOf = (answers: Readonly<Record<string, string>>): unknown => {
  try {
    refuseUnknown(answers, ['owner/Task'], [locking])
    return null
  } catch (error) {
    return (error as { diagnostic: { help: string } }).diagnostic.help
  }
}

test('answers to what is asked are taken', () => {
  expect(helpOf({ 'owner/Task': 'shared', 'locking/tasks': 'pessimistic' })).toBeNull()
})

test('an answer to what nobody asks, or that is none, is refused with what is nearest', () => {
  expect(helpOf({ 'owner/Tsak': 'shared' })).toBe('Did you mean owner/Task?')
  expect(helpOf({ 'locking/tasks': 'pesimistic' })).toBe('Did you mean pessimistic?')
  expect(helpOf({ zzzzzz: 'x' })).toBe('There are owner/Task, locking/tasks.')
})

test('questions of decisions are told from those of a request', () => {
  expect([isOfDecision('locking/tasks'), isOfDecision('key-type'), isOfDecision('owner/Task')]).toEqual([
    true,
    true,
    false,
  ])
})
