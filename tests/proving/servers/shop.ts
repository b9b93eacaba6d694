import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import * as accounts from './accounts.ts'
import * as links from './links.ts'
import { type Call, type Context, Refusal, type Reply, type User } from './call.ts'
import { bodies } from './contract.ts'
import { openFeed } from './feed.ts'
import * as rows from './rows.ts'
import { sha256 } from './store.ts'
import { whatIsWrong } from './strict-json.ts'
import { keys } from './tokens.ts'
import { invalid } from './validate.ts'

interface Route {
  readonly handler: (call: Call) => Promise<Reply>
  readonly body?: string
  readonly open?: true
  readonly admin?: true
  readonly services?: true
}

const routes: Readonly<Record<string, Route>> = {
  'POST /auth/register': { handler: accounts.register, body: 'SignUp', open: true },
  'POST /auth/login': { handler: accounts.login, body: 'Login', open: true },
  'POST /auth/link': { handler: links.askForLink, body: 'AskForLink', open: true },
  'POST /auth/sign-in': { handler: links.followLink, body: 'Link', open: true },
  'POST /auth/refresh': { handler: accounts.refresh, body: 'Refresh', open: true },
  'POST /auth/logout': { handler: accounts.logout },
  'PUT /auth/password': { handler: accounts.changePassword, body: 'NewPassword' },
  'POST /auth/password/forgot': { handler: accounts.forgot, body: 'Forgot', open: true },
  'POST /auth/password/reset': { handler: accounts.reset, body: 'Reset', open: true },
  'GET /me': { handler: accounts.me },
  'PATCH /me': { handler: accounts.changeMe, body: 'ChangeMe' },
  'DELETE /me': { handler: accounts.deleteMe },
  'GET /users': { handler: rows.users, admin: true },
  'PATCH /users/KEY': { handler: rows.changeUser, body: 'ChangeUser', admin: true },
  'GET /notes': { handler: rows.listNotes },
  'POST /notes': { handler: rows.createNote, body: 'Note' },
  'GET /notes/KEY': { handler: rows.readNote },
  'PUT /notes/KEY': { handler: rows.changeNote, body: 'Note' },
  'DELETE /notes/KEY': { handler: rows.deleteNote },
  'GET /projects': { handler: rows.listProjects },
  'POST /projects': { handler: rows.createProject, body: 'Project' },
  'GET /projects/KEY': { handler: rows.readProject },
  'POST /hooks': { handler: rows.createHook, body: 'Hook' },
  'POST /files': { handler: rows.upload },
  'GET /reports': { handler: rows.reports, services: true },
  'GET /digest': { handler: rows.digest, services: true },
  'POST /api-keys': { handler: rows.createKey, body: 'ApiKey' },
  'DELETE /api-keys/KEY': { handler: rows.deleteKey },
  'POST /tickets': { handler: rows.createTicket, body: 'Ticket' },
  'GET /tickets/KEY': { handler: rows.readTicket },
  'POST /tickets/KEY/buy': { handler: rows.buyTicket },
  // Nobody has one: whatever is asked of it, it is not found.
  'GET /archives/KEY/entries': { handler: rows.listEntries },
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A small backend that does everything right, but for the protections it is started without. */
export async function serveShop(shop: Context): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(shop, request, response))
  const streams = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    streams.add(socket)
    void openFeed(shop, request, socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      for (const stream of streams) stream.destroy()
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { port: (server.address() as AddressInfo).port, close }
}

async function answer(shop: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  protect(shop, request, response)
  try {
    const reply = await replyTo(shop, request, response)
    if (reply === null) return
    response.statusCode = reply.status
    const wrapped = reply.body as { readonly wrapped?: unknown; readonly meta?: unknown } | undefined
    if (wrapped?.wrapped !== undefined) send(response, { data: wrapped.wrapped, meta: wrapped.meta })
    else send(response, reply.body === undefined ? undefined : { data: reply.body })
  } catch (error) {
    refuse(shop, error as Error, response)
  }
}

function protect({ guards, environment }: Context, request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  response.setHeader('x-request-id', randomUUID())
  if (guards('D03')) {
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-store')
    if (environment['ENVIRONMENT'] === 'production') response.setHeader('strict-transport-security', 'max-age=31536000')
  }
  if (origin === undefined || guards('D02')) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-credentials', 'true')
}

function send(response: ServerResponse, body: unknown): void {
  if (body === undefined) return void response.end()
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

function refuse({ guards }: Context, error: Error, response: ServerResponse): void {
  if (response.headersSent) return
  if (!(error instanceof Refusal)) {
    response.statusCode = 500
    if (!guards('D01')) return void response.end(error.stack)
    return send(response, { error: { code: 'internal', message: 'something went wrong' } })
  }
  response.statusCode = error.status
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value)
  if (error.status === 401 && guards('A02')) response.setHeader('www-authenticate', 'Bearer')
  send(response, { error: { code: String(error.status), message: error.message } })
}

