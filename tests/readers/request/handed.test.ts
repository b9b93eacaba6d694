import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const read = (text: string) => {
  const { subjects, unread } = readRequest(text, null)
  return {
    things: subjects.map(({ name, fields }) => `${name}{${fields.map((one) => one.name).join(', ')}}`),
    unread: unread.map((one) => one.text),
  }
}

test.each([
  ['Users send each other messages with a text and a photo.', 'Message{receiver, text, photo}'],
  ['Doctors send patients prescriptions.', 'Prescription{medication, dosage, starts_on, patient}'],
  ['Teachers give each student a grade.', 'Grade{value, graded_on, student}'],
  ['Tutors give pupils homework with a due date.', 'Homework{title, description, pupil, due_date}'],
  ['Managers assign employees shifts.', 'Shift{starts_at, ends_at, employee}'],
  [
    'Landlords send the tenant a monthly invoice with an amount.',
    'MonthlyInvoice{number, due_on, status, tenant, amount}',
  ],
])('whoever stands before what he gets has it: %s', (text, said) => {
  expect(read(text)).toEqual({ things: [said], unread: [] })
})

test('neighbours who lend each other tools have loans of them', () => {
  const { things, unread } = read('Neighbours lend each other tools.')
  expect(things.map((one) => one.replace(/\{.*/, ''))).toEqual(['Tool', 'Loan'])
  expect(unread).toEqual([])
})

test('a name of two words is one thing, and what nobody keeps a row of is told', () => {
  expect(read('Staff issue the customer invoice.').things).toEqual([expect.stringMatching(/^CustomerInvoice\{/)])
  const { things, unread } = read('The library sends members a reminder, and members book rooms.')
  expect(things.map((one) => one.replace(/\{.*/, ''))).toEqual(['Room', 'Booking'])
  expect(unread).toEqual(['The library sends members a reminder'])
})
