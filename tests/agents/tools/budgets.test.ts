import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { KeptLists } from '../../../src/agents/tools/handles.ts'
import { tools } from '../../../src/agents/tools/index.ts'
import { tokensAtMost } from '../../../src/agents/tools/tokens.ts'
import { type Answer, ask, deskAt } from './desk.ts'

/** Tokens are bounded by a third of the bytes, which is more than any tokenizer in use makes of them. */
const definition = ({ name, title, description, input, output }: (typeof tools)[number]): number =>
  tokensAtMost(JSON.stringify({ name, title, description, input, output }))

test('a tool is described in at most 1,000 tokens, and all of them in 5,200', () => {
  const sizes = tools.map(definition)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5200)
})

test('names are short, titles are there, and descriptions say what for in at most three sentences', () => {
  for (const { name, title, description } of tools) {
    expect(name).toMatch(/^[a-z]{4,12}$/)
    expect(title).not.toBe('')
    expect(description.split(/[.!](?:\s|$)/).filter(Boolean).length, name).toBeLessThanOrEqual(3)
  }
})

/** As many operations as a larger application has. */
function large(folder: string): string {
  const routes = Array.from(
    { length: 120 },
    (_, index) =>
      `@app.get("/things/${index}/with-a-long-path-that-says-much")\ndef read_thing_${index}(limit: int = ${index}): ...\n`,
  )
  writeFileSync(join(folder, 'main.py'), `from fastapi import FastAPI\napp = FastAPI()\n\n${routes.join('\n')}`)
  return folder
}

const folder = large(mkdtempSync(join(tmpdir(), 'architect-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an answer of a large backend stays within its tokens, and its pages hold everything once', async () => {
  const desk = deskAt(folder)
  const pages: Answer[] = []
  let cursor: string | undefined
  do {
    pages.push(await ask('look', { kind: 'operations', ...(cursor === undefined ? {} : { cursor }) }, desk))
    cursor = pages.at(-1)!.next
  } while (cursor !== undefined)
  expect(pages.length).toBeGreaterThan(2)
  for (const { text, result } of pages) {
    expect(tokensAtMost(text)).toBeLessThanOrEqual(2000)
    expect(tokensAtMost(JSON.stringify({ ...result.answer, runs: result.runs }))).toBeLessThanOrEqual(2000)
  }
  const paths = pages.flatMap(({ fromRepository }) => fromRepository.map(({ operation }) => operation))
  expect(paths).toHaveLength(120)
  expect(new Set(paths).size).toBe(120)
})

test('whoever asks for fewer or more tokens gets them', async () => {
  const desk = deskAt(folder)
  const few = await ask('look', { kind: 'operations', tokens: 300 }, desk)
  const many = await ask('look', { kind: 'operations', tokens: 9000 }, desk)
  expect(tokensAtMost(few.text)).toBeLessThanOrEqual(300)
  expect(many.fromRepository.length).toBeGreaterThan(few.fromRepository.length * 8)
  expect(tokensAtMost(many.text)).toBeLessThanOrEqual(9000)
})

test('one thing that is too long by itself is shortened, and says so', async () => {
  const { text, fromRepository } = await ask('look', { kind: 'applications', tokens: 200 }, deskAt(folder))
  expect(fromRepository).toHaveLength(1)
  expect(tokensAtMost(text)).toBeLessThanOrEqual(200)
  const all = await ask('look', { kind: 'callers', name: 'public', fields: ['operations'] }, deskAt(folder))
  expect(tokensAtMost(all.text)).toBeLessThanOrEqual(2000)
  expect((all.fromRepository[0]!['operations'] as readonly string[]).at(-1)).toMatch(
    /^and \d+ more: ask for this field alone$/,
  )
})

test('so many lists are kept, and the one nobody asked for goes first', () => {
  const lists = new KeptLists()
  const first = lists.keep('a', [1])
  const second = lists.keep('a', [2])
  for (let index = 0; index < 62; index += 1) lists.keep('a', [index])
  expect(lists.get(first)).toEqual([1])
  lists.keep('a', [])
  expect(lists.get(second)).toBeNull()
  expect(lists.get(first)).toEqual([1])
})
