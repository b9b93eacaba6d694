import { beforeAll, expect, test } from 'vitest'
import { answerTo } from '../../../src/flows/design/answer/index.ts'
import { timesKept } from '../../../src/flows/design/answer/times.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { Backend } from '../../../src/model/index.ts'
import { placeText } from '../../../src/model/queries/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { readBookshop } from './bookshop.ts'

let shop: Backend
beforeAll(async () => {
  shop = await readBookshop()
})

const COVERS = '# timeout = 9\nTIMEOUT = httpx.Timeout(2.0)\n'

async function answer(text: string) {
  const request = readRequest(text, shop)
  const { asks } = request
  if (asks === undefined) throw new Error(`nothing is asked by ${text}`)
  const textOf = (path: string): string | null => (path === 'app/books/covers.py' ? COVERS : null)
  const { sentences } = await answerTo({ ...request, asks }, shop, { rows: [], shown: '.', textOf }, silent)
  return {
    first: sentences[0]?.text ?? '',
    all: sentences.map((one) => one.text).join('\n'),
    places: sentences.flatMap(({ places }) => places.map(placeText)),
    unread: request.unread.map((one) => one.text),
  }
}

test('whom an operation waits for is told first, with how long at most', async () => {
  const { first, all, places, unread } = await answer('GET /books/{book_id}/cover takes up to two seconds')
  expect(first).toContain('asks another program in each call')
  expect(first).toContain('`TIMEOUT = httpx.Timeout(2.0)` in line 2')
  expect(all).toContain('It asks the database nothing')
  expect(places).toContain('app/books/covers.py:15')
  expect(unread).toEqual([])
})

test('how long a sign-in is valid is told by the settings, and what a token opens by where its row is looked for', async () => {
  const text = 'how long does a sign-in stay valid, and what does a token of a deleted account still open?'
  const { first, all, places, unread } = await answer(text)
  expect(first).toContain('`Settings.token_lifetime` says how long a sign-in is valid: `timedelta(hours=8)`')
  expect(all).toContain('looks for the row of person in each call (13 operations of 13)')
  expect(places).toEqual(['app/settings.py:13', 'app/security.py:35'])
  expect(unread).toEqual([])
  expect((await answer('when does a token expire?')).first).toContain('BOOKSHOP_TOKEN_LIFETIME')
  expect((await answer('who can sign in?')).first).not.toContain('token_lifetime')
})

test('how long it takes is no time it is to keep to', () => {
  const kept = (text: string) => timesKept(readRequest(text, shop)).map(({ value }) => value)
  expect(kept('GET /books/{book_id}/cover takes up to two seconds, it should answer in 100 ms')).toEqual([100])
  expect(kept('GET /orders takes 800 ms, make it faster')).toEqual([])
  expect(kept('GET /books must take at most 200 ms')).toEqual([200])
})
