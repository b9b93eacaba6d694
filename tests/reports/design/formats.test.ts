import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { DesignDocument } from '../../../src/model/index.ts'
import { render as html } from '../../../src/reports/design/html.ts'
import { render as json } from '../../../src/reports/design/json.ts'
import { render as markdown } from '../../../src/reports/design/markdown.ts'
import { drawnOnly } from '../../../src/reports/design/page/drawn.ts'
import { render as terminal } from '../../../src/reports/design/terminal.ts'
import { everythingIn } from '../../../src/writers/design/concern.ts'
import { partsOf } from '../../../src/writers/design/index.ts'
import { bookshop } from '../../fixtures/backend.ts'
import { designDocument, designedOf } from '../../fixtures/design.ts'
import { unknownLines, untidy } from '../../writers/design/complete.ts'

const HOSTILE =
  '\u001b[31m</pre></style></svg></script><script>alert(1)</script><img src=x onerror=alert(1)>\n# head\n```\n](http://e) `tick` | <!-- \u202e %%{init: {}}%% "]\nclick s0 "javascript:alert(1)" &amp; ]]>'
const options = { color: false, width: 100 }
const schema = readFileSync(new URL('../../../docs/schema/design-1.json', import.meta.url), 'utf8')

const documentOf = (backend = bookshop()): DesignDocument => {
  const before = { ...backend, api: { ...backend.api, operations: [] }, data: { ...backend.data, tables: [] } }
  return designDocument(partsOf({ ...designedOf(backend), before, about: everythingIn(backend) }))
}

/** Every text of it is a stranger's, but for words the structure allows only some of. */
function poisoned<T>(value: T, key = ''): T {
  const CHOSEN = new Set(['version', 'kind', 'intent', 'by', 'likelihood', 'typed', 'status', 'svg', 'mermaid'])
  if (typeof value === 'string') return (CHOSEN.has(key) ? value : HOSTILE) as T
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key)) as T
  if (typeof value !== 'object' || value === null) return value
  // Names of capabilities are chosen; roles are anybody's.
  const isCapability = 'of' in value && 'from' in value && 'name' in value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      key === 'allowed' ? HOSTILE : name,
      isCapability && name === 'name' ? inner : poisoned(inner, name),
    ]),
  ) as T
}

const document = documentOf()
const hostile = poisoned(document)

const SECTIONS = [
  'Context and requirements',
  'What exists today',
  'Options',
  'Recommendation',
  'Implementation plan',
  'Non-functional requirements',
  'Risks',
  'Next steps',
  'Decisions, with what was measured',
  'API contracts',
  'Database schema',
  'Diagrams',
  'Access',
  'Migration',
  'Test strategy',
  'Acceptance criteria',
  'Environment variables',
  'Dependencies',
  'Technology choices',
  'Scaling considerations',
  'What a review found',
  'Files',
  'Questions, and what was supposed',
  'Runs',
  'Unknown',
]

