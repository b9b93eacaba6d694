import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { architect } from './architect.ts'

test('questions stand above the blueprint that follows', async () => {
  const { stdout, code } = await architect(['clarify', 'invoices with number and amount'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^# Whose is a invoice\?|^# /)
  expect(checkBlueprint(stdout).problems).toEqual([])
})

test('an answer changes the blueprint, and its question is asked no more', async () => {
  const { stdout } = await architect([
    'clarify',
    'invoices with number and amount',
    '--answer',
    'owner/Invoice=shared',
    '--json',
  ])
  const { questions, blueprint } = JSON.parse(stdout) as { questions: { id: string }[]; blueprint: string }
  expect(questions.map(({ id }) => id)).not.toContain('owner/Invoice')
  expect(blueprint).toContain('read: member, create: member, update: member, delete: admin')
})

test('what is no answer is told with those there are', async () => {
  const { stderr, code } = await architect(['clarify', 'invoices', '--answer', 'owner/Invoice=mine'])
  expect(code).toBe(2)
  expect(stderr).toContain('There are own, shown, shared, kept, world.')
})

test('nothing that is understood is nothing to read', async () => {
  const { code, stderr } = await architect(['clarify', 'asdf qwer'])
  expect(code).toBe(3)
  expect(stderr).toContain('Say it in English')
})
