import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const designed = (text: string): string => blueprintOf(readRequest(text, null))

test.each([
  ['A brewery with batches and tanks, a batch being mashing, fermenting or packaged.', 'mashing|fermenting|packaged'],
  ['Tasks can be open, blocked or done.', 'open|blocked|done'],
  ['Machines can be idle, running or broken.', 'idle|running|broken'],
])('how something stands is said with being and can be: %s', (text, states) => {
  expect(designed(text)).toContain(`status: ${states} = `)
  expect(readRequest(text, null).unread).toEqual([])
})

test('what may be done with something is no state of it', () => {
  expect(designed('Tickets can be reopened, closed or deleted.')).not.toContain('reopened|closed|deleted')
})

test('to refuse something is to reject it', () => {
  const written = designed('Staff approve or refuse refunds.')
  expect(written).toContain('pending -> rejected')
  expect(written).not.toContain('succeeded -> rejected')
})

test('what holds from when until when is kept apart, too', () => {
  const text = 'Price lists with a validity period. Two price lists of the same customer group must not overlap.'
  expect(designed(text)).toContain('apart: [customer_group from valid_from to valid_until]')
})

test('a price per product is a row for each, and one per night is money', () => {
  expect(designed('A price list has a price per product.')).toContain(
    'products: many Product with price(decimal(12 2))',
  )
  expect(designed('Hotels with rooms and a price per night.')).toContain('price_per_night: decimal(12 2)')
})
