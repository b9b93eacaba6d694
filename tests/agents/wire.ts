import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Behaviour = (response: ServerResponse, request: Asked) => void

export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Wire {
  readonly url: string
  readonly asked: readonly Asked[]
}

/** A provider on loopback that behaves as it is told, one behaviour for each request, the last one for all that follow. */
export async function wire(behaviours: readonly Behaviour[]): Promise<Wire> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (data: string) => (body += data))
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body }
      asked.push(one)
      const behave = behaviours[asked.length - 1] ?? behaviours.at(-1)
      behave?.(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

export const status =
  (
    code: number,
    headers: Readonly<Record<string, string>> = {},
    body = '{"error":{"message":"no","type":"x"}}',
  ): Behaviour =>
  (response) =>
    response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body)

export const silence: Behaviour = () => undefined

export const streams =
  (text: string): Behaviour =>
  (response) =>
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text)

/** As many bytes as are named, and then the line is dead. */
export const cutAfter =
  (text: string, bytes: number): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(Buffer.from(text).subarray(0, bytes), () => setImmediate(() => response.destroy()))
  }

const lines = (events: readonly unknown[]): string =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')

export interface Said {
  readonly text?: string
  readonly call?: { readonly name: string; readonly input: string }
}

/** What a server that speaks as OpenAI does streams. */
export function openaiStream({ text, call }: Said): string {
  const chunk = (delta: unknown, reason: string | null = null) => ({
    id: 'x',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'small',
    choices: [{ index: 0, delta, finish_reason: reason }],
  })
  const called = call && [
    chunk({
      role: 'assistant',
      tool_calls: [{ index: 0, id: 'c1', type: 'function', function: { name: call.name, arguments: '' } }],
    }),
    ...[...call.input].map((letter) => chunk({ tool_calls: [{ index: 0, function: { arguments: letter } }] })),
  ]
  return `${lines([
    ...(text === undefined ? [] : [chunk({ role: 'assistant', content: text })]),
    ...(called ?? []),
    chunk({}, call ? 'tool_calls' : 'stop'),
    {
      id: 'x',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'small',
      choices: [],
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    },
  ])}data: [DONE]\n\n`
}

/** What Anthropic streams. */
export function anthropicStream({ text, call }: Said): string {
  const event = (type: string, rest: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`
  const block = call
    ? [
        event('content_block_start', {
          index: 0,
          content_block: { type: 'tool_use', id: 'c1', name: call.name, input: {} },
        }),
        event('content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json: call.input } }),
      ]
    : [
        event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
        event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
      ]
  return [
    event('message_start', {
      message: {
        id: 'm',
        type: 'message',
        role: 'assistant',
        model: 'small',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 11, output_tokens: 1 },
      },
    }),
    ...block,
    event('content_block_stop', { index: 0 }),
    event('message_delta', {
      delta: { stop_reason: call ? 'tool_use' : 'end_turn', stop_sequence: null },
      usage: { output_tokens: 7 },
    }),
    event('message_stop', {}),
  ].join('')
}
