import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const figures = (text: string): readonly string[] =>
  readRequest(text, null).figures.map(({ kind, value }) => `${value} ${kind}`)

test.each([
  [
    'An API for orders that answers within 200 ms and is available 99.9% of the time.',
    ['200 milliseconds', '99.9 availability'],
  ],
  ['Prices of products have to be visible within 5 seconds.', []],
  ['An API for orders with 500 requests per second for paid users.', ['500 requests per second']],
  ['API keys: free keys get 100 requests a day.', []],
  ['A rate limiter with bursts of at most 20 requests per second. Clients have a name.', []],
  ['Devices, rules with thresholds and a retention of 13 months.', []],
  ['Machines, readings and a retention of 90 days for readings.', ['90 days']],
  ['Drivers drive at most 2 routes per day. Routes have a name.', []],
])('what a number is about: %s', (text, said) => {
  expect(figures(text)).toEqual(said)
})
