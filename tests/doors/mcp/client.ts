import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type ClientOptions, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { onTestFinished } from 'vitest'
import { type Listening, serveHttp } from '../../../src/doors/mcp/http.ts'
import { type ServedPlace, servedPlace } from '../../../src/doors/mcp/place.ts'
import { root } from '../../architecture/imports.ts'

/** Both eras of the protocol: the one that begins with a handshake, and the one without connections. */
export const eras = [
  ['the older era', 'legacy', '2025-11-25'],
  ['the newer era', { pin: '2026-07-28' }, '2026-07-28'],
] as const

type Mode = 'legacy' | 'auto' | { readonly pin: string }
type Answer = (question: string) => { readonly action: 'accept' | 'decline'; readonly content?: Record<string, string> }

/** A client that answers questions, or one that cannot be asked. */
export function client(mode: Mode, answer?: Answer): Client {
  const options: ClientOptions = {
    versionNegotiation: { mode },
    capabilities: answer ? { elicitation: { form: {} } } : {},
  }
  const made = new Client({ name: 'test', version: '1.0.0' }, options)
  if (answer) made.setRequestHandler('elicitation/create', ({ params }) => answer(params.message))
  onTestFinished(() => made.close())
  return made
}

/** The built command on pipes. */
export const onPipes = (folder: string, more: readonly string[] = []): StdioClientTransport =>
  new StdioClientTransport({ command: process.execPath, args: [join(root, 'dist/cli.js'), 'mcp', folder, ...more] })

export const started = (folder: string, more: readonly string[] = []): ChildProcess => {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'mcp', folder, ...more])
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

export const TOKEN = 'a-token-for-tests-only'

export interface Served extends Listening {
  readonly told: readonly string[]
  readonly url: URL
}

/** A server on a free port of the loopback address. */
export async function served(folder: string, allowed: Partial<ServedPlace> = {}): Promise<Served> {
  const told: string[] = []
  const tell = (line: string): void => void told.push(line)
  const place = { ...servedPlace({ root: folder, mayWrite: false, mayExecute: false, tell }), ...allowed }
  const listening = await serveHttp(place, 0, TOKEN)
  onTestFinished(() => listening.close())
  return { ...listening, told, url: new URL(listening.address) }
}

export const overHttp = (url: URL, token: string = TOKEN): StreamableHTTPClientTransport =>
  new StreamableHTTPClientTransport(url, { requestInit: { headers: { Authorization: `Bearer ${token}` } } })

/** Sends as it stands, without a client around it. */
export async function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> {
  const usual = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
  const response = await fetch(url, { method: 'POST', headers: { ...usual, ...headers }, body })
  return { status: response.status, text: await response.text(), headers: response.headers }
}
