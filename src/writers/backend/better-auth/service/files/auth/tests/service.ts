// The service on a real database, which is empty before each test.
import { after, beforeEach } from 'node:test'
import type { AddressInfo } from 'node:net'
import { makeAuth } from '../src/auth.js'
import { MAILS, PROVIDERS } from '../src/blueprint.js'
import { inSchema, openPool } from '../src/database.js'
import type { Mail } from '../src/mail.js'
import { migrate } from '../src/migrate.js'
import { makeServer } from '../src/server.js'
import { readSettings } from '../src/settings.js'

export const PASSWORD = 'correct horse battery staple'
export const CLIENTS = Object.fromEntries(
  PROVIDERS.flatMap((name) =>
    ['ID', 'SECRET'].map((what) => [`${name.toUpperCase()}_CLIENT_${what}`, 'only for tests']),
  ),
)
const ENVIRONMENT = {
  ...CLIENTS,
  BETTER_AUTH_URL: 'http://localhost:3000',
  BETTER_AUTH_SECRET: 'only for tests, and long enough for them',
  AUDIENCE: 'tests-api',
  DATABASE_URL: process.env['DATABASE_URL'],
}

export const settings = readSettings(ENVIRONMENT)
export const pool = openPool(settings.databaseUrl)
export const mails: Mail[] = []
await pool.query('DROP SCHEMA IF EXISTS auth CASCADE')
await migrate(pool)
const send = async (mail: Mail): Promise<void> => void mails.push(mail)
const server = makeServer(makeAuth({ settings, send, database: inSchema(pool) }), pool, settings)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo

beforeEach(async () => {
  mails.length = 0
  await pool.query('TRUNCATE auth."user", auth."rateLimit", auth."verification" CASCADE')
})
after(async () => {
  server.close()
  server.closeAllConnections()
  await pool.end()
})

/** Somebody at a browser: cookies are kept and sent. */
export class Visitor {
  private readonly cookies = new Map<string, string>()

  async call(path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        Origin: settings.url.origin,
        ...(cookie && { Cookie: cookie }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      this.cookies.set(name, value)
    }
    return answer
  }

  async token(): Promise<string> {
    const { token } = (await (await this.call('/api/auth/token')).json()) as { token: string }
    return token
  }
}

/** Somebody new; who has to show that their address is theirs has done so. */
export async function signedUp(email: string, more: object = {}): Promise<Visitor> {
  const visitor = new Visitor()
  const answer = await visitor.call('/api/auth/sign-up/email', {
    email,
    password: PASSWORD,
    name: 'Somebody',
    ...more,
  })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  if (!MAILS.verify) return visitor
  await pool.query('UPDATE auth."user" SET "emailVerified" = true')
  mails.length = 0
  return signedIn(email)
}

/** Somebody who is known already, from another browser. */
export async function signedIn(email: string, password = PASSWORD): Promise<Visitor> {
  const visitor = new Visitor()
  const answer = await visitor.call('/api/auth/sign-in/email', { email, password })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return visitor
}
