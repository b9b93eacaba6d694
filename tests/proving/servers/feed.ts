import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Context } from './call.ts'

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** A WebSocket that stands for as long as the token it was opened with. */
export async function openFeed(shop: Context, request: IncomingMessage, socket: Duplex): Promise<void> {
  socket.on('error', () => socket.destroy())
  const query = new URL(request.url ?? '/', 'http://shop').searchParams
  const claims = await shop.verifier.claims(query.get('token') ?? '')
  const foreign = request.headers.origin !== undefined && request.headers.origin !== 'https://shop.example'
  if (shop.guards('D06') && (claims === null || foreign))
    return void socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
  )
  const left = Number(claims?.['exp'] ?? 0) * 1000 - Date.now()
  const timer = setTimeout(() => socket.end(Buffer.from([0x88, 0x00])), Math.max(left, 0))
  if (!shop.guards('D06')) clearTimeout(timer)
  timer.unref()
}
