import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

test.each([
  ['Residents apply for permits, clerks approve or reject with a reason.', 'reason: text(0..2000)? set by clerk'],
  [
    'Employees submit reports, managers approve or reject reports with a comment.',
    'comment: text(0..2000)? set by manager',
  ],
  ['Moderators reject photos with a reason.', 'reason: text(0..2000)? set by moderator'],
  ['Members cancel bookings with a reason.', 'reason: text(0..2000)?'],
])('what is said of a decision is written when it is decided: %s', (text, field) => {
  const { request, blueprint } = designRequested(text, null)
  expect(blueprint).toContain(field)
  expect(request.unread).toEqual([])
})

test('what a thing is asked for with is another reason', () => {
  const { blueprint } = designRequested(
    'Customers request returns with a reason, and staff approve or reject them with a reason.',
    null,
  )
  expect(blueprint).toContain('reason: text(0..2000) #')
  expect(blueprint).toContain('decision_reason: text(0..2000)? set by staff')
})
