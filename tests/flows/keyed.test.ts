import { expect, test } from 'vitest'
import { designRequested } from '../../src/flows/clarify.ts'

const told = (text: string): readonly string[] => designRequested(text, null).request.unread.map((one) => one.text)

test('what is different in each of something, or holds in one stage alone, is told where the design knows nothing of it', () => {
  const flags =
    'Design a feature flag service with projects, environments and flags, where a flag has its own value in each environment and only maintainers may change flags in production'
  expect(told(flags)).toEqual(['in each environment', 'in production'])
})

test('what rows of the clause have a key to is not told', () => {
  expect(told('An online course platform: courses with a title. Students enroll in courses.')).toEqual([])
})

test('which of them is held by no key', () => {
  const courses = 'A course platform: courses with a title and lessons of courses. '
  expect(told(`${courses}Tutors archive lessons in courses.`)).toEqual([])
  expect(told(`${courses}Tutors archive lessons in private courses.`).join()).toContain('in private courses')
})
