import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tools } from '../../../src/agents/tools/index.ts'
import { root } from '../../architecture/imports.ts'
import { TOKEN, client, eras, overHttp, post, served } from './client.ts'

const bookshop = join(root, 'examples/bookshop')
const KNOWN = { authorization: `Bearer ${TOKEN}` }

test.each(eras)('%s gets the tools, their answers page by page, resources and prompts', async (_, mode, version) => {
  const { url, told } = await served(bookshop)
  const one = client(mode)
  await one.connect(overHttp(url))
  expect(one.getNegotiatedProtocolVersion()).toBe(version)
  const listed = await one.listTools()
  expect(listed.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name))

  const first = await one.callTool({ name: 'look', arguments: { kind: 'operations', tokens: 400 } })
  const { next, total } = first.structuredContent as { readonly next: string; readonly total: number }
  expect(total).toBe(20)
  expect(first.content[0]).toMatchObject({ type: 'text', text: expect.stringContaining('GET /books') })
  const second = await one.callTool({ name: 'look', arguments: { kind: 'operations', tokens: 400, cursor: next } })
  expect(second.structuredContent).toMatchObject({ summary: expect.stringMatching(/^goes on at \d+$/), total: 20 })

  const wrong = await one.callTool({ name: 'look', arguments: { kind: 'tabels' } })
  expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('did you mean tables?') }] })

  const survey = await one.readResource({ uri: 'architect://survey' })
  expect(survey.contents[0]).toMatchObject({ mimeType: 'text/markdown', text: expect.stringMatching(/^# bookshop/) })
  const rule = await one.readResource({ uri: 'architect://rule/api/route-hidden' })
  expect(rule.contents[0]).toMatchObject({ text: expect.stringContaining('## Why it matters') })
  for (const uri of ['architect://survey/..%2F..', 'architect://rule/..%2F../x', 'architect://proof/look:1'])
    await expect(one.readResource({ uri })).rejects.toThrow(/leads out of the folder|not found/i)

  const { prompts } = await one.listPrompts()
  expect(prompts.map(({ name }) => name)).toEqual(['design', 'review', 'adr', 'evolve'])
  const prompt = await one.getPrompt({ name: 'design', arguments: { request: 'keep carts for a week' } })
  expect(prompt.messages[0]!.content).toMatchObject({ text: expect.stringContaining('keep carts for a week') })
  expect(told).toEqual([])
})

test('whoever sits at the client is asked before anything is executed, and may say no', async () => {
  const { url } = await served(bookshop, { mayExecute: true })
  const asked: string[] = []
  const one = client('auto', (question) => {
    asked.push(question)
    return { action: 'decline' }
  })
  await one.connect(overHttp(url))
  const { structuredContent } = await one.callTool({ name: 'prove', arguments: { only: ['tests'] } })
  expect(structuredContent).toMatchObject({ summary: 'nothing was executed: whoever was asked said no' })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(/Execute code of the repository.*python -m pytest/s)
})

test.each([
  ['no token', {}, 401],
  ['a wrong token', { authorization: 'Bearer a-token-for-tests-onlz' }, 401],
  ['another scheme', { authorization: `Basic ${TOKEN}` }, 401],
  ['a page of another site', { ...KNOWN, origin: 'https://evil.example' }, 403],
  ['a page from a file', { ...KNOWN, origin: 'null' }, 403],
  ['a page of another port', { ...KNOWN, origin: 'http://localhost:3000' }, 403],
] as const)('%s is not let in', async (_, headers, status) => {
  const { url } = await served(bookshop)
  const answer = await post(url, headers, '{"jsonrpc":"2.0","id":1,"method":"tools/list"}')
  expect(answer.status).toBe(status)
  expect(answer.text).not.toContain('jsonrpc')
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('a name somebody else made lead here is not served', async () => {
  const { url } = await served(bookshop)
  const status = await new Promise((resolve, reject) => {
    const headers = { ...KNOWN, host: `evil.example:${url.port}` }
    request(url, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end('{}')
  })
  expect(status).toBe(403)
})

test.each([
  ['nonsense', 'nonsense', 400, '-32700'],
  ['brackets without end', '['.repeat(200_000), 400, '-32700'],
  ['something else', '{}', 400, '-32600'],
  ['more than is read', JSON.stringify({ text: 'y'.repeat(5_000_000) }), 413, '-32000'],
])('%s is answered as what it is', async (_, body, status, code) => {
  const { url } = await served(bookshop)
  const answer = await post(url, KNOWN, body)
  expect(answer.status).toBe(status)
  expect(answer.text).toContain(code)
})

test('other paths and methods are told so', async () => {
  const { url } = await served(bookshop)
  expect((await post(new URL('/', url), KNOWN, '{}')).status).toBe(404)
  expect((await fetch(url, { headers: KNOWN })).status).toBe(405)
})

test('calls at once are all answered', async () => {
  const { url } = await served(bookshop)
  const one = client({ pin: '2026-07-28' })
  await one.connect(overHttp(url))
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      one.callTool({ name: 'look', arguments: { kind: index % 2 === 0 ? 'operations' : 'tables' } }),
    ),
  )
  expect(answers.map(({ structuredContent }) => (structuredContent as { total: number }).total)).toEqual(
    Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 20 : 5)),
  )
})

test('what the tools are is kept in a file, so that nobody changes it without seeing it', async () => {
  const { url } = await served(bookshop)
  const one = client('auto')
  await one.connect(overHttp(url))
  const { tools } = await one.listTools()
  await expect(`${JSON.stringify(tools, null, 2)}\n`).toMatchFileSnapshot('tools.txt')
})
