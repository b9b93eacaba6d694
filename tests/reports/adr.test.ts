import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { loadRenderer } from '../../src/doors/cli/adr/formats.ts'
import type { VerifiedDecisions } from '../../src/model/index.ts'
import { finding } from '../fixtures/finding.ts'
import { place } from '../fixtures/backend.ts'

const schema = readFileSync(new URL('../../docs/schema/adr-1.json', import.meta.url), 'utf8')
const HOSTILE = '\u001b[31m</td><img src=x>\n## head ](http://e) `tick` | \u202e'

const verified = (text: string): VerifiedDecisions => ({
  version: 1,
  decisions: [
    {
      record: {
        number: '0001',
        title: text,
        file: `docs/adr/${text}.md`,
        status: 'accepted',
        date: '2026-03-01',
        checks: [{ rule: text, scope: [text], at: place('docs/adr/0001.md', 4) }],
        supersedes: [],
        supersededBy: [],
      },
      state: 'contradicted',
      checks: [
        {
          text,
          at: place('docs/adr/0001.md', 4),
          answer: 'broken',
          because: `1 finding of ${text.replaceAll('`', "'")}`,
          findings: [
            finding('access/open', { message: text.replaceAll('`', "'"), proof: [{ what: text, at: place() }] }),
          ],
          excepted: [finding('access/open')],
        },
      ],
    },
  ],
  examined: { files: 1, operations: 2, rules: 3 },
})
const options = { color: false, width: 100 }

describe('what decisions are shown as', () => {
  test.each(['ordinary', HOSTILE])('JSON holds to it: %j', async (text) => {
    const valid = new Ajv({ strict: false }).compile(JSON.parse(schema))
    const renderer = await loadRenderer('json')
    for (const shown of [
      renderer.verified(verified(text), options),
      renderer.list([verified(text).decisions[0]!.record], options),
    ]) {
      valid(JSON.parse(shown))
      expect(valid.errors).toBeNull()
    }
  })

  test.each(['terminal', 'markdown', 'agent'] as const)(
    'a hostile record changes no structure of %s',
    async (format) => {
      const renderer = await loadRenderer(format)
      const lines = (text: string): number =>
        renderer.list([verified(text).decisions[0]!.record], options).split('\n').length
      expect(lines(HOSTILE)).toBe(lines('ordinary'))
      for (const shown of [
        renderer.verified(verified(HOSTILE), options),
        renderer.list([verified(HOSTILE).decisions[0]!.record], options),
      ]) {
        // oxlint-disable-next-line no-control-regex
        expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
        expect(shown).not.toMatch(/^## head/m)
      }
    },
  )

  test('Markdown opens no tag', async () => {
    const shown = (await loadRenderer('markdown')).verified(verified(HOSTILE), options)
    expect(shown.replaceAll(/`[^`]*`/g, '')).not.toMatch(/(^|[^\\])<img/)
  })

  test('a finding is told with its place and its chain', async () => {
    for (const format of ['terminal', 'markdown', 'agent'] as const) {
      const shown = (await loadRenderer(format)).verified(verified('no import httpx'), options)
      expect(shown).toContain('1 decision: 1 contradicted')
      expect(shown).toContain('app/main.py:1')
      expect(shown).toContain('1 written off')
    }
  })
})
