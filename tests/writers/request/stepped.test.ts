import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const said = (asks: string, resource: string): string =>
  new RegExp(`^  ${resource}:\\n((?:    .*\\n|\\n)*)`, 'm')
    .exec(`${blueprintOf(readRequest(asks, null))}\n`)?.[1]
    ?.replaceAll(/\s+/g, ' ') ?? ''

test('what is done with a row and is no more than that it stands otherwise is a step', () => {
  const report = said('Employees submit expense reports. Managers approve or reject reports.', 'ExpenseReport')
  expect(report).toContain('draft -> submitted if owner or admin')
  expect(report).toContain('submitted -> approved if manager')
  expect(report).toContain('submitted -> rejected if manager')
  expect(report).not.toContain('custom: true')
})

test('what was handed in is changed no more by whoever did', () => {
  const report = said('Employees submit expense reports. Managers approve or reject reports.', 'ExpenseReport')
  expect(report).toContain('update: owner and status = draft')
  expect(said('Employees write reports.', 'Report')).toContain('update: owner,')
})

test('what begins as submitted is submitted by being made', () => {
  const application = said(
    'Students submit applications with a letter. A committee approves or rejects them.',
    'Application',
  )
  expect(application).toContain('submitted -> accepted')
  expect(application).not.toContain('submit:')
})

test('a request that is closed is done, where it says so', () => {
  const request = said(
    'Tenants report repair requests with states open, in progress and done. Only the caretaker closes them.',
    'RepairRequest',
  )
  expect(request).toContain('in_progress -> done')
  expect(request).not.toContain('close:')
})

test('what it usually is gets the state that is spoken of, where that comes in its course', () => {
  expect(said('Customers place orders. Staff approve orders.', 'Order')).toContain(
    'pending|approved|paid|shipped|cancelled',
  )
})

test('it is done until it stands so that it may not be', () => {
  const order = said(
    'Customers can cancel their order until it is shipped, and only the warehouse ships orders.',
    'Order',
  )
  expect(order).toContain('- paid -> cancelled if owner or admin')
  expect(order).not.toContain('shipped -> cancelled')
})

test('who pays has not paid by saying so, and what is no step stays to be written', () => {
  expect(said('Members pay invoices.', 'Invoice')).toContain('pay: { route: POST /:id/pay')
  expect(said('Agents escalate and transfer tickets.', 'Ticket')).toContain('transfer: { route: POST /:id/transfer')
})

test('whoever is not to set how it stands does so by no other step', () => {
  const booking = said('Hosts list flats. Guests book flats. Guests cancel bookings.', 'Booking')
  expect(booking).toContain('requested -> confirmed if flat.owner or admin')
})

test('what is accepted first is approved or rejected afterwards', () => {
  const asks = 'Clients upload jobs with a title. A translator accepts the job, a reviewer approves or rejects it.'
  const job = said(asks, 'Job')
  expect(job).toContain('pending -> accepted')
  expect(job).toContain('accepted -> approved')
  expect(job).toContain('accepted -> rejected')
  expect(job).not.toContain('pending -> rejected')
})
