import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const GRADES =
  'A school backend with students, courses and grades. Students have a name and a birthday. Teachers enter grades for students, and students see only their own grades.'

test('whoever signs in and has a row is named by that row, and by nothing beside it', () => {
  const { blueprint } = designRequested(GRADES, null)
  expect(blueprint).toMatch(/ Student:[^]*?account: -> User cascade unique/)
  expect(blueprint).toContain('student_record: -> Student')
  expect(blueprint).toContain('student_record.account')
  expect(blueprint).not.toContain('student_user')
})

test('whoever signs in and has no row is a user', () => {
  const { blueprint } = designRequested('Teachers enter grades. Students see only their own grades.', null)
  expect(blueprint).not.toContain(' Student:')
  expect(blueprint).toContain('-> User')
})

test('an article with authors has no other author', () => {
  const { blueprint } = designRequested('A newsroom backend with articles, authors and corrections.', null)
  expect(blueprint).toContain('authors: many Author')
  expect(blueprint).not.toContain(' author: -> User')
})
