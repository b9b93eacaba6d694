import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type McpHttpHandler, createMcpHandler } from '@modelcontextprotocol/server'
import { Trouble } from '../../kernel/diagnostic.ts'
import { type Refused, refusal } from './guard.ts'
import type { ServedPlace } from './place.ts'
import { serverFor } from './server.ts'

export interface Listening {
  readonly address: string
  /** Resolves when it listens no more. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
const PATH = '/mcp'
const MOST_BYTES = 4_000_000
const MOST_CONNECTIONS = 64

/** Serves whoever knows the token, on the loopback address alone. */
export async function serveHttp(place: ServedPlace, port: number, token: string): Promise<Listening> {
  const handler = createMcpHandler(() => serverFor(place), {
    maxRequestBodySize: MOST_BYTES,
    onerror: (error) => place.tell(`a request was not served: ${error.message.slice(0, 200)}`),
  })
  const server = createServer((request, response) => {
    answer(request, response, handler, portOf(server), token).catch((error: unknown) => {
      if (!response.destroyed) place.tell(`bug: a request failed: ${String(error).slice(0, 200)}`)
      response.destroy()
    })
  })
  server.maxConnections = MOST_CONNECTIONS
  await listen(server, port)
  const ended = new Promise<void>((resolve) => server.once('close', resolve))
  return {
    address: `http://${LOOPBACK}:${portOf(server)}${PATH}`,
    ended,
    async close() {
      await handler.close()
      server.close()
      server.closeAllConnections()
      await ended
    },
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Trouble('usage', {
          message: `cannot listen on port ${port}: ${error.code ?? error.message}`,
          help: 'Name another port, or 0 for any that is free.',
        }),
      ),
    )
    server.listen(port, LOOPBACK, resolve)
  })

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: McpHttpHandler,
  port: number,
  token: string,
): Promise<void> {
  const refused = refusal(request.headers, port, token)
  if (refused) return refuse(response, refused)
  if (new URL(request.url ?? '/', `http://${LOOPBACK}`).pathname !== PATH)
    return refuse(response, { status: 404, reason: `the protocol is spoken at ${PATH}` })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const answered = await handler.fetch(asWebRequest(request, port, gone.signal))
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  if (answered.body === null) return void response.end()
  // Whoever goes in the middle is no error of ours.
  await pipeline(Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]), response).catch(
    () => undefined,
  )
}

function refuse(
  response: ServerResponse,
  { status, reason }: Refused | { readonly status: 404; readonly reason: string },
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  })
  response.end(`${reason}\n`)
}

function asWebRequest(request: IncomingMessage, port: number, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const { method = 'GET' } = request
  const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(request)
  return new Request(`http://${LOOPBACK}:${port}${PATH}`, {
    method,
    headers,
    body,
    signal,
    duplex: 'half',
  } as RequestInit)
}
