import { expect, test } from 'vitest'
import { asking } from './asking.ts'
import { littleTool } from './little-tools.ts'
import type { Json } from '../../src/kernel/json.ts'

const rows: Readonly<Record<string, readonly Json[]>> = {
  operations: [
    { operation: 'GET /orders', access: 'enforced', reads: 'orders' },
    { operation: 'POST /orders', access: 'enforced', writes: 'orders' },
    { operation: 'POST /orders/{order_id}/cancel', access: 'enforced', writes: 'orders' },
    { operation: 'POST /people', access: 'public', writes: 'people' },
    { operation: 'DELETE /reviews/{review_id}', access: 'enforced (staff)', writes: 'review' },
  ],
  columns: [{ column: 'people.password_hash', secret: 'password' }],
  tables: [{ table: 'orders' }, { table: 'review' }, { table: 'shopping_lists' }, { table: 'people' }],
  settings: [{ variable: 'SECRET_KEY', missing: 'true', default: 'none' }],
}
const survey = littleTool('survey', {
  summary: '5 operations, 4 tables',
  fromRepository: [
    { about: 'tables', names: ['orders', 'review', 'shopping_lists', 'people'] },
    { about: 'access', demands: ['staff'] },
    { about: 'settings', toBeGiven: ['SECRET', 'SECRET_KEY'] },
  ],
})
const look = littleTool(
  'look',
  ({ kind, name, where }: Json) => {
    const found = (rows[String(kind)] ?? []).filter((row) =>
      (Array.isArray(where) ? where : []).every((one) => {
        const [field = '', text = ''] = String(one).split('=')
        return String(row[field] ?? '').includes(text) && row[field] !== undefined
      }),
    )
    const exact = found.filter((row) => Object.values(row)[0] === name)
    const alike = found.filter((row) => name === undefined || JSON.stringify(row).includes(String(name)))
    const shown = exact.length > 0 ? exact : alike
    return { summary: `${shown.length} ${String(kind)}`, fromRepository: shown }
  },
  'reads',
  {
    kind: { type: 'string' },
    name: { type: 'string' },
    where: { type: 'array' },
    fields: { type: 'array' },
    tokens: { type: 'integer' },
  },
)
const evolve = littleTool('evolve', { summary: 'no change' }, 'reads', { base: { type: 'string' } })
const review = littleTool('review', { summary: '2 findings' })
const design = littleTool('design', { summary: 'a design' }, 'reads', { request: { type: 'string' } })

const asked = async (question: string) => (await asking(question, null, [survey, look, evolve, review, design])).answer
const listed = (text: string): readonly string[] =>
  [...text.matchAll(/^- \*\*`?([^`*]+)`?\*\*/gm)].map(([, name = '']) => name)

test.each([
  ['Who may cancel an order?', ['POST /orders/{order_id}/cancel']],
  ['Who may create an order?', ['POST /orders']],
  ['Which endpoints are public and change data?', ['POST /people']],
  ['Which operations read the orders?', ['GET /orders']],
  ['Which operations does staff have?', ['DELETE /reviews/{review_id}']],
  ['How are passwords stored?', ['people.password_hash']],
  ['Which columns hold a secret?', ['people.password_hash']],
  ['Which columns does the review table have?', ['review']],
  ['Which columns have shopping lists?', ['shopping_lists']],
  ['What is the default of SECRET_KEY?', ['SECRET_KEY']],
  ['Which settings must be given?', ['SECRET_KEY']],
])('%s', async (question, expected) => {
  const { text, unknown } = await asked(question)
  expect([listed(text), unknown]).toEqual([expected, []])
})

test('what is asked about changing something is no question about what a branch changed', async () => {
  const { text } = await asked('Where are orders changed?')
  expect(text).not.toContain('no change')
  expect(listed(text)).toEqual(['POST /orders', 'POST /orders/{order_id}/cancel'])
})

test('a question that nothing answers is said to be none, and no map is shown in its place', async () => {
  const { text, unknown } = await asked('What is the weather in Paris?')
  expect(text).toBe('')
  expect(unknown).toEqual([expect.stringContaining('no word of the question is one that a tool here answers')])
})

test('words that nothing was chosen by, and no answer has, are told', async () => {
  const { unknown } = await asked('How many kilobytes does the review table have in production?')
  expect(unknown).toEqual([expect.stringContaining('"kilobytes", "production"')])
})

test('who asks for an overview gets the map', async () =>
  expect((await asked('Give me an overview')).text).toContain('5 operations, 4 tables.'))

test('a status is looked for among what is declared, and it is said that code may raise it as well', async () =>
  expect((await asked('Which operations return 404?')).unknown).toEqual([
    '404 that code raises without declaring it: the contract tells what is declared',
  ]))
