import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'
import { sentenceOf, titleOfNew } from '../../../src/flows/design/title.ts'
import { readRequest } from '../../../src/readers/request/index.ts'

test.each([
  ['A chat backend with rooms and messages', 'chat'],
  ['Build a backend for a gym app where members book classes.', 'gym app'],
  ['URL shortener with click statistics', 'URL shortener'],
  ['Create a learning platform backend with courses and lessons.', 'learning platform'],
  ['We run a dog daycare. Owners book days for their dogs.', 'dog daycare'],
  ["We're a veterinary clinic with three locations. Pets have owners.", 'veterinary clinic'],
  ['Create a REST API for managing a podcast network', 'podcast network'],
  ['Design a multi-tenant CRM with contacts and deals', 'CRM'],
  ['Warehouse inventory: products with SKU, stock per location', 'Warehouse inventory'],
  ['# Parcel lockers\n\nCouriers put parcels into compartments.', 'Parcel lockers'],
  ['Design JWT authentication with refresh tokens.', 'JWT authentication'],
])('%s is called %s', (text, called) => {
  expect(readRequest(text, null).called).toBe(called)
})

test.each([
  ["We're a small SaaS and need workspaces with members.", 'no kind of SaaS is named'],
  ['Invoices are sent to the Stripe API', 'that is another program'],
  ['Expense reports with amount and receipts', 'only a thing is named'],
])('%s has no name of its own: %s', (text) => {
  expect(readRequest(text, null).called).toBeUndefined()
})

const appOf = (text: string): string | undefined => /^app: (.*)$/m.exec(designRequested(text, null).blueprint)?.[1]

test('the application is called as the whole is, or as what most others refer to', () => {
  expect(appOf('URL shortener with clicks and links')).toBe('url-shortener')
  expect(appOf('Read receipts of messages, reactions to messages, messages with a body')).toBe('message')
  expect(appOf('A café backend with orders')).toBe('cafe')
})

test('titles are cut between words, and at the end of the first sentence', () => {
  const long = 'Customers should be able to return a shipped order within fourteen days of its delivery and get paid'
  expect(sentenceOf(long)).toBe('Customers should be able to return a shipped order within fourteen days of its…')
  expect(sentenceOf('Add discount codes to orders: code, percentage')).toBe('Add discount codes to orders')
  expect(sentenceOf('Return orders. Staff approve.')).toBe('Return orders')
})

test('what is new is titled by its name and what it holds', () => {
  const { request } = designRequested('A chat backend with rooms, messages and read receipts', null)
  expect(titleOfNew('chat', request)).toBe('Chat: rooms, messages and read receipts')
})
