import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'
import { describe, expect, test } from 'vitest'
import { type Format, loadRenderer } from '../../../src/doors/cli/evolve/formats.ts'
import type { Change, Evolution } from '../../../src/model/index.ts'
import { place } from '../../fixtures/backend.ts'

const HOSTILE =
  '\u001b[31m</script><img src=x onerror=alert(1)>\n::error::x\r\n# head ](http://e) | \u202e %0A &amp; ]]>'

const change = (id: string, given: Partial<Change> = {}): Change => ({
  kind: 'contract',
  id,
  level: 'error',
  sentence: '`total` in the answer `200` is gone',
  arguments: ['total', '200'],
  operation: 'GET /orders',
  before: place('app/orders.py', 12),
  after: place('app/orders.py', 14),
  fingerprint: `${id}${given.operation ?? ''}`,
  ...given,
})

const evolutionOf = (changes: readonly Change[], given: Partial<Evolution> = {}): Evolution => ({
  version: 1,
  base: { name: 'main', what: 'revision', title: 'Shop', version: '1', operations: 3 },
  head: { name: '', what: 'folder', title: 'Shop', version: '1', operations: 4 },
  changes,
  schema: null,
  migrations: null,
  examined: {
    kinds: ['contract', 'security', 'behaviour'],
    shared: 3,
    silent: [],
    unknown: [{ what: 'access of an operation', times: 2 }],
  },
  ...given,
})

const ordinary = evolutionOf([
  change('authentication-lost', { kind: 'security', sentence: 'anybody may call it now', operation: 'POST /orders' }),
  change('response-required-property-removed'),
  change('response-required-property-removed', { operation: 'GET /orders/{id}', before: place('app/orders.py', 40) }),
  change('sort-changed', { kind: 'behaviour', level: 'warning', sentence: '`select orders` is ordered by `id`' }),
  change('endpoint-added', { level: 'info', sentence: 'the operation is new', operation: 'GET /new', before: null }),
  change('api-schema-removed', {
    level: 'info',
    sentence: 'the schema `Old` is gone',
    operation: '',
    before: null,
    after: null,
  }),
])
const hostile = evolutionOf([
  change('endpoint-added', {
    sentence: `\`${HOSTILE}\` is new`,
    operation: HOSTILE,
    before: place(`app/${HOSTILE}.py`, 1),
  }),
])
const show = async (format: Format, evolution: Evolution, color = false): Promise<string> =>
  (await loadRenderer(format))(evolution, { color, width: 100 })

describe('the terminal page', () => {
  test('tells breaking, security, behaviour, additions; counts; and names the next command', async () => {
    expect(await show('terminal', ordinary)).toMatchInlineSnapshot(`
      "breaking
        error   \`total\` in the answer \`200\` is gone
                GET /orders       app/orders.py:12 -> app/orders.py:14
                GET /orders/{id}  app/orders.py:40 -> app/orders.py:14
                response-required-property-removed

      security
        error   anybody may call it now
                POST /orders  app/orders.py:12 -> app/orders.py:14
                authentication-lost

      behaviour
        warning \`select orders\` is ordered by \`id\`
                GET /orders  app/orders.py:12 -> app/orders.py:14
                sort-changed

      additions
        info    the operation is new
                GET /new  app/orders.py:14
                endpoint-added
        info    the schema \`Old\` is gone
                api-schema-removed

      3 errors, 1 warning, 2 for information from main to the folder as it lies there:
        main: 3 operations; the folder as it lies there: 4 operations; 3 in both
        compared: contract, security, behaviour
        not known, and therefore silent: access of an operation (2)
      next: architect review --new-since main
      "
    `)
  })

  test('says that nothing changed, and what that rests on', async () => {
    const page = await show('terminal', evolutionOf([]))
    expect(page).toContain('nothing changed from main to the folder as it lies there:')
    expect(page).toContain('compared: contract, security, behaviour')
  })

  test('cuts long lists of additions and operations, never what breaks', async () => {
    const many = Array.from({ length: 60 }, (_, at) => change('x', { sentence: `\`${at}\` is gone` }))
    const added = Array.from({ length: 60 }, (_, at) => change('y', { level: 'info', sentence: `\`${at}\` is new` }))
    const page = await show('terminal', evolutionOf([...many, ...added]))
    expect(page.match(/is gone/g)).toHaveLength(60)
    expect(page).toContain('… and 40 more: --format json lists all')
    const same = Array.from({ length: 9 }, (_, at) => change('z', { operation: `GET /${at}` }))
    expect(await show('terminal', evolutionOf(same))).toContain('and 3 more operations')
  })
})

