import { expect, test } from 'vitest'
import { asking, replayed } from './asking.ts'
import { littleTool } from './little-tools.ts'
import type { Json } from '../../src/kernel/json.ts'

const look = littleTool(
  'look',
  ({ kind, name }) => ({
    summary: `1 of 9 ${String(kind)}`,
    fromRepository: [{ name: name ?? 'all', at: 'app/models.py:3' }],
  }),
  'reads',
  { kind: { type: 'string' }, name: { type: 'string' }, where: { type: 'array' } },
)
const survey = littleTool('survey', {
  summary: '9 operations, 3 tables',
  fromRepository: [{ about: 'tables', names: ['orders', 'users', 'order_items'] }],
})
const plans = littleTool('plans', ({ rows }: Json) => ({ summary: `planned with ${String(rows)}` }), 'reads', {
  rows: { type: 'array' },
})
const review = littleTool('review', {
  summary: '2 findings',
  fromRepository: [{ rule: 'access/open', severity: 'high', at: 'app/api.py:9' }],
})
const tools = [survey, look, plans, review]

const calls = async (question: string) =>
  (await asking(question, null, tools)).entries
    .flatMap((entry) => (entry.kind === 'tool' ? [`${entry.name} ${entry.input}`] : []))
    .slice(1)

test.each([
  ['What does deleting a user touch?', ['look {"kind":"deletes","name":"users"}']],
  ['Who may call GET /orders/{id}?', ['look {"kind":"operations","name":"GET /orders/{id}"}']],
  ['Which operations lack authentication?', ['look {"kind":"operations","where":["access=public"]}']],
  ['Which operations are open to anybody?', ['look {"kind":"operations","where":["access=public"]}']],
  ['Who can do what?', ['look {"kind":"operations"}', 'look {"kind":"callers"}']],
  ['How do the plans look with 5 million orders?', ['plans {"rows":["orders=5000000"]}']],
  ['What is wrong here?', ['review {}']],
  ['Which columns has order_items?', ['look {"kind":"tables","name":"order_items"}']],
])('%s', async (question, expected) => {
  expect(await calls(question)).toEqual(expected)
})

test('users are those who call, whatever their table is called', async () => {
  const people = littleTool('survey', {
    summary: '9 operations, 2 tables',
    fromRepository: [{ about: 'tables', names: ['order', 'person'] }],
  })
  const callers = littleTool(
    'look',
    { summary: '2 callers', fromRepository: [{ caller: 'enforced' }, { caller: 'class Person' }] },
    'reads',
    { kind: { type: 'string' }, name: { type: 'string' } },
  )
  const { entries } = await asking('What does deleting a user touch?', null, [people, callers])
  expect(entries.flatMap((entry) => (entry.kind === 'tool' ? [entry.input] : [])).at(-1)).toBe(
    '{"kind":"deletes","name":"person"}',
  )
})

test('the answer is what the tools say, with the calls it rests on', async () => {
  const { answer } = await asking('What is wrong here?', null, tools)
  expect(answer).toMatchObject({
    text: '## What is wrong\n\n2 findings.\n\n- **access/open**: severity high; at app/api.py:9',
    evidence: [{ claim: '2 findings.', from: ['T2'] }],
    model: 'none',
    ended: 'answered',
    unknown: [],
  })
})

test('a question nothing here can answer is said to be unknown, and not guessed', async () => {
  const { answer } = await asking('Please design a billing service', null, tools)
  expect(answer.unknown).toEqual(['how something should be built ("design"): there is no tool for it here'])
  expect(answer.text).toBe('')
})

test('a question without a word that chooses shows what it names', async () => {
  const { answer } = await asking('Tell me of users', null, tools)
  expect(answer.text).toContain('## What is named: `users`')
  expect(answer.unknown[0]).toContain('what exactly is asked')
})

test('a replay without a model runs no tool', async () => {
  const asked = await asking('What is wrong here?', null, tools)
  const broken = tools.map((tool) => ({ ...tool, run: () => Promise.reject(new Error('a replay ran a tool')) }))
  expect(await replayed(asked, broken)).toEqual(asked.answer)
})