describe('the document', () => {
  test('has its sections in the order somebody decides by, in every format', () => {
    expect([...markdown(document, options).matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(SECTIONS)
    expect([...html(document, options).matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title]) => title)).toEqual(SECTIONS)
    const shown = terminal(document, options)
    for (const title of SECTIONS) expect(shown).toContain(title)
  })

  test('says on its first screen what comes of it, what is asked, what is decided and in which steps', () => {
    const lines = markdown(document, options).split('\n### ')[0]!.split('\n')
    expect(lines.length).toBeLessThanOrEqual(25)
    const screen = lines.join('\n')
    expect(screen).toContain('- **Tasks:** supposed: title.')
    expect(screen).toContain('- **Question 1:** Whose are tasks? Supposed: of one person.')
    expect(screen).toContain(
      '- **Decided:** How are lists of tasks paged? By cursor. Page 1,000 reads 5 pages by cursor and 20,418 by offset. [R2](#run-2)',
    )
    expect(screen).toMatch(/^\*\*The plan:\*\* 1\. .*; 2\. /m)
    expect(terminal(document, options)).toContain('Question 1: Whose are tasks?')
  })

  test('says on its first screen what is left to people', () => {
    const [screen = ''] = markdown({ ...document, unwritten: ['nobody sets it'] }, options).split('\n### ')
    expect(screen).toContain('- **By hand:** nobody sets it.')
    expect(markdown(document, options)).not.toContain('**By hand:**')
    const jobs = 'jobs:\n  run_every_day: { every: 1d }\n  index_file: { when: File.created, runs: rag.files }\n'
    const runs = { path: 'architect.yaml', before: null, after: jobs, difference: '' }
    expect(markdown({ ...document, patch: [runs] }, options)).toContain(
      '- **By hand:** what runs for run\\_every\\_day: each is started and tried again, and does nothing until people write it.',
    )
  })

  test('says of words nobody read whether they are asked about, and in which question', () => {
    expect(markdown(document, options)).toContain(
      'Not understood, not asked about, and no part of the design: “swiftly”.',
    )
    const question = { ...document.questions[0]!, id: 'unread/swiftly', question: 'What does “swiftly” mean here?' }
    expect(markdown({ ...document, questions: [...document.questions, question] }, options)).toContain(
      'Not understood, and so asked about: “swiftly” (question 2).',
    )
  })

  test('keeps what was measured of each option behind what somebody decides by', () => {
    const text = markdown(document, options)
    const [before = '', after = ''] = text.split('## Decisions, with what was measured')
    expect(before).not.toContain('| By cursor |')
    expect(after).toContain('pages read for page 1,000')
  })

  test('leads from each number to its run', () => {
    const page = html(document, options)
    const asked = [...page.matchAll(/href="#(run-\d+)"/g)].map(([, id]) => id)
    expect(asked.length).toBeGreaterThan(5)
    for (const id of asked) expect(page).toContain(`<b id="${id}">`)
    const text = markdown(document, options)
    expect(text).toContain('20,418 pages [R2](#run-2)')
    expect(text).toContain('<a id="run-2"></a>R2')
  })

  test('says of a run nobody listed that it is not', () => {
    const text = markdown({ ...document, runs: [] }, options)
    expect(text).toContain('20,418 pages (R2, which is not listed)')
    expect(text).toContain('Nothing was run: no number here was measured.')
  })

  test('shows files as patches', () => {
    expect(markdown(document, options)).toContain('-print(1)\n+print(2)')
    expect(html(document, options)).toContain('<span class="added">+print(2)</span>')
  })

  test('stands in the terminal within its width', () => {
    const widest = Math.max(
      ...terminal(document, { color: false, width: 80 })
        .split('\n')
        .map((line) => line.length),
    )
    expect(widest).toBeLessThanOrEqual(80)
  })
})

describe('the JSON', () => {
  test('holds to it, and to nothing more', () => {
    const valid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schema))
    for (const one of [document, hostile]) {
      valid(JSON.parse(json(one, options)))
      expect(valid.errors).toBeNull()
    }
    expect(valid({ ...JSON.parse(json(document, options)), extra: 1 })).toBe(false)
  })
})

describe('the page', () => {
  test('loads nothing, runs nothing, and its policy names every style it has', () => {
    const page = html(document, options)
    expect(page).not.toMatch(/<script|\bsrc=|@import|url\(|<link|<iframe|\son\w+=/i)
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
    expect(policy).toContain("default-src 'none'")
    const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)].map(([, style]) => style!)
    expect(styles).toHaveLength(1 + document.diagrams.length)
    for (const style of styles)
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  })

  test('takes in drawings that hold shapes and words alone', () => {
    for (const { svg } of document.diagrams) expect(drawnOnly(svg)).toBe(svg)
    const inside = (part: string) => `<svg xmlns="http://www.w3.org/2000/svg">${part}</svg>`
    for (const part of [
      '<script>alert(1)</script>',
      '<rect onclick="alert(1)"/>',
      '<a href="javascript:alert(1)"><text>x</text></a>',
      '<image href="http://e/x.png"/>',
      '<foreignObject><body/></foreignObject>',
      '<path d="url(http://e)"/>',
      '<rect',
      '</svg><img/>',
      '<!-- x -->',
    ])
      expect(drawnOnly(inside(part))).toBeNull()
    const page = html(
      { ...document, diagrams: [{ kind: 'services', title: 'x', mermaid: 'x', svg: inside('<script/>') }] },
      options,
    )
    expect(page).toContain('holds more than shapes')
    expect(page).not.toContain('<script')
  })
})

