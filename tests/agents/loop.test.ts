import { expect, test } from 'vitest'
import type { Tool } from '../../src/agents/tools/tool.ts'
import { asking, replayed } from './asking.ts'
import { littleTool, tables } from './little-tools.ts'
import { type Line, Scripted } from './scripted.ts'

const looks = [{ call: 'look' }]

test('a question is answered from what a tool said, and every claim names the call', async () => {
  const { answer } = await asking(
    'How many columns has orders?',
    new Scripted([looks, 'The table `orders` has 12 columns.']),
    [tables],
  )
  expect(answer.text).toBe('The table `orders` has 12 columns.')
  expect(answer.evidence).toEqual([{ claim: '12', from: ['T1'] }])
  expect(answer.ended).toBe('answered')
})

test('a task is handed to a specialist, who reports a record of statements', async () => {
  const model = new Scripted((request, turn) => {
    if (request.system.startsWith('You are the database-schema-manager'))
      return turn === 1
        ? looks
        : [{ call: 'report', with: { statements: ['orders has 12 columns.'], unknown: ['rows'] } }]
    return turn === 0
      ? [{ call: 'delegate', with: { specialist: 'database-schema-manager', task: 'Count the columns of orders.' } }]
      : 'The table orders has 12 columns.'
  })
  const { answer, entries } = await asking('How large is orders?', model, [tables])
  expect(answer.text).toBe('The table orders has 12 columns.')
  const delegated = entries.find((entry) => entry.kind === 'tool' && entry.name === 'delegate')
  expect(delegated).toMatchObject({
    outcome: {
      answer: {
        specialist: 'database-schema-manager',
        ended: 'reported',
        statements: [{ text: 'orders has 12 columns.', from: ['T1'] }],
        unknown: ['rows'],
        struck: [],
      },
    },
  })
})

test('a specialist has the tools of the own side only, and none that writes', async () => {
  const model = new Scripted((request, turn) => {
    if (turn === 0) return [{ call: 'delegate', with: { specialist: 'rag-pipeline-engineer', task: 'Look.' } }]
    return request.system.startsWith('You are the rag') ? [{ call: 'report', with: { statements: [] } }] : 'Nothing.'
  })
  await asking('What?', model, [tables, littleTool('prove', {}, 'executes'), littleTool('blueprint', {}, 'writes')])
  expect(model.requests[1]?.tools.map(({ name }) => name)).toEqual(['look', 'report'])
})

test('what a specialist says without evidence is sent back once, and never handed on', async () => {
  const invented = [{ call: 'report', with: { statements: ['orders has 77 columns.', 'users has 5 columns.'] } }]
  const model = new Scripted((request, turn) => {
    if (request.system.startsWith('You are the database')) return turn === 1 ? looks : invented
    return turn === 0
      ? [{ call: 'delegate', with: { specialist: 'database-schema-manager', task: 'Count.' } }]
      : 'Done.'
  })
  const { entries } = await asking('What?', model, [tables])
  const told = JSON.stringify(entries.find((entry) => entry.kind === 'tool' && entry.name === 'delegate'))
  expect(told).toContain('"statements":[{"text":"users has 5 columns."')
  expect(told).toContain('"struck":[{"text":"orders has 77 columns."')
})

test('a sentence that does not hold is sent back with the reason, and the second answer counts', async () => {
  const model = new Scripted([looks, 'The table orders has 13 columns.', 'The table orders has 12 columns.'])
  const { answer } = await asking('How many columns has orders?', model, [tables])
  expect(answer.text).toBe('The table orders has 12 columns.')
  expect(answer.struck).toEqual([])
  expect(JSON.stringify(model.requests[2]?.messages.at(-1))).toContain('it is not what was counted: 12 column')
})

test('what still does not hold is taken out, and the answer says so', async () => {
  const model = new Scripted([looks, 'The table orders has 13 columns. The table users has 5 columns.'])
  const { answer } = await asking('How many columns?', model, [tables])
  expect(answer.text).toBe('The table users has 5 columns.')
  expect(answer.struck).toHaveLength(1)
})

const endings: readonly (readonly [string, Parameters<typeof asking>[3], readonly Line[], string])[] = [
  ['loops', {}, [looks], 'repetition'],
  [
    'calls without end',
    { limits: { tokens: null, microdollars: null, steps: 99, calls: 2, milliseconds: 9_000 } },
    [looks, [{ call: 'no' }], [{ call: 'never' }]],
    'calls',
  ],
  [
    'overspends tokens',
    { limits: { tokens: 3_000, microdollars: null, steps: 99, calls: 99, milliseconds: 9_000 } },
    [{ kind: 'usage', usage: { input: 9_000, output: 9_000, counted: 'by the model' } }],
    'model',
  ],
  ['is not there', {}, [{ kind: 'error', error: { kind: 'unreachable', message: 'nobody', wait: null } }], 'model'],
  ['asks to wait too long', {}, [{ kind: 'error', error: { kind: 'busy', message: 'later', wait: 60_000 } }], 'model'],
]

