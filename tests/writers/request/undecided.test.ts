import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const designed = (text: string): string => designRequested(text, null).blueprint.replaceAll(/\s+/g, ' ')
const said = (text: string, name: string): string =>
  new RegExp(` ${name}: traits.*?(?= [A-Z]\\w+: traits|$)`).exec(designed(text))?.[0] ?? ''

test('what others decide of is changed and deleted by whoever made it until they did', () => {
  const asks = 'Policyholders file insurance claims with documents and an amount, adjusters approve or reject claims.'
  const claim = said(asks, 'InsuranceClaim')
  expect(claim).toContain('update: owner and status = submitted')
  expect(claim).toContain('delete: admin or owner and status = submitted')
  expect(claim).toContain('supposed: once others have decided')
})

test('what is handed in with it stays as it was, too', () => {
  const asks = 'Employees submit reports with line items and receipts, managers approve or reject them.'
  for (const part of ['LineItem', 'Receipt'])
    expect(said(asks, part)).toMatch(/update: admin or \w+\.owner and \w+\.status = draft\b/)
})

test.each([
  ['Students book lessons, instructors confirm or decline them.', 'Booking', 'requested'],
  ['Employees request leave, their manager approves or rejects it.', 'Leave', 'pending'],
  ['Citizens submit applications, clerks approve or reject them with a reason.', 'Application', 'submitted'],
])('%s', (asks, name, open) => {
  expect(said(asks, name)).toContain(`update: owner and status = ${open}`)
})

test.each([
  // Nobody decides.
  ['Tasks with a title and a status (todo, doing, done), and comments.', 'Task'],
  ['Customers book rooms.', 'Booking'],
  // It is said who changes them.
  ['Members write posts, moderators approve or reject posts, and members can edit and delete their own posts.', 'Post'],
])('and otherwise whenever they like: %s', (asks, name) => {
  expect(said(asks, name)).not.toContain('once others have decided')
  expect(said(asks, name)).not.toMatch(/update: (owner|author) and/)
})
