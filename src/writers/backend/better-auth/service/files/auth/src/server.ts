// The service as others call it: Better Auth under /api/auth, and whether it lives.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { toNodeHandler } from 'better-auth/node'
import type pg from 'pg'
import type { makeAuth } from './auth.js'
import type { Settings } from './settings.js'

const MOST_BYTES = 64_000
/** Where a request came from, as this service saw it: callers cannot say it themselves. */
export const ADDRESS_HEADER = 'x-client-address'
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

export function makeServer(auth: ReturnType<typeof makeAuth>, pool: pg.Pool, settings: Settings): Server {
  const answer = toNodeHandler(auth)
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      console.error(JSON.stringify({ level: 'error', message: 'unhandled error', error: String(error) }))
      if (response.headersSent) response.destroy()
      else told(response, 500, 'Something went wrong.')
    })
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    if (settings.url.protocol === 'https:') response.setHeader('Strict-Transport-Security', 'max-age=63072000')
    const { pathname } = new URL(request.url ?? '/', 'http://service')
    if (pathname === '/livez') return told(response, 200, 'ok')
    if (pathname === '/readyz') return told(response, ...(await readiness(pool)))
    if (!pathname.startsWith('/api/auth/')) return told(response, 404, 'There is no such thing.')
    if (request.headers['transfer-encoding'] !== undefined) return told(response, 411, 'Say how long the body is.')
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES)
      return told(response, 413, 'The body is too large.')
    if (isForeign(request, settings)) return told(response, 403, 'This site may not call.')
    allow(request, response, settings)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    request.headers[ADDRESS_HEADER] = addressOf(request, settings.proxies)
    await answer(request, response)
  }
  return server
}

/** A page of a site nobody named is not answered. */
const isForeign = ({ headers: { origin } }: IncomingMessage, { url, trustedOrigins }: Settings): boolean =>
  origin !== undefined && origin !== url.origin && !trustedOrigins.includes(origin)

function allow({ headers: { origin } }: IncomingMessage, response: ServerResponse, { trustedOrigins }: Settings): void {
  response.setHeader('Vary', 'Origin')
  if (origin === undefined || !trustedOrigins.includes(origin)) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type')
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
}

/** What the last of our proxies saw; without one, what this service saw itself. */
function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const seen = socket.remoteAddress ?? 'unknown'
  if (proxies === 0) return seen
  const said = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
  return said.at(-proxies) || seen
}

async function readiness(pool: pg.Pool): Promise<[number, string]> {
  try {
    await pool.query('SELECT 1')
    return [200, 'ok']
  } catch {
    return [503, 'the database does not answer']
  }
}

function told(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message }))
}
