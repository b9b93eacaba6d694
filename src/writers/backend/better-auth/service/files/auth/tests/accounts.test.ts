// Who gets in, and who is put out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BEGINS_AS, LONGEST_NAME, MAILS } from '../src/blueprint.js'
import { PASSWORD, Visitor, mails, pool, signedIn, signedUp } from './service.js'

const NEW = 'a completely different horse'

const kept = async () => (await pool.query('SELECT "role", "banned" FROM auth."user"')).rows

test('nobody chooses their own role when they sign up', async () => {
  const body = { email: 'eve@example.com', password: PASSWORD, name: 'Eve', role: 'somebody above' }
  await new Visitor().call('/api/auth/sign-up/email', body)
  assert.ok((await kept()).every(({ role }) => role === BEGINS_AS))
})

test('nobody changes their own role, nor whether they are shut out', async () => {
  const visitor = await signedUp('eve@example.com')
  await visitor.call('/api/auth/update-user', { role: 'somebody above' })
  await visitor.call('/api/auth/update-user', { banned: true })
  assert.deepEqual(await kept(), [{ role: BEGINS_AS, banned: false }])
})

test('a name that would not fit is refused', async () => {
  await assert.rejects(signedUp('ada@example.com', { name: 'x'.repeat(LONGEST_NAME + 1) }), /422/)
  await assert.rejects(signedUp('ada@example.com', { name: ' ' }), /422/)
})

test('a new password puts out whoever came in with the old one', async () => {
  const [here, elsewhere] = [await signedUp('ada@example.com'), await signedIn('ada@example.com')]
  const changed = await here.call('/api/auth/change-password', {
    currentPassword: PASSWORD,
    newPassword: NEW,
    revokeOtherSessions: false,
  })
  assert.equal(changed.status, 200)
  assert.equal((await elsewhere.call('/api/auth/token')).status, 401)
  await assert.rejects(signedIn('ada@example.com'), /401/)
  await signedIn('ada@example.com', NEW)
})

test('a forgotten password is chosen anew by mail, once, and puts everybody out', { skip: !MAILS.reset }, async () => {
  const visitor = await signedUp('ada@example.com')
  await new Visitor().call('/api/auth/request-password-reset', { email: 'ada@example.com' })
  const token = /reset-password\/([^?\s]+)/.exec(mails[0]?.text ?? '')?.[1]
  assert.ok(token)
  const reset = { token, newPassword: NEW }
  assert.equal((await new Visitor().call('/api/auth/reset-password', reset)).status, 200)
  assert.equal((await visitor.call('/api/auth/token')).status, 401)
  assert.equal((await new Visitor().call('/api/auth/reset-password', reset)).status, 400)
  await signedIn('ada@example.com', NEW)
})

test('whether an address is known is not told by a mail that is asked for', { skip: !MAILS.reset }, async () => {
  await signedUp('ada@example.com')
  const ask = async (email: string) => {
    const answer = await new Visitor().call('/api/auth/request-password-reset', { email })
    return [answer.status, await answer.text()]
  }
  assert.deepEqual(await ask('ada@example.com'), await ask('nobody@example.com'))
})

test('whoever is shut out does not come in', async () => {
  await signedUp('ada@example.com')
  await pool.query('UPDATE auth."user" SET "banned" = true')
  await assert.rejects(signedIn('ada@example.com'), /403/)
})
