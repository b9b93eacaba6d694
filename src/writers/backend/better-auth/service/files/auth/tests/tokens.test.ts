// What a token says, and who can read it.
import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { LASTS } from '../src/blueprint.js'
import { Visitor, pool, settings, signedUp } from './service.js'

const part = (token: string, index: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>

test('a token says who it is, in which session, and for how long it holds', async () => {
  const token = await (await signedUp('ada@example.com')).token()
  const { sub, sid, iss, aud, iat, exp, ...rest } = part(token, 1)
  const { rows } = await pool.query('SELECT "id", "userId" FROM auth."session"')
  assert.deepEqual(rows, [{ id: sid, userId: sub }])
  assert.deepEqual([iss, aud], [settings.url.origin, settings.audience])
  assert.equal(Number(exp) - Number(iat), LASTS.token)
  assert.deepEqual(rest, {})
})

test('keys are served without what signs, and verify what was signed', async () => {
  const token = await (await signedUp('ada@example.com')).token()
  const { alg, kid } = part(token, 0)
  const answer = await new Visitor().call('/api/auth/jwks')
  const { keys } = (await answer.json()) as { keys: Record<string, string>[] }
  assert.equal(alg, 'EdDSA')
  assert.ok(keys.every((key) => !('d' in key)))
  const jwk = keys.find((key) => key['kid'] === kid)
  assert.ok(jwk)
  const [head, body, signature = ''] = token.split('.')
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  assert.ok(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
})

test('what signs is kept encrypted', async () => {
  await (await signedUp('ada@example.com')).token()
  const { rows } = await pool.query<{ privateKey: string }>('SELECT "privateKey" FROM auth."jwks"')
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ privateKey }) => !privateKey.includes('"d"')))
})

test('nobody who is signed out gets a token', async () => {
  const visitor = await signedUp('ada@example.com')
  assert.equal((await visitor.call('/api/auth/sign-out', {})).status, 200)
  assert.equal((await visitor.call('/api/auth/token')).status, 401)
  assert.equal((await pool.query('SELECT FROM auth."session"')).rowCount, 0)
})
