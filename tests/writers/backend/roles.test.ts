import { expect, test } from 'vitest'
import { rolesOf } from '../../../src/writers/backend/tenancy/policies.ts'

const named = (text: string): readonly string[] => rolesOf({ blueprint: { app: { text } } } as never)

test('the roles of a database are called as the database reads names that stand in no quotes', () => {
  expect(named('My-Shop')).toEqual(['my_shop_requests', 'my_shop_program'])
})

test('however long a name is, the roles are kept apart, and whole', () => {
  const roles = named('a'.repeat(90))
  expect(new Set(roles).size).toBe(2)
  for (const role of roles) expect(role.length).toBeLessThanOrEqual(63)
})
