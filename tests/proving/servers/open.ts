import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Principal, Target } from '../../../src/proving/target.ts'
import { addUser } from './accounts.ts'
import { type Context, Counts } from './call.ts'
import { shopModel } from './contract.ts'
import { serveShop } from './shop.ts'
import { openStore } from './store.ts'
import { Verifier, openKeyServer, privatePem } from './tokens.ts'

export interface Shop extends Target {
  /** Takes away the protection an attack aims at, and gives back the one that was away before. */
  without(id: string | null): void
  close(): Promise<void>
}

/** The shop at work. */
export async function openShop(): Promise<Shop> {
  let missing: string | null = null
  const guards = (id: string): boolean => id !== missing
  const folder = mkdtempSync(join(tmpdir(), 'architect-shop-'))
  const [store, keySet] = await Promise.all([openStore(), openKeyServer()])
  const environment = {
    ENVIRONMENT: 'local',
    SECRET_KEY: randomUUID() + randomUUID(),
    DEBUG: 'false',
    CORS_ORIGINS: '[]',
    MAIL_FOLDER: folder,
  }
  const lines: string[] = []
  const log = (line: string): void => void lines.push(...line.split('\n'))
  const counts = new Counts()
  // Handlers read it with each request: a restart changes what is in it.
  const current: Record<string, string> = { ...environment }
  const context: Context = {
    guards,
    store,
    verifier: new Verifier(guards, keySet.url),
    counts,
    environment: current,
    log,
  }
  const server = await serveShop(context)
  const url = `http://127.0.0.1:${server.port}`
  return {
    url,
    backend: shopModel,
    principals: await principals(context, url),
    environment,
    query: store.query,
    output: () => lines,
    alive: () => true,
    restart: async (more) => {
      Object.assign(current, environment, more)
      return unsafe(current) && guards('D10')
        ? { ready: false, output: ['ValueError: not in production'] }
        : { ready: true }
    },
    built: true,
    production: { ENVIRONMENT: 'production' },
    signing: { algorithm: 'RS256', key: privatePem },
    mails: folder,
    shared: SHARED,
    sharedByTenants: SHARED,
    keySet,
    relax: async () => counts.forget(),
    without: (id) => {
      missing = id
      counts.forget()
    },
    close: async () => {
      await server.close()
      await store.close()
      await keySet.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Tickets are sold to everybody, and whoever is signed in revokes keys. */
const SHARED = [
  'GET /api/v1/tickets/{ticket_id}',
  'POST /api/v1/tickets/{ticket_id}/buy',
  'DELETE /api/v1/api-keys/{key_id}',
]

const unsafe = ({
  ENVIRONMENT,
  SECRET_KEY = '',
  DEBUG,
  CORS_ORIGINS = '',
}: Readonly<Record<string, string>>): boolean =>
  ENVIRONMENT === 'production' && (SECRET_KEY.length < 32 || DEBUG === 'true' || CORS_ORIGINS.includes('*'))

/** An administrator, and two users of two tenants. */
async function principals(shop: Context, url: string): Promise<readonly Principal[]> {
  const made: Principal[] = []
  for (const [name, role] of [
    ['anna', 'admin'],
    ['tina', 'user'],
    ['tom', 'user'],
  ] as const) {
    const tenant = randomUUID()
    const json = { email: `${name}@shop.example`, password: `Vexing-${name}-harbour-7` }
    await addUser(shop, json.email, json.password, { role, tenant })
    const answer = await fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    })
    const { data } = (await answer.json()) as { readonly data: { readonly access_token: string } }
    const login = { path: '/api/v1/auth/login', method: 'post', body: { json }, token: 'data.access_token' }
    made.push({
      name,
      role,
      headers: { authorization: `Bearer ${data.access_token}` },
      login,
      tenant: role === 'user' ? tenant : 'none',
    })
  }
  return made
}
