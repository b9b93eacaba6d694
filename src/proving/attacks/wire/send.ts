import { Agent, type ClientRequest, type IncomingMessage, request as open } from 'node:http'

export interface Sent {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** The body goes in chunks, without its length said first. */
  readonly chunked?: boolean
  readonly milliseconds?: number
}

export interface Answer {
  readonly request: Sent
  /** 0 where none came. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** What the text says, where it is JSON; else undefined. */
  readonly json: unknown
  readonly milliseconds: number
  /** Why no answer came, '' where one did. */
  readonly failure: string
}

const PATIENCE = 20_000

export interface Wire {
  send(request: Sent): Promise<Answer>
  close(): void
}

/** Sends requests to one address, over connections that stay open. */
export function wireTo(address: URL): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const once = (request: Sent): Promise<Answer> => exchange(address, agent, request)
  return {
    async send(request) {
      const answer = await once(request)
      // A server may close a connection it kept just as it is used again: that is nobody's fault.
      return answer.failure === STALE ? once(request) : answer
    },
    close: () => agent.destroy(),
  }
}

const STALE = 'the connection was closed before it was used again'

function exchange(address: URL, agent: Agent, sent: Sent): Promise<Answer> {
  const began = performance.now()
  return new Promise((resolve) => {
    const settle = (status: number, headers: Answer['headers'], text: string, failure: string): void =>
      resolve({
        request: sent,
        status,
        headers,
        text,
        json: parsed(text),
        milliseconds: performance.now() - began,
        failure,
      })
    let answered = false
    try {
      const outgoing = begin(address, agent, sent)
      outgoing.on('response', (incoming) => {
        answered = true
        void read(incoming).then((text) => settle(incoming.statusCode ?? 0, plain(incoming.headers), text, ''))
      })
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const stale = outgoing.reusedSocket && error.code === 'ECONNRESET'
        // A server that has answered need not listen to the rest.
        if (!answered) settle(0, {}, '', stale ? STALE : error.message || (error.code ?? 'no answer'))
      })
      outgoing.setTimeout(sent.milliseconds ?? PATIENCE, () => outgoing.destroy(new Error('no answer in time')))
      finish(outgoing, sent)
    } catch (error) {
      settle(0, {}, '', (error as Error).message)
    }
  })
}

function begin(address: URL, agent: Agent, sent: Sent): ClientRequest {
  const length = sent.body === undefined ? undefined : Buffer.byteLength(sent.body)
  const framing: Record<string, string> =
    length === undefined || sent.chunked ? {} : { 'content-length': String(length) }
  return open({
    host: address.hostname.replaceAll(/[[\]]/g, ''),
    port: address.port || 80,
    agent,
    method: sent.method,
    path: sent.path,
    headers: { accept: 'application/json', ...framing, ...sent.headers },
  })
}

function finish(outgoing: ClientRequest, { body, chunked }: Sent): void {
  if (body === undefined) return void outgoing.end()
  if (!chunked) return void outgoing.end(body)
  const bytes = Buffer.from(body)
  for (let at = 0; at < bytes.length; at += 65_536) outgoing.write(bytes.subarray(at, at + 65_536))
  outgoing.end()
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer)
      // A stream of events has no end: how it begins tells whom it is open to.
      if (incoming.headers['content-type']?.startsWith('text/event-stream') === true) break
    }
  } catch {
    // What came before the connection broke is what there is.
  }
  return Buffer.concat(chunks).toString('utf8')
}

function plain(headers: IncomingMessage['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : (value ?? '')]),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const ok = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300
export const refused = (answer: Answer): boolean => answer.status >= 400 && answer.status < 500

/** An answer, or a second one where the first took long: a machine with other things to do is not slow twice for nothing. */
export async function quicker(milliseconds: number, send: () => Promise<Answer>): Promise<Answer> {
  const first = await send()
  if (first.milliseconds < milliseconds) return first
  const second = await send()
  return second.milliseconds < first.milliseconds ? second : first
}
