import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../architecture/imports.ts'
import { openaiStream, streams, wire } from '../../agents/wire.ts'
import { emptyFolder } from '../../temporary.ts'
import { asked } from './asked.ts'

const bookshop = join(root, 'examples/bookshop')

test('without a model a question is answered by the tools, and a ledger replays it', async () => {
  const cwd = emptyFolder()
  const first = await asked(['ask', 'Who may call POST /books?', '--in', bookshop, '--ledger', 'ask.jsonl'], { cwd })
  expect(first).toMatchObject({ code: 0, stderr: 'The ledger is in ask.jsonl\n' })
  expect(first.stdout).toContain('## Who may call what: `POST /books`')
  expect(first.stdout).toContain('app/books/routes.py:47')
  expect(first.stdout).toContain('No model was asked; 2 calls of tools.')
  expect(await asked(['ask', '--replay', 'ask.jsonl'], { cwd })).toEqual({ code: 0, stdout: first.stdout, stderr: '' })
})

test('a model behind an address looks, and says only what was looked up', async () => {
  const server = await wire([
    streams(openaiStream({ call: { name: 'look', input: '{"kind":"tables","name":"book"}' } })),
    streams(openaiStream({ text: 'The table book is declared in app/books/models.py:999. Its rows are books.' })),
  ])
  const { code, stdout } = await asked([
    'ask',
    'Where is the table book?',
    '--in',
    bookshop,
    '--model',
    `${server.url}#small`,
    '--price',
    '1:2',
    '--json',
  ])
  const answer = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(answer).toMatchObject({ text: 'Its rows are books.', spent: { input: 33, output: 21, microdollars: 75 } })
  expect(answer.struck[0].why).toContain('app/books/models.py:999: of this file the tools named line')
})

test('secrets of the environment and of .env reach neither the model nor the ledger', async () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, '.env'), 'SIGNING_KEY="in-the-file-4711-x"\n')
  const server = await wire([streams(openaiStream({ text: 'Nothing is known of in-the-environment-42.' }))])
  const environment = { SESSION_SECRET: 'in-the-environment-42' }
  const question = 'What are in-the-environment-42 and in-the-file-4711-x?'
  const { stdout } = await asked(['ask', question, '--model', `${server.url}#small`, '--ledger', 'l.jsonl'], {
    cwd,
    env: environment,
  })
  const everything = [
    stdout,
    server.asked.map(({ body }) => body).join('\n'),
    readFileSync(join(cwd, 'l.jsonl'), 'utf8'),
  ].join('\n')
  expect(everything).not.toMatch(/in-the-environment-42|in-the-file-4711-x/)
  expect(server.asked[0]?.body).toContain('[hidden]')
})

test.each([
  [['ask'], 'needs a question'],
  [['ask', 'What?', '--model', 'opnai:x'], 'Did you mean openai:NAME?'],
  [['ask', 'What?', '--model', 'openai:x'], 'OPENAI_API_KEY'],
  [['ask', 'What?', '--budget', 'much'], '--budget 50k'],
  [['ask', 'What?', '--budget', '1USD'], '--price 3:15'],
  [['ask', 'What?', '--steps', '0'], '--steps 20'],
  [['ask', '--replay', 'package.json'], 'no entry of a ledger'],
])('%s is refused with what to do', async (list, help) => {
  const { code, stderr } = await asked(list)
  expect(code).toBe(2)
  expect(stderr).toContain(help)
})
