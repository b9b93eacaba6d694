import { expect, test } from 'vitest'
import { harmful, unguarded, unwanted } from '../../../src/flows/change/difference.ts'
import type { Backend } from '../../../src/model/index.ts'
import { NOTHING_EXPECTED } from '../../../src/writers/change/ground.ts'

test('what is there is not changed by what is asked for beside it', () => {
  const harm = [
    '~ column tasks.state',
    '- column tasks.title',
    '- operation GET /tasks',
    '- parameter GET /tags query.offset',
    '~ access GET /tasks',
  ]
  const others = ['+ column tags.name', '+ table tags', '~ table tasks', '+ field TagRead.name', '+ not understood x']
  expect(harmful([...others, ...harm], NOTHING_EXPECTED)).toEqual(harm)
})

test('what rows may hold besides is no harm where the new resource is behind it, and what they held stays', () => {
  const differences = ['+ value team.permissions: view_tag', '- value team.permissions: view_item']
  expect(harmful(differences, NOTHING_EXPECTED)).toEqual(['- value team.permissions: view_item'])
  const expected = { ...NOTHING_EXPECTED, values: ['team.permissions: view_tag'] }
  expect(unwanted(differences.slice(0, 1), expected)).toEqual([])
  expect(unwanted(differences.slice(0, 1), NOTHING_EXPECTED)).toEqual(differences.slice(0, 1))
})

test('a permission of its own is the same demand as the one of the sibling', () => {
  const operation = (id: string, scopes: readonly string[]) => ({
    id,
    access: { state: 'enforced', credentials: [], roles: [], scopes, checks: [] },
  })
  const held = (scopes: readonly string[]) =>
    ({
      api: { operations: [operation('GET /items', ['view_item']), operation('GET /tags', scopes)] },
    }) as unknown as Backend
  const expected = {
    ...NOTHING_EXPECTED,
    guarded: [['GET /tags', 'GET /items'] as const],
    renamed: [['view_item', 'view_tag'] as const],
  }
  expect(unguarded(held(['view_tag']), expected, held([]))).toEqual([])
  expect(unguarded(held(['view_item']), expected, held([]))).toEqual([])
  expect(unguarded(held([]), expected, held([]))).toEqual([
    'GET /tags asks callers for something else than GET /items does',
  ])
})
