import { Ajv } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Format, loadRenderer } from '../../../src/doors/cli/review/formats.ts'
import type { Review } from '../../../src/model/index.ts'
import { at, finding, reviewOf } from '../../fixtures/finding.ts'

const HOSTILE =
  '\u001b[31m</script><img src=x onerror=alert(1)>\n::error::x\r\n# head ](http://e) `tick` | \u202e %0A &amp; ]]>'
const source = () => 'def read():\n    return 1\n'.repeat(20)

const ordinary = reviewOf([
  finding('access/open', { severity: 'high', proof: [{ what: 'asks nobody', at: at('app/main.py', 4) }] }),
  finding('api/hidden', {
    places: [at('app/a b.py', 3), at('app/b.py', 9)],
    related: [{ what: 'peer', at: at('app/c.py', 1) }],
  }),
  finding('queries/unbounded', {
    severity: 'low',
    fix: { title: 'Bound it', safe: true, edits: [{ at: at('app/orders.py', 10), text: 'x' }] },
  }),
])
const hostile = reviewOf([
  finding('access/open', {
    message: `\`${HOSTILE.replaceAll('`', "'")}\` is open`,
    subject: HOSTILE,
    advice: HOSTILE.replaceAll('`', "'"),
    places: [at(`app/${HOSTILE.replaceAll('/', '')}.py`, 1)],
    proof: [{ what: HOSTILE, at: at('app/main.py', 4) }],
    related: [{ what: HOSTILE, at: at('app/main.py', 4) }],
  }),
])
const show = async (format: Format, review: Review): Promise<string> =>
  (await loadRenderer(format))(review, { color: false, width: 100, source })

describe('SARIF', () => {
  let valid: ReturnType<Ajv['compile']>
  beforeAll(() => {
    const generator = createGenerator({
      path: 'node_modules/@types/sarif/index.d.ts',
      type: 'Log',
      skipTypeCheck: true,
      additionalProperties: false,
    })
    valid = new Ajv({ strict: false }).compile(generator.createSchema('Log') as object)
  })

  test.each([
    ['ordinary', ordinary],
    ['hostile', hostile],
    ['empty', reviewOf([])],
  ] as const)('holds to its schema: %s', async (_, review) => {
    valid(JSON.parse(await show('sarif', review)))
    expect(valid.errors).toBeNull()
  })

  test('names files relative to the folder, escaped as addresses, with a fingerprint', async () => {
    const { runs } = JSON.parse(await show('sarif', ordinary)) as {
      runs: [{ results: { locations: unknown[]; partialFingerprints: unknown }[] }]
    }
    expect(JSON.stringify(runs[0].results[1]!.locations)).toContain('"uri":"app/a%20b.py"')
    expect(runs[0].results[0]!.partialFingerprints).toEqual({ 'architect/v1': 'access/open-1' })
  })
})

describe('a hostile repository changes no structure', () => {
  test.each(['json', 'sarif', 'gitlab'] as const)('%s stays JSON', async (format) => {
    expect(JSON.parse(await show(format, hostile))).toBeTruthy()
  })

  test('jsonl stays a line a finding', async () => {
    expect((await show('jsonl', hostile)).trimEnd().split('\n')).toHaveLength(1)
  })

  test.each(['terminal', 'concise', 'agent', 'markdown'] as const)(
    '%s holds nothing a terminal obeys',
    async (format) => {
      const text = await show(format, hostile)
      // oxlint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    },
  )

  test('github holds one command', async () => {
    const lines = (await show('github', hostile)).trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]!.match(/::/g)!.length).toBeGreaterThan(1)
    expect(lines[0]!.split('::')[1]).toMatch(/^warning file=[^:,]*,line=1,/)
  })

  test('html and markdown hold no tag of a stranger', async () => {
    expect(await show('html', hostile)).not.toMatch(/<img|<\/script/)
    const outsideCode = (await show('markdown', hostile)).replaceAll(/`[^`]*`/g, '')
    expect(outsideCode).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(http/)
  })

  test('junit is XML of elements we wrote', async () => {
    const text = await show('junit', hostile)
    expect(text).not.toMatch(/<img|\]\]>|[\u0000-\u0008\u000b\u001b]/)
    expect(text.match(/<testcase /g)).toHaveLength(1)
  })
})

describe('the terminal page', () => {
  test('frames the code, shows the proof, and ends with what was examined and the next command', async () => {
    const text = await show('terminal', ordinary)
    expect(text).toContain('--> app/orders.py:10:')
    expect(text).toMatch(/10 \| .*\n\s+\| +\^/)
    expect(text).toContain('proof asks nobody app/main.py:4')
    expect(text).toContain('4 operations: 2 enforced')
    expect(text.trimEnd().split('\n').at(-1)).toBe('next: architect review --diff')
  })
})
