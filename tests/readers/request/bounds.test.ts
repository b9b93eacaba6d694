import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const boundIn = (text: string, field: string) => {
  const { request, blueprint } = designRequested(text, null)
  return {
    type: new RegExp(`\\b${field}: ([^#,}\\n]*[^#,}\\n ])`).exec(blueprint)?.[1],
    unread: request.unread.map((words) => words.text),
    names: request.subjects.map(({ name }) => name),
  }
}

test.each([
  ['Packages must not weigh more than 30 kg.', 'weight_kg', 'float(0..30)?'],
  ['Parcels weigh at most 25 kg. Couriers deliver parcels.', 'weight_kg', 'float(0..25)?'],
  [
    'A dairy records deliveries with litres and temperature; a delivery warmer than 6 degrees is refused.',
    'temperature',
    'float(..6)',
  ],
  ['Shipments have a weight and a destination. Shipments heavier than 100 kg are rejected.', 'weight', 'float(0..100)'],
  ['Divers with an age and a name. Divers younger than 14 years are refused.', 'age', 'int(14..)'],
])('%s', (text, field, type) => {
  expect(boundIn(text, field)).toMatchObject({ type, unread: [] })
})

test.each([
  ['Shipments have a weight in grams. Shipments heavier than 100 kg are rejected.', 'weight_grams', 'int(0..)'],
  ['Products (name, price). Products cost at least 1 euro.', 'price', 'decimal(12 2)'],
])('what no field holds so is told: %s', (text, field, type) => {
  const found = boundIn(text, field)
  expect(found.type).toBe(type)
  expect(found.unread).toHaveLength(1)
})

test('how much it is, is no thing', () => {
  expect(boundIn('Cars may drive at most 500 km per booking. Members book cars.', 'km').names).toEqual([
    'Car',
    'Booking',
  ])
})

test('a code by which one is found is there once', () => {
  expect(boundIn('Parcels have a weight and a tracking code.', 'tracking_code').type).toBe('str(1..40) unique')
})
