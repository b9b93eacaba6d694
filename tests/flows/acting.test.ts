import { expect, test } from 'vitest'
import { answered, designRequested, questionsOf } from '../../src/flows/clarify.ts'

const OFFERED = 'supermarkets offer surplus food with a pick-up time'

test('places and firms that make something may be who signs in, and that is asked', () => {
  const question = questionsOf(designRequested(OFFERED, null)).find(({ id }) => id === 'thing/Supermarket')
  expect(question?.question).toBe('Are the supermarkets rows that somebody keeps, or do they sign in?')
  expect(question?.answers.map(({ name }) => name)).toEqual(['thing', 'role'])
})

test('where they sign in, they are a role that makes its own, and no table', () => {
  const designed = answered(designRequested(OFFERED, null), { 'thing/Supermarket': 'role' })
  expect(designed.blueprint).toContain('supermarket')
  expect(designed.blueprint).not.toContain('Supermarket:')
  expect(designed.blueprint).toMatch(/SurplusFood:[^]*create: supermarket/)
})

test('of firms of which more is said than that they do something, rows are meant', () => {
  const asks = 'companies have a name and a tax number; companies post internships'
  expect(questionsOf(designRequested(asks, null)).map(({ id }) => id)).not.toContain('thing/Company')
})
