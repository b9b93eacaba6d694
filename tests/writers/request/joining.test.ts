import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

test.each([
  ['Only team leads can add members to a team, employees see teams.', 'team_lead'],
  ['Projects have members, only project managers may remove members from a project.', 'project_manager'],
  ['Teams with members and tasks: coordinators add members to teams, members create tasks.', 'coordinator'],
])('who is in it is said by those who are said to: %s', (text, role) => {
  expect(designRequested(text, null).blueprint).toContain(`/members, access: ${role}, custom: true`)
})

test('where nobody is said to, whoever changes the whole says who is in it', () => {
  const text = 'Teams with members and tasks: members create tasks.'
  expect(designRequested(text, null).blueprint).toContain('/members, access: owner, custom: true')
})
