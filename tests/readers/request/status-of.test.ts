import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const statusOf = (thing: string, text: string): string | undefined =>
  readRequest(text, null)
    .subjects.find(({ name }) => name === thing)
    ?.fields.find(({ name }) => name === 'status')?.type

test.each([
  ['Users post ideas. Admins set a status of planned, in progress or shipped.'],
  ['Admins set a status of planned, in progress or shipped on ideas. Users post ideas.'],
  ['Users post ideas, vote once per idea and admins set a status of planned, in progress or shipped.'],
])('what a status is one of: %s', (text) => {
  expect(statusOf('Idea', text)).toContain('planned|in_progress|shipped')
  expect(readRequest(text, null).subjects.map(({ name }) => name)).not.toContain('Planned')
})

test('a knowledge base is the whole, and no row', () => {
  const { subjects } = readRequest('Design a knowledge base with articles and categories', null)
  expect(subjects.map(({ name }) => name)).toEqual(['Article', 'Category'])
})

test('letters are values, and what follows the last state is no part of it', () => {
  const fieldOf = (text: string, name: string) =>
    readRequest(text, null).subjects[0]?.fields.find((field) => field.name === name)?.type
  expect(fieldOf('Harvests with a quality grade of A, B or C.', 'quality_grade')).toContain('a|b|c')
  const shipped = 'A shipment goes from created to in transit to delivered or lost, and customers see shipments.'
  expect(fieldOf(shipped, 'status')).toContain('created|in_transit|delivered|lost')
})
