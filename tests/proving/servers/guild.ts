import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Operation } from '../../../src/model/index.ts'
import { access, column, emptyBackend, foreignKey, id, operation, statement, table } from '../../fixtures/parts.ts'
import type { Principal, Target } from '../../../src/proving/target.ts'

type Row = Readonly<Record<string, unknown>>
type Reply = readonly [status: number, body: unknown]

const people: Readonly<Record<string, { readonly id: string; role: string }>> = {
  ann: { id: '1', role: 'member' },
  bea: { id: '2', role: 'member' },
  boss: { id: '3', role: 'steward' },
}

/** A backend with one profile for each caller, orders that only one of may be open in a shop, and shops of stewards. */
export class Guild {
  readonly roles = new Map(Object.values(people).map((one) => [one.id, one.role]))
  readonly #rows = new Map<string, Row[]>()
  #accounts = 10

  answer(method: string, path: string, who: string, body: Row): Reply {
    const [name = '', key] = path.split('/').slice(1)
    const caller = people[who] ?? { id: who, role: 'member' }
    const steward = this.roles.get(caller.id) === 'steward'
    if (name === 'register') return [201, this.#signedUp()]
    if (name === 'login') return [200, { access_token: `user-${String(body['email'])}` }]
    if (name === 'me') return [200, { id: caller.id, role: caller.role }]
    if (name === 'users' && method === 'PUT') return steward ? this.#promoted(String(key), body) : [403, {}]
    if (['shops', 'reports'].includes(name) && !(method === 'GET' && name === 'shops') && !steward) return [403, {}]
    const rows = this.#of(name)
    if (method === 'GET') return key === undefined ? [200, rows] : found(rows, key)
    if (method === 'PATCH') return 'handle' in body ? [409, {}] : this.#changed(rows, key ?? '', body)
    if (key !== undefined) return this.#closed(rows, key)
    return this.#refusal(name, caller.id, body) ?? this.#made(name, { ...body, by_id: caller.id })
  }

  #of(name: string): Row[] {
    const rows = this.#rows.get(name) ?? []
    this.#rows.set(name, rows)
    return rows
  }

  #refusal(name: string, caller: string, body: Row): Reply | null {
    const missing = (of: string, member: string): boolean => !this.#of(of).some((row) => row['id'] === body[member])
    if (name === 'profiles' && this.#of(name).some((row) => row['by_id'] === caller)) return [409, {}]
    if (name === 'links' && missing('profiles', 'holder_id')) return [422, {}]
    if (name === 'orders' && missing('shops', 'shop_id')) return [422, {}]
    const open = (row: Row): boolean => row['by_id'] === caller && row['shop_id'] === body['shop_id']
    return name === 'orders' && this.#of(name).some(open) ? [409, {}] : null
  }

  #made(name: string, row: Row): Reply {
    const rows = this.#of(name)
    const made = { id: `${name}-${rows.length}`, ...row }
    rows.push(made)
    return [201, made]
  }

  #changed(rows: Row[], key: string, body: Row): Reply {
    const at = rows.findIndex((row) => row['id'] === key)
    if (at < 0) return [404, {}]
    rows[at] = { ...rows[at], ...body }
    return [200, rows[at]]
  }

  #closed(rows: Row[], key: string): Reply {
    const at = rows.findIndex((row) => row['id'] === key)
    if (at < 0 || rows[at]!['closed'] === true) return [409, {}]
    rows[at] = { ...rows[at], closed: true }
    return [200, rows[at]]
  }

  #signedUp(): Row {
    this.#accounts += 1
    return { id: String(this.#accounts) }
  }

  #promoted(key: string, { value }: Row): Reply {
    this.roles.set(key, String(value))
    return [200, {}]
  }
}

const found = (rows: readonly Row[], key: string): Reply => {
  const row = rows.find((one) => one['id'] === key)
  return row === undefined ? [404, {}] : [200, row]
}

const guarded = { access: access('enforced'), security: [{ bearer: [] }] }
const text = { type: 'string' }

function takes(
  line: string,
  members: readonly string[],
  writes: string | null = null,
  optional: Readonly<Record<string, unknown>> = {},
  open = false,
): Operation {
  const properties = { ...Object.fromEntries(members.map((one) => [one, text])), ...optional }
  const schema = { type: 'object', properties, required: members }
  const statements = writes === null ? [] : [statement('insert', [writes])]
  const body = { required: true, content: { 'application/json': schema } }
  return operation(line, { ...(open ? { access: access('public') } : guarded), body, statements })
}

const stream = { status: '200', description: '', content: { 'text/event-stream': {} } }

const operations = [
  takes('POST /register', ['email', 'password'], null, {}, true),
  takes('POST /login', ['email', 'password'], null, {}, true),
  operation('GET /me', guarded),
  takes('PUT /users/{user_id}/role', ['value']),
  operation('GET /profiles/{profile_id}', guarded),
  takes('PATCH /profiles/{profile_id}', [], null, { handle: text, state: text, shop_id: text, bio: text }),
  takes('POST /profiles', ['handle'], 'profiles'),
  operation('GET /profiles', guarded),
  takes('POST /links', ['holder_id'], 'links'),
  takes('POST /shops', ['name'], 'shops'),
  operation('GET /shops/{shop_id}', guarded),
  takes('POST /orders', ['shop_id'], 'orders'),
  operation('GET /reports', guarded),
  operation('GET /news', { ...guarded, responses: [stream] }),
  takes('POST /webhooks', ['url']),
  takes('POST /notes', ['text']),
  takes('PATCH /notes/{note_id}', ['text']),
  takes('POST /notes/{note_id}/close', []),
]

const backend = emptyBackend({
  api: { applications: [], operations, webSockets: [], mounts: [] },
  data: {
    tables: [
      table('profiles', [id]),
      table('links', [id, column('holder_id', 'INTEGER')], { foreignKeys: [foreignKey('holder_id', 'profiles.id')] }),
      table('shops', [id]),
      table('orders', [id, column('shop_id', 'INTEGER')]),
    ],
    enums: [],
    sequences: [],
    migrations: [],
  },
})

async function bodyOf(request: IncomingMessage): Promise<Row> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body === '' ? {} : (JSON.parse(body) as Row)
}

/** Serves it, with two members and a steward. */
export async function serveGuild(guild: Guild): Promise<{ readonly target: Target; close(): void }> {
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const who = (request.headers.authorization ?? '').replace('Bearer ', '')
      const [status, json] = guild.answer(request.method ?? '', request.url ?? '', who, body)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const principals = Object.entries(people).map(([name, { role }]): Principal => ({
    name,
    role,
    headers: { authorization: `Bearer ${name}` },
    login: null,
  }))
  const target: Target = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    backend,
    principals,
    environment: {},
    query: async () => [],
    output: () => [],
    alive: () => true,
    restart: async () => ({ ready: true }),
  }
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { target, close }
}
