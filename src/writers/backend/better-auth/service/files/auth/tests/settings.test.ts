// What the service does not start with.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from '../src/settings.js'
import { CLIENTS } from './service.js'

const SAFE = {
  ...CLIENTS,
  BETTER_AUTH_URL: 'https://accounts.example.org',
  BETTER_AUTH_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgresql+asyncpg://app@localhost/app',
  AUDIENCE: 'tests-api',
}

test('what is safe is taken', () => {
  const { databaseUrl, trustedOrigins } = readSettings({
    ...SAFE,
    TRUSTED_ORIGINS: 'https://a.example, https://b.example',
  })
  assert.equal(databaseUrl, 'postgresql://app@localhost/app')
  assert.deepEqual(trustedOrigins, ['https://a.example', 'https://b.example'])
})

for (const [name, value] of Object.entries({
  BETTER_AUTH_SECRET: 'short',
  BETTER_AUTH_URL: 'http://accounts.example.org',
  DATABASE_URL: '',
  AUDIENCE: '',
  TRUSTED_ORIGINS: 'https://*.example.org',
  PORT: 'x',
}))
  test(`${name}=${value} is refused`, () => {
    assert.throws(() => readSettings({ ...SAFE, [name]: value }), new RegExp(name))
  })
