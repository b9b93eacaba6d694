import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Shop, silence, told } from './shop.ts'

let shop: Shop
beforeAll(() => (shop = new Shop()))
afterAll(() => shop.end())

test.each([
  ['nothing', ''],
  ['no JSON', '{"tool_input": '],
  ['JSON of another shape', '[1, null, {"tool_input": 7}]'],
  ['null', 'null'],
  ['no file', '{"tool_input": {"file_path": 7}}'],
  ['bytes', '\u0000\u0001\ufffd'],
])('%s on standard input is survived in silence', (_, input) => {
  expect(shop.hear(input)).toEqual(silence)
})

test('a file that is no Python, is not there or lies outside of the project is no matter of the hook', () => {
  const outside = join(shop.scratch, 'elsewhere.py')
  writeFileSync(outside, 'x = 1\n')
  const others = [join(shop.project, 'pyproject.toml'), join(shop.project, 'gone.py'), outside, '../elsewhere.py']
  for (const file of others) expect(shop.hear(shop.edit('three', file))).toEqual(silence)
})

test('without the command, or with one that breaks, nothing is said and nothing is stopped', () => {
  expect(shop.hear(shop.edit('four'), join(shop.scratch, 'empty'))).toEqual(silence)
  for (const [folder, line] of Object.entries({ cut: 'echo "{"; exit 1', strange: "echo '{}'", broken: 'exit 70' }))
    expect(shop.hear(shop.edit('four'), shop.command(folder, line))).toEqual(silence)
})

test('what a finding says of hostile code stays on its line and has an end', () => {
  const finding = {
    rule: 'a/b',
    severity: 'high',
    message: `one\n\u001b[31mtwo\u202e${'x'.repeat(5000)}`,
    advice: 'three',
    fingerprint: '1',
    places: [{ file: 'a\nb.py', line: 7 }],
  }
  writeFileSync(join(shop.scratch, 'said.json'), JSON.stringify({ findings: [finding, null, 7] }))
  const path = shop.command('hostile', `/bin/cat "${join(shop.scratch, 'said.json')}"`)
  const text = told(shop.hear(shop.edit('five'), path))
  expect(text.split('\n')[1]).toMatch(/^- high a b\.py:7 a\/b: one \[31mtwo x+ three$/)
  expect(text.length).toBeLessThan(1000)
})
