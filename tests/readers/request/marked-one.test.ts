import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

test.each([
  ['Contractors mark the job done. Jobs have a title.', 'done: bool = false set by contractor'],
  ['Orders. Kitchen staff mark the order ready.', 'ready: bool = false set by kitchen_staff'],
  ['Housekeepers mark a room clean. Rooms have a number.', 'clean: bool = false set by housekeeper'],
])('what one of them is marked is a field of it: %s', (text, field) => {
  const { request, blueprint } = designRequested(text, null)
  expect(blueprint).toContain(field)
  expect(request.unread).toEqual([])
})

test('a noun that stands alone is no state', () => {
  const { request } = designRequested('Teachers mark the exam paper. Exams and papers.', null)
  expect(request.subjects.flatMap(({ fields }) => fields.map(({ name }) => name))).not.toContain('paper')
})

test('what one of them does with something is no part of its name', () => {
  const { request } = designRequested('Every sale reduces the stock. Products, sales.', null)
  expect(request.subjects.map(({ name }) => name)).not.toContain('SaleReduce')
  expect(request.unread.map(({ text }) => text)).toEqual(['Every sale reduces the stock'])
})

test('what is gone by it is told where nothing comes of it', () => {
  const { request } = designRequested(
    'Gym API: members, passes. Staff check members in, and every check-in uses one entry.',
    null,
  )
  expect(request.unread.map(({ text }) => text)).toEqual(['every check-in uses one entry'])
})
