import { expect, test } from 'vitest'
import { listed, plural, withArticle } from '../../src/kernel/english.ts'

test.each([
  ['task', 'tasks'],
  ['hr_policy', 'hr_policies'],
  ['day', 'days'],
  ['address', 'addresses'],
  ['quiz', 'quizzes'],
  ['waltz', 'waltzes'],
  ['lesson_quiz', 'lesson_quizzes'],
  ['analysis', 'analyses'],
  ['chassis', 'chassises'],
  ['status', 'statuses'],
  ['child', 'children'],
  ['sponsored_child', 'sponsored_children'],
  ['batch', 'batches'],
  ['leaf', 'leaves'],
  ['series', 'series'],
  ['BookSeries', 'BookSeries'],
])('several of %s are %s', (one, several) => {
  expect(plural(one)).toBe(several)
})

test.each([
  'an event',
  'an invoice',
  'an application',
  'an hr policy',
  'an HR policy',
  'an sms',
  'an SMS',
  'an hour',
  'a user',
  'a unit',
  'a university',
  'an uninstalled device',
  'a one-time code',
  'an S3 bucket',
  'an i18n key',
  'a URL',
  'a urinal',
  'an urn',
  'a utility',
  'an umbrella',
  'a European order',
  'a house',
  'a Member',
  'an Order',
  'a FAQEntry',
  'an orange',
  'an x-ray',
])('%s', (said) => {
  expect(withArticle(said.replace(/^an? /, ''))).toBe(said)
})

test('lists end with and', () => {
  expect(listed([])).toBe('')
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
})
