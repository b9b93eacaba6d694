import { expect, test } from 'vitest'
import { functionOf, moduleName } from '../../../src/writers/backend/names.ts'

test.each([
  ['Registration', 'registration_'],
  ['Account', 'account_'],
  ['Lambda', 'lambda_'],
  ['Booking', 'booking'],
])('the module of %s is no other one', (resource, module) => {
  expect(moduleName(resource)).toBe(module)
})

test('a function is called as no word of Python', () => {
  expect(['return', 'import', 'submit'].map(functionOf)).toEqual(['return_', 'import_', 'submit'])
})
