import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function designed(asked: string): { readonly text: string; readonly told: readonly string[] } {
  const request = readRequest(asked, null)
  const text = blueprintOf(request)
  expect(checkBlueprint(text).problems).toEqual([])
  return { text: text.replaceAll(/\s+/g, ' '), told: request.unread.map((one) => one.text) }
}

test('what nobody does with his own is done by all others who may', () => {
  const { text, told } = designed('Clerks approve payments. Users can never approve their own payments.')
  expect(text).toContain('pending -> approved if clerk and not owner')
  expect(told).toEqual([])
})

test('who does it not with his own is said behind it', () => {
  const { text } = designed('Managers approve leave requests, but not their own.')
  expect(text).toContain('pending -> approved if manager and not owner')
})

test('what all keep together says whose own it is, where that is denied', () => {
  const { text } = designed('Editors may publish articles, but nobody may publish their own article.')
  expect(text).toContain('author: -> User? set-null = me set by server')
  expect(text).toContain('draft -> published if editor and not author')
})

test('what nobody is said to do is no operation by its denial, and is told', () => {
  const { text, told } = designed('Sellers make offers on cars. Nobody can accept their own offer.')
  expect(text).not.toContain('accept: {')
  expect(told).toContain('Nobody can accept their own offer')
})

test('what some may not do with some of them is told whole', () => {
  const { text, told } = designed(
    'Judges score entries. Judges cannot score entries from their own school. Schools submit entries.',
  )
  expect(text).toContain('score: { route: POST /:id/score, access: judge')
  expect(told).toContain('Judges cannot score entries from their own school')
})

test('what one may do with his own stays his', () => {
  const { text } = designed('Riders may cancel their own rides but drivers may not cancel their own rides.')
  expect(text).toContain('requested set by owner or admin')
})

test('what nobody deletes does not go with what it is of', () => {
  const { text } = designed('Technicians replace meters but never delete readings. Meters have readings.')
  expect(text).toContain('meter: -> Meter restrict')
  expect(designed('Technicians replace meters. Meters have readings.').text).toContain('meter: -> Meter cascade')
})

test('what is immutable nobody changes or deletes, and what is so from then on is open before', () => {
  const always = designed('Receipts have a number and an amount. Receipts are immutable. Cashiers write receipts.')
  expect(always.text).toContain('create: cashier, update: nobody, delete: nobody')
  const signed = designed('Signed documents are immutable. Lawyers upload documents.')
  expect(signed.text).toContain('status: draft|signed = draft')
  expect(signed.text).toMatch(/update: \w+ and status = draft/)
  expect(signed.text).not.toContain('update: nobody')
})

test('what some may do with those that are assigned to them is open to not all of them', () => {
  const { text, told } = designed('Inspectors change only the sites they are responsible for. Managers add sites.')
  expect(text).toContain('update: inspector_user or manager')
  expect(told).toEqual([])
})

test('their manager is somebody, where managers are a role, too', () => {
  const { text, told } = designed(
    'Clerks file travel requests, and their manager approves them. Managers plan rosters. Clerks see only their own travel requests.',
  )
  expect(told).toEqual([])
  expect(text).toContain('manager_user: -> User? set-null set by admin')
  expect(text).toContain('set by owner.manager_user or admin')
})

test('all who work for the one whole decide what is asked of it, and each decides of what is his where there are several', () => {
  const one = designed('Bands apply for our festival. Organizers approve or reject applications.')
  expect(one.text).toContain('submitted set by organizer')
  const several = designed('Hosts list apartments. Guests book apartments. Hosts confirm bookings.')
  expect(several.text).toContain('requested set by apartment.owner or admin')
})

test('what some may not do asks for no change of what is there', () => {
  const request = readRequest('Relatives may read notes but not change anything. Coordinators plan visits.', null)
  expect(request.intent).toBe('create')
  expect(request.unread.map((one) => one.text).join()).toContain('not change anything')
  expect(readRequest('Do not change the API of orders.', null).intent).toBe('change')
})

test('the manager of whoever a report is of is not every manager', () => {
  const { text } = designed("Employees submit reports. A report is approved by the employee's manager.")
  expect(text).toContain('manager: -> User? set-null set by admin')
  expect(text).toContain('submitted -> approved if owner.manager or admin')
})

test('the staff of one of them is not all of the staff', () => {
  const { text, told } = designed(
    'Carriers and scan events. A carrier has a name, and only the carrier’s own staff may add scan events.',
  )
  expect(told.join(' ')).toContain('own staff may add scan events')
  expect(text).toMatch(/ScanEvent:.*create: admin/)
})
