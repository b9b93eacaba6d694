import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HARMFUL, HEALTHY, Shop, silence, told } from './shop.ts'

let shop: Shop
beforeAll(() => (shop = new Shop()))
afterAll(() => shop.end())

test('an edit that brings nothing is passed over in silence', () => {
  shop.write(HEALTHY.replace('ok', 'well'))
  expect(shop.hear(shop.edit('one'))).toEqual(silence)
})

test('an edit that brings a finding is told, once to each session', () => {
  shop.write(HARMFUL)
  const first = shop.hear(shop.edit('one'))
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(first.stdout).toMatch(/^\{"hookSpecificOutput":\{"hookEventName":"PostToolUse","additionalContext":/)
  expect(told(first)).toMatch(/new since the last commit/)
  expect(told(first)).toMatch(/^- high app\/main\.py:\d+ injection\/\S+: .+/m)
  expect(shop.hear(shop.edit('one'))).toEqual(silence)
  expect(told(shop.hear(shop.edit('two')))).toMatch(/injection\//)
})

test('Python that belongs to no backend is none to review', () => {
  const tool = join(shop.project, 'tool')
  mkdirSync(tool)
  writeFileSync(join(tool, 'pyproject.toml'), '[project]\nname = "tool"\nversion = "1"\n')
  writeFileSync(join(tool, 'run.py'), 'print("done")\n')
  expect(shop.hear(shop.edit('six', join(tool, 'run.py')))).toEqual(silence)
})
