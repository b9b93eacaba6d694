// What is refused at the door.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PASSWORD, Visitor } from './service.js'

test('it lives and is ready', async () => {
  assert.equal((await new Visitor().call('/livez')).status, 200)
  assert.equal((await new Visitor().call('/readyz')).status, 200)
  assert.equal((await new Visitor().call('/elsewhere')).status, 404)
})

test('whoever guesses is slowed down, wherever they say they are', async () => {
  const guess = (number: number) =>
    new Visitor().call(
      '/api/auth/sign-in/email',
      { email: 'ada@example.com', password: 'a guess of somebody' },
      { 'X-Forwarded-For': `192.0.2.${number}`, 'X-Client-Address': `192.0.2.${number}` },
    )
  const seen: number[] = []
  for (let number = 0; number < 21; number += 1) seen.push((await guess(number)).status)
  assert.deepEqual([...new Set(seen.slice(0, 20))], [401])
  assert.equal(seen[20], 429)
})

test('a page of another site is not answered', async () => {
  const body = { email: 'ada@example.com', password: PASSWORD, name: 'Ada' }
  const headers = { Origin: 'https://elsewhere.example' }
  const answer = await new Visitor().call('/api/auth/sign-up/email', body, headers)
  assert.equal(answer.status, 403)
  assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null)
})

test('a body that is too large is not read', async () => {
  const body = { email: 'ada@example.com', password: 'x'.repeat(70_000), name: 'Ada' }
  assert.equal((await new Visitor().call('/api/auth/sign-in/email', body)).status, 413)
})
