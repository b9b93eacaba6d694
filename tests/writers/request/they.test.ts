import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const designed = (text: string): string => designRequested(text, null).blueprint
const rightsOf = (text: string, name: string): string => {
  const own = designed(text)
    .split(/\n(?= {2}\w)/)
    .find((part) => part.startsWith(`  ${name}:`))!
  return own.slice(own.indexOf('access:')).replaceAll(/\s+/g, ' ')
}

test.each([
  ['Classes. Teachers only see the classes they teach.', 'Class', 'teacher_user'],
  ['Visits. Vets only see the visits they are assigned to.', 'Visit', 'vet_user'],
  ['Cases. Lawyers only see the cases that they handle.', 'Case', 'lawyer_user'],
])('whoever leads a row or is put on it sees it, and no other: %s', (text, name, field) => {
  expect(rightsOf(text, name)).toMatch(new RegExp(`read: (\\w+\\.)?owner or ${field} or admin,? create: admin`))
})

test('whoever takes part sees all, beside whoever only sees what is his', () => {
  const text =
    'Swimming: a course has an instructor and at most eight children. Parents enroll their own children, and instructors only see the courses they teach.'
  expect(rightsOf(text, 'Course')).toMatch(
    /read: owner or (instructor_user or me.role = parent|me.role = parent or instructor_user) or admin,/,
  )
  expect(rightsOf(text, 'Child')).toContain('read: owner or admin, create: parent')
  expect(rightsOf(text, 'Enrollment')).toContain('create: child.owner or admin')
  expect(designed(text)).toContain('limits: [8 per course where status != cancelled]')
})

test('what they wrote is changed by none of their colleagues', () => {
  expect(rightsOf('Articles. Editors may only change the articles they wrote.', 'Article')).toMatch(
    /update: author\b(?! or)/,
  )
})

test('of what others have one of, nobody here can say whose it is', () => {
  const text = 'Articles have translations in a language. Translators edit only the languages they are assigned to.'
  expect(designed(text)).toContain('not designed: “Translators edit only the languages they are assigned to”')
})

test('what one alone may discard nobody else deletes, and the head of some stands above them', () => {
  const text = 'A brewery with batches. Brewers add batches, and only the head brewer may discard a batch.'
  expect(designed(text)).toContain('roles: admin > head_brewer > brewer')
  expect(rightsOf(text, 'Batch')).toContain('delete: head_brewer }')
  expect(rightsOf('Batches. Brewers add batches and discard batches.', 'Batch')).toContain('delete: owner or admin')
})
