import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import { starters } from '../../src/kernel/files/starters.ts'

test('there is something to begin with for each of these', () => {
  expect(Object.keys(starters()).toSorted()).toEqual([
    'chat',
    'data-deletion',
    'document-search',
    'document-store',
    'task-manager',
    'user-profiles',
  ])
})

test.each(Object.entries(starters()))('%s says nothing wrong, in the layout of everybody', (_, text) => {
  expect(checkBlueprint(text).problems).toEqual([])
  expect(formatBlueprint(text)).toBe(text)
})
