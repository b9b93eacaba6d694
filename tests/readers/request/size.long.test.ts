import { expect, test } from 'vitest'
import { ownTime } from '../../own-time.ts'
import { designRequested } from '../../../src/flows/clarify.ts'
import { readRequest } from '../../../src/readers/request/index.ts'

test('a request of 100 kB, or of a long list, ends quickly, whatever it says', () => {
  const texts = [
    'a'.repeat(100_000),
    'orders '.repeat(15_000),
    '('.repeat(100_000),
    'a, '.repeat(33_000),
    '- a\n'.repeat(25_000),
    'each order has a line, '.repeat(4_500),
    '1 '.repeat(50_000),
    '->'.repeat(50_000),
    'search, '.repeat(1_000),
    'events with sign-up, '.repeat(2_000),
    'users book rooms\n'.repeat(5_500),
    'then a b\n'.repeat(11_000),
    'users ask questions, '.repeat(5_000),
    'clerks stamp forms and '.repeat(3_000),
    'plans (a, b), background jobs and email, '.repeat(1_000),
    ' '.repeat(90_000),
    'webhooks '.repeat(10_000),
    'we receive webhooks from '.repeat(3_600),
  ]
  for (const text of texts) {
    const begun = ownTime()
    readRequest(text, null)
    expect(ownTime() - begun).toBeLessThan(10_000)
  }
})

test('what is asked about a long request ends quickly, too', () => {
  const texts = [
    'that failed '.repeat(7_500),
    'approved or '.repeat(1_000),
    'passwordless login with magic links that expire after 15 minutes. '.repeat(900),
    'api keys are valid for a year, '.repeat(2_000),
    'plan a zero-downtime migration that splits '.repeat(1_400),
  ]
  for (const text of texts) {
    const begun = ownTime()
    designRequested(`Notes with a title. ${text}`, null)
    expect(ownTime() - begun).toBeLessThan(10_000)
  }
})
