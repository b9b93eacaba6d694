import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './pages.ts'
import { HARMFUL, HEALTHY, Shop, silence, told } from './shop.ts'

let shop: Shop
beforeAll(() => (shop = new Shop()))
afterAll(() => shop.end())

test('a finding that was gone and came back is told again', () => {
  shop.write(HARMFUL)
  expect(told(shop.hear(shop.edit('one')))).toMatch(/injection\//)
  shop.write(HEALTHY.replace('ok', 'well'))
  expect(shop.hear(shop.edit('one'))).toEqual(silence)
  shop.write(HARMFUL)
  expect(told(shop.hear(shop.edit('one')))).toMatch(/injection\//)
})

const installed = spawnSync('claude', ['--version']).status === 0

test.skipIf(!installed)('the validator of Claude Code takes the plugin and the marketplace, strictly', () => {
  for (const place of [join(root, 'plugin/claude-code'), root]) {
    const { status, stdout } = spawnSync('claude', ['plugin', 'validate', '--strict', place], { encoding: 'utf8' })
    expect(stdout).toContain('Validation passed')
    expect(status).toBe(0)
  }
})
