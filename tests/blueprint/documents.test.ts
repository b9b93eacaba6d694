import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import { publishedSchema } from '../../src/blueprint/schema/schema.ts'
import { root } from '../architecture/imports.ts'

const page = readFileSync(join(root, 'docs/blueprint.md'), 'utf8')

test('what the page shows is a blueprint, in its layout', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  expect(checkBlueprint(text).problems).toEqual([])
  expect(formatBlueprint(text)).toBe(text)
})

test('the published schema is the one the language gives (else run: node tools/schema.mjs)', () => {
  expect(readFileSync(join(root, 'docs/schema/blueprint-1.json'), 'utf8')).toBe(
    `${JSON.stringify(publishedSchema(), null, 2)}\n`,
  )
})

test('every part of the language is on the page', () => {
  const keys = Object.keys((publishedSchema()['properties'] ?? {}) as object)
  expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`${key}:`))).toEqual([])
})
