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

test('until when something is good is one field', () => {
  const { subjects, unread } = readRequest('Donations with a best-before date and a use by date.', null)
  expect(subjects[0]?.fields.map(({ name }) => name)).toEqual(['best_before_date', 'use_by_date'])
  expect(unread).toEqual([])
})

test('what the whole is done for is no row beside what it is done with', () => {
  const text = 'An expense reimbursement API: employees submit expenses, finance pays them.'
  expect(readRequest(text, null).subjects.map(({ name }) => name)).toEqual(['Expense'])
})

test('what is listed once more of itself is no field of it', () => {
  const { subjects } = readRequest('An API for food bank parcels with volunteers, households and parcels.', null)
  expect(subjects.find(({ name }) => name === 'FoodBankParcel')?.fields.map(({ name }) => name)).not.toContain(
    'parcels',
  )
  expect(subjects.map(({ name }) => name)).not.toContain('Parcel')
})
