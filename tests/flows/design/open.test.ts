import { beforeAll, expect, test } from 'vitest'
import { openIn } from '../../../src/flows/design/open.ts'
import type { Backend } from '../../../src/model/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { readBookshop } from './bookshop.ts'

let shop: Backend
beforeAll(async () => {
  shop = await readBookshop()
})

const open = (text: string, answers: Readonly<Record<string, string>> = {}) =>
  openIn(readRequest(text, shop), shop, answers)

test('whose a new resource is, and what it holds, is asked in a repository as well', () => {
  const { questions } = open('Add a wishlist')
  expect(questions.map(({ id, answer, by }) => [id, answer, by])).toEqual([
    ['owner/Wishlist', 'own', 'default'],
    ['fields/Wishlist', 'usual', 'default'],
  ])
})

test('what was answered is asked for', () => {
  const { request } = open('Add a wishlist', { 'owner/Wishlist': 'own', 'fields/Wishlist': 'described' })
  expect(request.subjects[0]?.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'person: -> Person',
    'name: str(1..200)',
    'description: text(0..5000)?',
  ])
})

test('a field of what is there asks nothing of owners', () => {
  expect(open('Add a field notes to orders').questions).toEqual([])
})

test('what is done is done once, whatever is said with it', () => {
  const { request } = open('An order keeps the reason when it is cancelled, and staff may cancel orders as well')
  expect(request.capabilities.map(({ of }) => of)).toEqual(['Order.cancel', 'Order.cancel.cancel_reason'])
  expect(request.rules?.map(({ who, operation }) => [who, operation])).toEqual([['staff', 'cancel']])
})

test('who sees something new is asked wherever nothing says it, whoever else is spoken of', () => {
  const ids = (text: string) => open(text).questions.map(({ id }) => id)
  expect(ids('Gift vouchers with a code and an amount. Customers redeem vouchers.')).toContain('owner/GiftVoucher')
  expect(ids('Add suppliers with a name. Staff manage suppliers and anyone can see them.')).not.toContain(
    'owner/Supplier',
  )
})

test('what is of somebody, or worth something to whoever reads it, is not shown to all where nobody says so', () => {
  const usual = (text: string) => open(text).questions.find(({ id }) => id.startsWith('owner/'))?.answer
  expect(usual('Add shipments to orders with a tracking number.')).toBe('kept')
  expect(usual('Add coupons with a code and a percentage.')).toBe('kept')
  expect(usual('Add stock deliveries: staff record a delivery of a book with a quantity.')).toBe('kept')
  expect(usual('Customers file complaints about orders with a text.')).toBe('own')
  expect(usual('Add publishers with a name and a website.')).toBe('pattern')
  // What is shown to all shows what it leads to.
  expect(usual('Suppliers with a name, managed by staff; a book may have one supplier.')).toBe('pattern')
  const { request } = open('Add coupons with a code and a percentage.')
  expect(request.rules).toMatchObject([{ who: 'staff', verbs: ['read'], of: 'Coupon', how: 'only' }])
})