describe('a hostile document changes no structure', () => {
  test('html holds no tag of a stranger', () => {
    const page = html(hostile, options)
    expect(page).not.toMatch(/<img|<script|<!--|\u202e/)
    const tags = (text: string) => [...text.matchAll(/<\/?(main|section|h2|style|pre|svg)\b/g)].length
    expect(tags(page)).toBe(tags(html(documentWithSameShape(), options)))
  })

  test('markdown holds no tag, link, heading or fence of a stranger', () => {
    const text = markdown(hostile, options)
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/)
    const outside = withoutFences(text)
    expect([...outside.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(SECTIONS)
    expect(outside).not.toMatch(/^# head/m)
    const prose = outside.replaceAll(/\\[^\n]/g, '').replaceAll(/`[^`\n]*`/g, '')
    expect(prose).not.toMatch(/<(?!a id="run-\d+"><\/a>|\/a>)|\]\((?!#run-)/)
  })

  test('the terminal is told nothing it obeys', () => {
    // oxlint-disable-next-line no-control-regex
    expect(terminal(hostile, options)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  test('drawings and Mermaid of a hostile backend hold shapes, words and known lines', () => {
    const backend = poisonedNames()
    const { diagrams } = partsOf({ ...designedOf(backend), about: everythingIn(backend) })
    expect(diagrams).toHaveLength(3)
    for (const diagram of diagrams) {
      expect(drawnOnly(diagram.svg)).not.toBeNull()
      expect(untidy(diagram)).toEqual([])
      expect(unknownLines(diagram)).toEqual([])
    }
  })
})

/** The same document with texts that are nobody's trick. */
const documentWithSameShape = (): DesignDocument =>
  JSON.parse(JSON.stringify(hostile).replaceAll(JSON.stringify(HOSTILE).slice(1, -1), 'text')) as DesignDocument

/** Without what stands between fences, whatever their length. */
function withoutFences(text: string): string {
  let fence = ''
  const kept = text.split('\n').filter((line) => {
    const [mark = ''] = /^`{3,}/.exec(line) ?? []
    if (fence === '' && mark !== '') fence = mark
    else if (fence !== '' && line === fence) fence = ''
    else return fence === ''
    return false
  })
  return kept.join('\n')
}

/** Names of tables, columns, operations and everything else that diagrams show. */
function poisonedNames() {
  const backend = bookshop()
  const tables = backend.data.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, name: `${column.name}${HOSTILE}`, type: HOSTILE })),
  }))
  const operations = backend.api.operations.map((operation) => ({
    ...operation,
    path: HOSTILE,
    statements: operation.statements.map((statement) => ({
      ...statement,
      tables: [HOSTILE],
      chain: [{ what: HOSTILE, at: { ...operation.handler, file: HOSTILE } }],
    })),
  }))
  return {
    ...backend,
    project: { ...backend.project, name: HOSTILE },
    api: {
      ...backend.api,
      operations,
      applications: backend.api.applications.map((one) => ({ ...one, title: HOSTILE })),
    },
    data: { ...backend.data, tables },
  }
}

test('what the design does not hold is recommended, and is not called decided', () => {
  const document = documentOf()
  const said = (isThere: boolean): string =>
    markdown(
      {
        ...document,
        decisions: document.decisions.map(({ isThere: _, ...one }) => (isThere ? { ...one, isThere } : one)),
      },
      options,
    )
  expect(said(true)).toContain('**Decided:** How are lists of tasks paged?')
  expect(said(false)).toContain('**Recommended besides:** How are lists of tasks paged?')
  expect(said(false)).not.toContain('**Decided:**')
})

test('people who are no table are told as who signs in', () => {
  const document = documentOf()
  const from = { text: 'drivers', start: 0, end: 7 }
  const subject = { name: 'Driver', table: null, fields: [], from }
  const request = { ...document.request, subjects: [subject], roles: [{ name: 'driver', rank: 5, from }] }
  const said = (after: string): string =>
    markdown({ ...document, request, patch: [{ path: 'architect.yaml', before: null, after }] }, options)
  expect(said('resources:\n  Route:\n')).toContain('| `Driver` | whoever signs in, as such |')
  expect(said('resources:\n  Driver:\n')).toContain('| `Driver` | a new table |')
})

test('the first migration is part of a build, and of no change of what is there', () => {
  const said = (own: Partial<DesignDocument>) => markdown({ ...document, migration: null, ...own }, options)
  expect(said({ today: [] })).toContain('The first migration is part of the build.')
  expect(said({})).toContain('No migration was written')
  expect(said({ ddl: '' })).toContain('there is nothing to migrate')
  expect(said({})).not.toContain('part of the build')
})
