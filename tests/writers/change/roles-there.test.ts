import { expect, test } from 'vitest'
import type { Backend } from '../../../src/model/index.ts'
import { roleThere } from '../../../src/writers/change/access/roles-there.ts'

const holding = (...roles: readonly string[]): Backend =>
  ({ api: { operations: [{ access: { roles } }] } }) as unknown as Backend

test('people a request names are told as the backend tells them, or not at all', () => {
  expect(roleThere(holding('is_superuser'), 'admin')).toBe('is_superuser')
  expect(roleThere(holding('admin', 'is_superuser'), 'admin')).toBe('admin')
  expect(roleThere(holding('is_staff', 'is_admin'), 'staff')).toBe('is_staff')
  expect(roleThere(holding('is_superuser', 'superadmin'), 'admin')).toBeNull()
  expect(roleThere(holding('is_superuser'), 'librarian')).toBeNull()
})
