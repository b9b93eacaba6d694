import { expect, test } from 'vitest'
import { lookedAt } from '../../../src/flows/design/looked-at.ts'
import { isOf, rulesOf } from '../../../src/flows/design/matters.ts'
import { MATTERS, WIDE } from '../../../src/flows/design/matters-of-rules.ts'
import { rules } from '../../../src/rules/registry.generated.ts'
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
  const names = rules.map(({ name }) => name)
  const families = (text: string) => [
    ...new Set(rulesOf(readRequest(text, null), names).map((name) => name.split('/')[0])),
  ]
  expect(families('Review our code for race conditions')).toContain('concurrency')
  expect(families('Check that nothing leaks')).toEqual(expect.arrayContaining(['access', 'ownership']))
  expect(families('Review it')).toEqual([])
})

test.each([
  ['review of our logging of personal data', 'exposure/secret-logged'],
  ['review of our file upload handling', 'injection/upload-name-trusted'],
  ['audit of rate limiting and CORS', 'exposure/cors-open'],
  ['security review of our webhook endpoints', 'secrets/token-compared-plainly'],
  ['review our pagination', 'api/limit-unbounded'],
  ['check our error handling and retries', 'api/error'],
  ['assessment of our transaction boundaries', 'queries/commit-split'],
  ['review of our caching strategy', 'operations/state-in-process'],
  ['review of how passwords are stored', 'secrets/password-hash-weak'],
  ['review of tenant isolation', 'ownership/'],
  ['audit our API keys', 'secrets/'],
  ['review of our background jobs', 'operations/job-before-commit'],
])('%s looks at what it names first', (text, rule) => {
  const request = readRequest(text, null)
  expect(request.intent).toBe('review')
  expect(designRequested(text, null).request.capabilities).toEqual([])
  const lines = looked(text).split('\n')
  expect(lines.slice(2, 6).join('\n')).toContain(rule)
})

test('what no check looks at is told', () => {
  expect(looked('review of our feature flags and migrations')).toContain('No check looks at “feature flags” as such')
})

test('each matter is looked at by rules that there are', () => {
  const names = rules.map(({ name }) => name)
  const beginnings = [...MATTERS, ...WIDE].flatMap(([, of]) => of.split(' '))
  expect(beginnings.filter((one) => !names.some((name) => isOf(name, one)))).toEqual([])
})

test('what is added to what is not there is no judgement of it', () => {
  const text = 'Add rate limiting and API keys to our weather API'
  expect(looked(text)).toContain('nothing is changed')
  expect(looked(text).split('\n')).toHaveLength(1)
})
