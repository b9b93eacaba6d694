import { describe } from 'vitest'
import { rules } from '../../src/rules/registry.generated.ts'
import { isJudgedByServer, testPage } from './page-tests.ts'

describe.each(rules.filter(isJudgedByServer))('$name', (one) => {
  testPage(one)
})
