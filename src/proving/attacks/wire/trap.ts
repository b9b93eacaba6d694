import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server nobody should ever talk to; it counts who does. */
export interface Trap {
  readonly port: number
  readonly seen: readonly string[]
  close(): Promise<void>
}

/** Listens on every loopback address there is, IPv6 and IPv4. */
export async function openTrap(answer: string = '{"keys":[]}'): Promise<Trap> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'application/json')
    response.end(answer)
  })
  server.on('connection', () => seen.push('connected'))
  const listening = (host: string): Promise<boolean> =>
    new Promise((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(0, host, () => resolve(true))
    })
  // `::` takes IPv4 too; it is only there where the machine knows IPv6.
  if (!(await listening('::'))) await listening('127.0.0.1')
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { port, seen, close }
}
