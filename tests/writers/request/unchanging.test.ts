import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

function designed(asked: string) {
  const { request, blueprint } = designRequested(asked, null)
  return { told: request.unread.map(({ text }) => text), text: blueprint.replaceAll(/\s+/g, ' ') }
}

const LAB = 'A lab API with probes and measurements. '

test.each([
  ['Measurements are never changed or deleted.', 'update: nobody, delete: nobody'],
  ['Measurements are never overwritten or removed.', 'update: nobody, delete: nobody'],
  ['Measurements can neither be edited nor deleted.', 'update: nobody, delete: nobody'],
  ['A measurement must not be altered.', 'update: nobody, delete: owner or admin'],
  ['Measurements are not editable.', 'update: nobody, delete: owner or admin'],
  ['Measurements are read-only after creation.', 'update: nobody, delete: nobody'],
  ['Once recorded, measurements are never updated.', 'update: nobody, delete: owner or admin'],
  ['Measurements cannot be changed after they are recorded.', 'update: nobody, delete: owner or admin'],
  ['No measurement is ever deleted.', 'update: owner, delete: nobody'],
  ['No measurement may be changed.', 'update: nobody, delete: owner or admin'],
  ['It must not be possible to delete measurements.', 'update: owner, delete: nobody'],
  ['Measurements are kept forever.', 'update: owner, delete: nobody'],
  ['Keep measurements for ever.', 'update: owner, delete: nobody'],
])('what nobody does with any of them is designed so, and not told: %s', (said, access) => {
  const { told, text } = designed(LAB + said)
  expect(told).toEqual([])
  expect(text).toContain(access)
})

test.each([
  ['Measurements are never changed once confirmed.', 'Measurements are never changed once confirmed'],
  ['The code of a probe is never changed.', 'The code of a probe is never changed'],
  ['Confirmed measurements are never deleted.', 'Confirmed measurements are never deleted'],
  ['Technicians are told once measurements are recorded.', 'once measurements are recorded'],
])('what is so of some, of a part or from then on is told: %s', (said, words) => {
  const { told, text } = designed(LAB + said)
  expect(told.join(' | ')).toContain(words)
  expect(text).not.toMatch(/(update|delete): nobody/)
})

test('movements of stock are called movements, and do not go with what they are of', () => {
  const { told, text } = designed(
    'A stock API with products and stock movements. Movements are never changed or deleted.',
  )
  expect(told).toEqual([])
  expect(text).toContain('product: -> Product restrict')
  expect(text).toContain('update: nobody, delete: nobody')
})

test('what is said before the name of some is said of them, and is no part of the name', () => {
  for (const how of ['immutable', 'append-only', 'read-only']) {
    const { text } = designed(`A lab API with probes and ${how} measurements.`)
    expect(text).toMatch(/ Measurement: /)
    expect(text).toContain('update: nobody, delete: nobody')
  }
})

test('what is said of several is said of each of them', () => {
  const { text } = designed('A shop with orders and invoices. Orders and invoices cannot be deleted.')
  expect(text.match(/delete: nobody/g)).toHaveLength(2)
  const by = designed('A shop with orders and invoices. Orders and invoices can only be deleted by clerks.')
  expect(by.text.match(/delete: clerk/g)).toHaveLength(2)
  const held = designed('A shop with orders and invoices. Orders and invoices have a note.')
  expect(held.text.match(/note: text/g)).toHaveLength(2)
})

test('how far something goes is told with all it is said of, and ties nothing', () => {
  const { told, text } = designed(
    'A stock API with products and shelves. The stock of a product on a shelf may not go below zero.',
  )
  expect(told).toEqual(['The stock of a product on a shelf may not go below zero'])
  expect(text).not.toContain('-> Shelf')
})
