import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
// @ts-expect-error a tool in plain JavaScript
import { documentNamed, generatedSchema } from '../../../tools/schema.mjs'

test('the published schema is the one the model gives (else run: node tools/schema.mjs)', () => {
  const schema = readFileSync(new URL('../../../docs/schema/design-1.json', import.meta.url), 'utf8')
  expect(schema).toBe(generatedSchema(documentNamed('design-1')))
})