test('markdown keeps what breaks open, and folds additions away', async () => {
  expect(await show('markdown', ordinary)).toMatchInlineSnapshot(`
    "## 3 errors, 1 warning, 2 for information from main to the folder as it lies there

    ### Breaking

    - **error** \`total\` in the answer \`200\` is gone (\`response-required-property-removed\`)
      - \`GET /orders\` \`app/orders.py:12 -> app/orders.py:14\`
      - \`GET /orders/{id}\` \`app/orders.py:40 -> app/orders.py:14\`

    ### Security

    - **error** anybody may call it now (\`authentication-lost\`)
      - \`POST /orders\` \`app/orders.py:12 -> app/orders.py:14\`

    ### Behaviour

    - **warning** \`select orders\` is ordered by \`id\` (\`sort-changed\`)
      - \`GET /orders\` \`app/orders.py:12 -> app/orders.py:14\`

    <details><summary>Additions (2)</summary>

    - info the operation is new (\`endpoint-added\`)
      - \`GET /new\` \`app/orders.py:14\`
    - info the schema \`Old\` is gone (\`api-schema-removed\`)

    </details>

    <details><summary>What was examined</summary>

    - main: 3 operations; the folder as it lies there: 4 operations; 3 in both
    - compared: contract, security, behaviour
    - not known, and therefore silent: access of an operation (2)

    </details>
    "
  `)
})

test('an agent gets a line for each change and place', async () => {
  expect(await show('agent', ordinary)).toMatchInlineSnapshot(`
    "# evolve: 3 errors, 1 warning, 2 for information
    ## breaking
    [error] response-required-property-removed \`total\` in the answer \`200\` is gone
      GET /orders app/orders.py:12 -> app/orders.py:14
      GET /orders/{id} app/orders.py:40 -> app/orders.py:14
    ## security
    [error] authentication-lost anybody may call it now
      POST /orders app/orders.py:12 -> app/orders.py:14
    ## behaviour
    [warning] sort-changed \`select orders\` is ordered by \`id\`
      GET /orders app/orders.py:12 -> app/orders.py:14
    ## additions
    [info] endpoint-added the operation is new
      GET /new app/orders.py:14
    [info] api-schema-removed the schema \`Old\` is gone
    ## examined
    main: 3 operations; the folder as it lies there: 4 operations; 3 in both
    compared: contract, security, behaviour
    not known, and therefore silent: access of an operation (2)
    "
  `)
})

test.each(['terminal', 'agent', 'markdown'] as const)('%s obeys nothing that stands in the code', async (format) => {
  const text = await show(format, hostile)
  expect(text).not.toMatch(/[\u001b\u202e]|^::error|^# head/m)
})

test.each(['json', 'sarif'] as const)('%s stays JSON', async (format) => {
  expect(JSON.parse(await show(format, hostile))).toBeTruthy()
})

describe('JSON', () => {
  const schema = readFileSync(new URL('../../../docs/schema/evolution-1.json', import.meta.url), 'utf8')

  test('it accepts what is printed, and nothing more', async () => {
    const valid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schema))
    const printed = JSON.parse(await show('json', ordinary)) as object
    valid(printed)
    expect(valid.errors).toBeNull()
    expect(valid({ ...printed, extra: 1 })).toBe(false)
  })
})

describe('SARIF', () => {
  test('is valid, with a rule for each kind of change and both places', async () => {
    const generator = createGenerator({
      path: 'node_modules/@types/sarif/index.d.ts',
      type: 'Log',
      skipTypeCheck: true,
    })
    const valid = new Ajv({ allowUnionTypes: true, strict: false }).compile(generator.createSchema('Log') as object)
    const log = JSON.parse(await show('sarif', ordinary))
    valid(log)
    expect(valid.errors).toBeNull()
    const [run] = log.runs
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain(
      'evolve/response-required-property-removed',
    )
    expect(run.results).toHaveLength(6)
    expect(run.results[1]).toMatchObject({
      ruleId: 'evolve/response-required-property-removed',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'app/orders.py' }, region: { startLine: 14 } } }],
      relatedLocations: [{ physicalLocation: { region: { startLine: 12 } } }],
    })
  })

  test('a change of a contract stands in its file', async () => {
    const evolution = evolutionOf([change('x', { before: null, after: null })], {
      head: { name: './api/new.json', what: 'contract', title: '', version: '', operations: 1 },
    })
    const { runs } = JSON.parse(await show('sarif', evolution))
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('api/new.json')
  })
})
