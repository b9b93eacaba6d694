import { expect, test } from 'vitest'
import { familiesOf } from '../../../src/flows/design/families.ts'
import { lookedAt } from '../../../src/flows/design/looked-at.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { designRequested } from '../../../src/flows/clarify.ts'

const looked = (text: string): string =>
  lookedAt(readRequest(text, null))
    .map((one) => one.text)
    .join('\n')

test('where there is nothing to review it is told what a review looks at, what is meant first', () => {
  const [nothing, , first = ''] = looked('Review our JWT middleware').split('\n')
  expect(nothing).toContain('nothing is judged')
  expect(nothing).toContain('architect design "Review our JWT middleware" --in FOLDER')
  expect(first).toMatch(/key|token/)
  expect(looked('Review the database schema for missing indexes')).toContain('schema/filter-unindexed')
  expect(looked('Review our password reset flow')).toContain('secrets/reset-code-returned')
  expect(looked('Review our JWT middleware')).not.toContain('{')
})

test('a change of what is not there says where it is made, and what is looked at', () => {
  const text = 'Migrate our integer keys to UUIDs'
  expect(() => designRequested(text, null)).not.toThrow()
  expect(looked(text)).toContain('migrations/type-changed')
  expect(looked(text)).not.toContain('signing-key')
})

test('what a review is about follows from its words where it names no part', () => {
  const families = (text: string) => familiesOf(readRequest(text, null))
  expect(families('Review our code for race conditions')).toContain('concurrency')
  expect(families('Check that nothing leaks')).toEqual(['access', 'ownership'])
  expect(families('Review it')).toEqual([])
})