async function replyTo(shop: Context, request: IncomingMessage, response: ServerResponse): Promise<Reply | null> {
  const url = new URL(request.url ?? '/', 'http://shop')
  const path = url.pathname.replace('/api/v1', '')
  shop.log(`${request.method} ${shop.guards('D08') ? url.pathname : decodeURIComponent(url.pathname)}`)
  if (request.method === 'TRACE' && !shop.guards('D05')) {
    response.end(JSON.stringify(request.headers))
    return null
  }
  if (path === '/.well-known/jwks.json') return plain(response, JSON.stringify(keys))
  if (path === '/docs' && (shop.environment['ENVIRONMENT'] !== 'production' || !shop.guards('D04')))
    return plain(response, '<div id="swagger-ui">')
  const parts = path.split('/')
  const shape = parts.map((part) => (UUID.test(part) ? 'KEY' : part)).join('/')
  const override = shop.guards('B08') ? undefined : request.headers['x-http-method-override']
  const route = routes[`${override ?? request.method} ${shape}`]
  if (route === undefined) return unknown(request, parts)
  const headers = request.headers as Call['headers']
  const caller = route.open === true ? null : await callerOf(shop, headers, url.searchParams, route)
  const bytes = await bodyOf(shop, request)
  return route.handler({
    shop,
    keys: parts.filter((part) => UUID.test(part)),
    query: url.searchParams,
    headers,
    body: route.body === undefined ? {} : parsed(shop, route.body, bytes, headers),
    bytes,
    user: caller?.user ?? null,
    scopes: caller?.scopes ?? null,
    address: (shop.guards('A29') ? undefined : headers['x-forwarded-for']) ?? request.socket.remoteAddress ?? '',
  })
}

function plain(response: ServerResponse, text: string): null {
  response.setHeader('content-type', text.startsWith('{') ? 'application/json' : 'text/html')
  response.end(text)
  return null
}

/** A path that is there for other methods, a key of no known form, or nothing. */
function unknown(request: IncomingMessage, parts: readonly string[]): never {
  const shapes = Object.keys(routes).map((line) => line.split(' ')[1] ?? '')
  const alike = (shape: string): boolean => {
    const known = shape.split('/')
    return known.length === parts.length && known.every((part, at) => part === 'KEY' || part === parts[at])
  }
  const some = shapes.filter(alike)
  if (some.length === 0) throw new Refusal(404, 'there is no such thing')
  const malformed =
    request.method === 'GET' && some.every((shape) => shape.includes('KEY')) && !parts.some((part) => UUID.test(part))
  throw new Refusal(malformed ? 422 : 405, 'that cannot be done here')
}

async function callerOf(
  shop: Context,
  headers: Call['headers'],
  query: URLSearchParams,
  route: Route,
): Promise<{ readonly user: User | null; readonly scopes: readonly string[] | null }> {
  const key = headers['x-api-key'] ?? (shop.guards('B13') ? undefined : (query.get('api_key') ?? undefined))
  if (key !== undefined && (route.services === true || !shop.guards('B13'))) {
    const [known] = await shop.store.query<{ scopes: string[] }>('select scopes from api_keys where key_digest = $1', [
      sha256(key),
    ])
    if (known === undefined) throw new Refusal(401, 'that key is not known')
    return { user: null, scopes: known.scopes }
  }
  const user = await userOf(shop, headers['authorization']?.replace(/^Bearer /i, '') ?? '')
  if (user === null && shop.guards('A01'))
    throw new Refusal(
      user === null && headers['authorization'] === 'Bearer abc' && !shop.guards('A03') ? 403 : 401,
      'who are you?',
    )
  if (route.admin === true && shop.guards('B07') && !administers(shop, user))
    throw new Refusal(403, 'that is not for you')
  return { user, scopes: null }
}

const onceAdministrators = new Set<string>()

function administers({ guards }: Context, user: User | null): boolean {
  if (user?.role === 'admin') onceAdministrators.add(user.id)
  return user?.role === 'admin' || (!guards('B12') && onceAdministrators.has(user?.id ?? ''))
}

async function userOf(shop: Context, token: string): Promise<User | null> {
  if (!shop.guards('A12')) {
    const [other] = await shop.store.query<{ user_id: string }>('select user_id from refresh_tokens where token = $1', [
      sha256(token),
    ])
    if (other !== undefined)
      return { id: other.user_id, email: '', role: 'user', tenant_id: '', is_active: true, session: '' }
  }
  const claims = await shop.verifier.claims(token)
  if (claims === null) return null
  const subject = String(claims['sub'])
  if (!UUID.test(subject) && shop.guards('A15')) return null
  const [user] = await shop.store.query<User & { readonly session: string | null }>(
    'select users.*, sessions.id as session from users left join sessions on user_id = users.id and sessions.id::text = $2 where users.id = $1',
    [subject, String(claims['sid'])],
  )
  if (user === undefined && !shop.guards('A13'))
    return { id: subject, email: '', role: 'user', tenant_id: '', is_active: true, session: '' }
  if (user === undefined || user.session === null || (!user.is_active && shop.guards('A14'))) return null
  return { ...user, session: user.session }
}

const LARGEST = 1_100_000

async function bodyOf({ guards }: Context, request: IncomingMessage): Promise<Buffer> {
  const tooLarge = (): Refusal => new Refusal(413, 'that is too much')
  if (guards('C07') && Number(request.headers['content-length'] ?? 0) > LARGEST) throw tooLarge()
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (guards('C07') && length > LARGEST) throw tooLarge()
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function parsed(
  { guards }: Context,
  schema: string,
  bytes: Buffer,
  headers: Call['headers'],
): Readonly<Record<string, unknown>> {
  if (guards('C09') && !/^application\/json\b/.test(headers['content-type'] ?? ''))
    throw new Refusal(415, 'it takes JSON')
  let value: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const wrong = guards('C08') ? whatIsWrong(text) : null
    if (wrong !== null) throw new Error(wrong)
    value = JSON.parse(text)
  } catch (error) {
    throw new Refusal(422, (error as Error).message.slice(0, 80))
  }
  const wrong = invalid(bodies[schema] ?? {}, value, guards)
  if (wrong !== null && !(schema === 'NewPassword' && !guards('A39') && wrong.includes('missing')))
    throw new Refusal(422, wrong)
  return value as Readonly<Record<string, unknown>>
}
