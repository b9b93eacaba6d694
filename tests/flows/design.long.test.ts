import { cpSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { design } from '../../src/flows/design.ts'
import type { DesignFlowRequest } from '../../src/flows/design/ground.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { DesignDocument } from '../../src/model/index.ts'
import { render } from '../../src/reports/design/markdown.ts'
import { root } from '../architecture/imports.ts'
import { architect } from '../doors/cli/architect.ts'
import { emptyFolder } from '../temporary.ts'
import { REQUESTS } from './asked-of-an-architect.ts'

const MINUTES = 60_000
/** Documents of the project, and no backend. */
const NOTHING_THERE = join(root, 'docs')

const designed = (text: string, directory: string, more: Partial<DesignFlowRequest> = {}): Promise<DesignDocument> =>
  design(
    {
      text,
      file: null,
      isBlueprint: false,
      directory,
      shown: '.',
      answers: {},
      rows: [],
      entries: [],
      environment: {},
      cache: false,
      timing: false,
      ...more,
    },
    silent,
  )

/** Runs that something names and that are not there. */
function missingRuns(document: DesignDocument): readonly string[] {
  const known = new Set(document.runs.map(({ id }) => id))
  const named = [...JSON.stringify(document).matchAll(/"runs?":(?:"(R\d+)"|\[((?:"R\d+",?)*)\])/g)].flatMap(
    ([, one, many]) => (one ? [one] : [...(many ?? '').matchAll(/R\d+/g)].map(([id]) => id)),
  )
  return named.filter((id) => !known.has(id))
}

describe.each(REQUESTS)('%s', (text) => {
  let document: DesignDocument
  beforeAll(async () => {
    document = await designed(text, NOTHING_THERE)
  }, 5 * MINUTES)

  it('is a whole document, whose numbers all have a run', () => {
    const { options, risks, phases, contracts, diagrams, access, acceptance, requirements, environment } = document
    expect(options.length).toBeGreaterThanOrEqual(2)
    expect(risks).toHaveLength(3)
    for (const part of [phases, contracts, diagrams, access, acceptance, requirements, environment, document.next])
      expect(part.length).toBeGreaterThan(0)
    expect(document.decisions.length).toBeGreaterThan(3)
    expect(document.ddl).toContain('CREATE TABLE')
    expect(document.questions.length).toBeLessThanOrEqual(5)
    expect(missingRuns(document)).toEqual([])
    expect(render(document, { color: false, width: 100 })).not.toMatch(/undefined|NaN|\[object/)
  })

  it('gives a blueprint that is right', () => {
    const [file] = document.patch
    expect(file?.path).toBe('architect.yaml')
    expect(checkBlueprint(file?.after ?? '').problems).toEqual([])
  })

  it(
    'changes with another answer to what it asks first',
    async () => {
      const question = document.questions.find(({ answers }) => answers.length > 1)
      const other = question?.answers.find(({ name }) => name !== question.usual)
      expect(other).toBeDefined()
      const again = await designed(text, NOTHING_THERE, { answers: { [question!.id]: other!.name } })
      expect(again.patch[0]?.after).not.toBe(document.patch[0]?.after)
    },
    5 * MINUTES,
  )
})

describe('in a repository that is there', () => {
  const copyOf = (name: string): string => {
    const folder = emptyFolder()
    cpSync(join(root, 'examples', name), folder, { recursive: true })
    return folder
  }

  test(
    'a field is a change in its style, with the migration as it was run',
    async () => {
      const document = await designed('Add an optional subtitle of up to 200 characters to books', copyOf('bookshop'))
      expect(document.patch.length).toBeGreaterThan(1)
      expect(document.patch.some(({ before }) => before !== null)).toBe(true)
      expect(document.today.length).toBeGreaterThan(0)
      expect(document.options[0]?.name).toBe('smallest')
      expect(document.contracts.map(({ operation }) => operation)).toContain('POST /books')
      expect(missingRuns(document)).toEqual([])
    },
    5 * MINUTES,
  )

  test(
    'a review judges what is there, and changes nothing',
    async () => {
      const document = await designed('Review our JWT middleware', copyOf('clinic'))
      expect(document.request.intent).toBe('review')
      expect(document.patch).toEqual([])
      expect(document.scope).toContain('A judgement of')
      expect(missingRuns(document)).toEqual([])
    },
    5 * MINUTES,
  )
})

test(
  'the command writes what it designed, and not over what is there',
  async () => {
    const folder = emptyFolder()
    const line = (request: string) => ['design', request, '--in', folder, '--write', '--json', '--no-timing']
    const first = await architect(line('notes with title and body'))
    expect(first, first.stderr).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, 'architect.yaml'), 'utf8')).toContain('Note:')
    const kept = ['--record', 'key-type', '--specification', 'notes', '--json', '--no-timing']
    const recorded = await architect(['design', 'notes with title and body', '--in', folder, ...kept])
    expect(recorded, recorded.stderr).toMatchObject({ code: 0 })
    expect(recorded.stderr).toContain('On record: docs/adr/0001-')
    expect(recorded.stderr).toContain('pages written')
    expect(readdirSync(join(folder, 'specs/001-notes'))).toContain('plan.md')
    const unasked = await architect(['design', 'notes', '--in', folder, '--answer', 'key-tpye=bigint', '--no-timing'])
    expect(unasked).toMatchObject({ code: 2 })
    const again = await architect(line('tags'))
    expect(again).toMatchObject({ code: 2 })
    expect(again.stderr).toContain('architect.yaml is there already')
  },
  10 * MINUTES,
)

test(
  'what nobody writes into a repository is said of it, and is no second backend beside it',
  async () => {
    const { patch, ddl, scope, unknown, access } = await designed('Orders need a date', join(root, 'examples/bookshop'))
    expect(patch).toEqual([])
    expect(scope).toMatch(/^Order in the backend that is there, of which no file is changed:/)
    expect(unknown.join('\n')).toContain('a field called `date` hides the type it has')
    expect(ddl).not.toContain('uuid')
    expect(access.map(({ operation }) => operation)).toContain('POST /orders/{order_id}/ship')
  },
  2 * MINUTES,
)
