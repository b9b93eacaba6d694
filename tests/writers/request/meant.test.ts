import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

function designed(asked: string) {
  const { request, blueprint } = designRequested(asked, null)
  return { told: request.unread.map(({ text }) => text), text: blueprint.replaceAll(/\s+/g, ' ') }
}

test('one of what can stand so is meant, and not one of what was named last', () => {
  const { text } = designed(
    'An invoicing backend with invoices and payments. An invoice is draft, sent, paid or void, and only accountants may void one.',
  )
  expect(text).toContain('sent -> void if accountant')
  expect(text).not.toContain('void: { route')
})

test('an approval besides that of others takes no place of it', () => {
  for (const said of ['also need approval by finance', 'additionally need approval by finance']) {
    const { told, text } = designed(`Managers approve reports; reports over 500 euros ${said}.`)
    expect(told).toEqual([`reports over 500 euros ${said}`])
    expect(text).not.toContain('or finance')
  }
  expect(designed('Managers write reports; reports need approval by finance.').text).toContain('finance')
})

test('who may what with something nobody knows is told with it', () => {
  const { told, text } = designed(
    'A platform with trials and patient records. Frobs can never be changed, and only auditors can read them.',
  )
  expect(told.join()).toContain('only auditors can read them')
  expect(text).not.toContain('read: auditor, create: auditor, update: auditor')
})

test('where they may not be at one time is said behind it as well', () => {
  const { told, text } = designed('A marina API with berths and reservations that must not overlap on the same berth.')
  expect(told).toEqual([])
  expect(text).toContain('apart: [berth from starts_at to ends_at')
})

test('whom another right lets in anyway is not named twice', () => {
  const { text } = designed(
    'Create a backend for dental practices with patients, treatments and invoices; dentists edit treatments, receptionists only see the invoices.',
  )
  expect(text).not.toContain('patient.read or dentist')
})

test('what people are given by the house is for one of them, and none of them writes it', () => {
  const { text } = designed('A payroll API: employees see only their own payslips.')
  expect(text).toContain('access: { read: employee_user or admin, create: admin, update: admin, delete: admin }')
  expect(designed('A shop: customers see only their own orders.').text).toContain('create: customer, update: owner')
  expect(designed('Employees upload invoices and see only their own invoices.').text).toContain('create: employee')
})
