import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { render } from '../../../src/reports/review/json.ts'
import { finding, reviewOf } from '../../fixtures/finding.ts'

const schema = readFileSync(new URL('../../../docs/schema/review-1.json', import.meta.url), 'utf8')

test('it accepts what is printed, and nothing more', () => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schema))
  const printed = JSON.parse(
    render(reviewOf([finding('access/open')]), { color: false, width: 80, source: () => null }),
  ) as object
  valid(printed)
  expect(valid.errors).toBeNull()
  expect(valid({ ...printed, extra: 1 })).toBe(false)
})
