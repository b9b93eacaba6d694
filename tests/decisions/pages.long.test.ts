import { describe } from 'vitest'
import { decisions } from '../../src/decisions/registry.generated.ts'
import { testCases } from './page-tests.ts'

// Those that are decided are measured, on servers that start and wait.
describe.each(decisions)('$name', (one) => {
  testCases(one, ['recommended', 'open'])
})