test.each(endings)('a model that %s comes to an end', async (_, changed, script, ended) => {
  const asked = await asking('What?', new Scripted(script), [tables], changed)
  expect(asked.answer.ended).toBe(ended)
  expect(await replayed(asked, [tables])).toEqual(asked.answer)
})

test('a budget of money is not overspent, and what was spent is the sum of the ledger', async () => {
  const script: Line[] = Array.from({ length: 50 }, (_, at) => [{ call: `look${at}` }])
  const { answer, entries } = await asking('What?', new Scripted(script), [tables], {
    prices: { input: 3_000_000, output: 15_000_000 },
    limits: { tokens: null, microdollars: 50_000, steps: 99, calls: 99, milliseconds: 9_000 },
  })
  expect(answer.ended).toBe('money')
  expect(answer.spent.microdollars).toBeLessThanOrEqual(50_000)
  const tries = entries.flatMap((entry) => (entry.kind === 'model' ? entry.tries : []))
  const sum = (of: (one: (typeof tries)[number]) => number) => tries.reduce((all, one) => all + of(one), 0)
  expect(answer.spent).toMatchObject({
    input: sum(({ usage }) => usage.input),
    output: sum(({ usage }) => usage.output),
    microdollars: sum(({ microdollars }) => microdollars ?? 0),
  })
})

test('the last call of the model is for the answer: no tools are offered', async () => {
  const model = new Scripted((request) => (request.tools.length > 0 ? looks : 'The table orders has 12 columns.'))
  const limits = { tokens: null, microdollars: null, steps: 2, calls: 9, milliseconds: 9_000 }
  const { answer } = await asking('What?', model, [tables], { limits })
  expect(answer).toMatchObject({ ended: 'answered', text: 'The table orders has 12 columns.' })
})

test('time ends whoever does not listen, and the replay ends at the same place', async () => {
  const deaf: Tool = { ...tables, run: () => new Promise(() => undefined) }
  const limits = { tokens: null, microdollars: null, steps: 9, calls: 9, milliseconds: 80 }
  const asked = await asking('What?', new Scripted([looks]), [deaf], { limits })
  expect(asked.answer.ended).toBe('time')
  expect(await replayed(asked, [deaf])).toEqual(asked.answer)
})

test('a model that falls silent is given up after its tries', async () => {
  const silent = {
    name: 'silent',
    stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }),
  }
  const { answer, entries } = await asking('What?', silent, [tables], {
    patience: { tries: 2, silence: 20, pause: 1, longestWait: 9 },
  })
  expect(answer.ended).toBe('model')
  expect(entries.find((entry) => entry.kind === 'model')).toMatchObject({
    tries: [{ error: { kind: 'timeout' } }, { error: { kind: 'timeout' } }],
  })
})

test('a tool that writes is called only when somebody says yes', async () => {
  let written = 0
  const apply = littleTool('apply', () => ({ written: (written += 1) }), 'writes')
  const model = () => new Scripted([[{ call: 'apply' }], 'Done.'])
  expect((await asking('Go on', model(), [apply])).asked).toHaveLength(1)
  expect(written).toBe(0)
  await asking('Go on', model(), [apply], { says: 'no' })
  expect(written).toBe(0)
  await asking('Go on', model(), [apply], { says: 'yes' })
  expect(written).toBe(1)
})

test('arguments that are no JSON, or not what the tool takes, are told to the model', async () => {
  const one = littleTool('look', { rows: 3 }, 'reads', { table: { type: 'string' } })
  const model = new Scripted([
    [{ call: 'look', with: '{"table":' }],
    [{ call: 'look', with: { tabel: 'x' } }],
    [{ call: 'lok' }],
    'Unknown.',
  ])
  await asking('What?', model, [one])
  const told = JSON.stringify(model.requests.at(-1)?.messages)
  expect(told).toContain('is no object of JSON')
  expect(told).toContain('did you mean table?')
  expect(told).toContain('did you mean look?')
})

test('a replay gives the identical answer, delegation and sending back included', async () => {
  const model = new Scripted((request, turn) => {
    if (request.system.startsWith('You are the api'))
      return turn === 1 ? looks : [{ call: 'report', with: { statements: [`users has ${turn} columns.`] } }]
    if (turn === 0) return [{ call: 'delegate', with: { specialist: 'api-endpoint-designer', task: 'Count.' } }]
    return 'The table users has 5 columns, and orders has 99 columns.\n\nThe table items has 8 columns.'
  })
  const asked = await asking('What?', model, [tables])
  expect(asked.answer.text).toBe('The table items has 8 columns.')
  const nothing: Tool = { ...tables, run: () => Promise.reject(new Error('a replay ran a tool')) }
  expect(await replayed(asked, [nothing])).toEqual(asked.answer)
})

test('a ledger that was changed is not replayed', async () => {
  const asked = await asking('What?', new Scripted([looks, 'Nothing.']), [tables])
  const changed = {
    ...asked,
    lines: asked.lines.map((line) => line.replace('"question":"What?"', '"question":"Who?"')),
  }
  await expect(replayed(changed, [tables])).rejects.toThrow('cannot be replayed')
})
