import { randomBytes } from 'node:crypto'
import { request as open } from 'node:http'
import type { Duplex } from 'node:stream'

/** What became of an attempt to open a WebSocket. */
export interface Socket {
  /** 101 where it was opened. */
  readonly status: number
  /** Waits until it is closed, by a frame or the connection; false when it still stands after that long. */
  closed(milliseconds: number): Promise<boolean>
  /** Sends a text. */
  say(text: string): void
  end(): void
}

export function openSocket(address: URL, path: string, headers: Readonly<Record<string, string>>): Promise<Socket> {
  return new Promise((resolve) => {
    const outgoing = open({
      host: address.hostname.replaceAll(/[[\]]/g, ''),
      port: address.port,
      path,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...headers,
      },
    })
    outgoing.on('upgrade', (_, socket, head) => resolve(standing(socket, head)))
    outgoing.on('response', (answer) => {
      answer.resume()
      resolve(refusal(answer.statusCode ?? 0))
    })
    outgoing.on('error', () => resolve(refusal(0)))
    outgoing.setTimeout(5000, () => outgoing.destroy(new Error('no answer in time')))
    outgoing.end()
  })
}

const refusal = (status: number): Socket => ({ status, closed: async () => true, say: () => {}, end: () => {} })

const CLOSES = 0x8

function standing(socket: Duplex, head: Buffer): Socket {
  let gone = false
  let unread: Buffer = Buffer.alloc(0)
  const waiting: (() => void)[] = []
  const over = (): void => {
    gone = true
    for (const tell of waiting) tell()
  }
  const hear = (chunk: Buffer): void => {
    const { opcodes, rest } = framesIn(Buffer.concat([unread, chunk]))
    unread = rest
    if (opcodes.includes(CLOSES)) over()
  }
  hear(head)
  socket.on('data', hear)
  socket.on('close', over)
  socket.on('end', over)
  socket.on('error', over)
  return {
    status: 101,
    closed: (milliseconds) =>
      new Promise((resolve) => {
        if (gone) return resolve(true)
        const timer = setTimeout(() => resolve(false), milliseconds)
        waiting.push(() => {
          clearTimeout(timer)
          resolve(true)
        })
      }),
    say: (text) => void (gone || socket.write(textFrame(text))),
    end: () => socket.destroy(),
  }
}

/** What kind of frame each whole one is, as a server sends them: several may come at once, and one in pieces. */
export function framesIn(bytes: Buffer): { readonly opcodes: readonly number[]; readonly rest: Buffer } {
  const opcodes: number[] = []
  let at = 0
  while (bytes.length - at >= 2) {
    const short = bytes[at + 1]! & 127
    const header = short === 126 ? 4 : short === 127 ? 10 : 2
    if (bytes.length - at < header) break
    const length =
      short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short
    if (bytes.length - at < header + length) break
    opcodes.push(bytes[at]! & 15)
    at += header + length
  }
  return { opcodes, rest: bytes.subarray(at) }
}

/** A client masks what it sends; with zeros it stays readable. */
function textFrame(text: string): Buffer {
  const body = Buffer.from(text)
  const length =
    body.length < 126
      ? Buffer.from([0x80 | body.length])
      : Buffer.from([0x80 | 126, body.length >> 8, body.length & 255])
  return Buffer.concat([Buffer.from([0x81]), length, Buffer.alloc(4), body])
}
