import { Agent, type ClientRequest, request as open } from 'node:http'
import type { Sent } from '../attacks/wire/send.ts'

/** The status of an answer, read to its end and thrown away; 0 where none came. */
export type Fire = (sent: Sent) => Promise<number>

export interface Gun {
  readonly fire: Fire
  /** Waits no longer for what was asked, and has nothing sent of it that was not yet. */
  abandon(): void
  close(): void
}

const PATIENCE = 10_000

/** Sends requests over a fixed number of connections that stay open, with as little work as Node allows. */
export function gunAt(address: URL, connections: number): Gun {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections, scheduling: 'fifo' })
  const place = { host: address.hostname.replaceAll(/[[\]]/g, ''), port: Number(address.port || 80), agent }
  const under = new Set<ClientRequest>()
  const once = (sent: Sent): Promise<number> =>
    new Promise((resolve) => {
      const length = sent.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) }
      const outgoing = open({ ...place, method: sent.method, path: sent.path, headers: { ...length, ...sent.headers } })
      outgoing.on('response', (incoming) => {
        incoming.on('end', () => resolve(incoming.statusCode ?? 0))
        incoming.on('error', () => resolve(0))
        incoming.resume()
      })
      under.add(outgoing)
      outgoing.on('close', () => under.delete(outgoing))
      outgoing.on('error', ({ message }) => resolve(outgoing.reusedSocket && message !== ABANDONED ? STALE : 0))
      outgoing.setTimeout(PATIENCE, () => outgoing.destroy(new Error('no answer in time')))
      outgoing.end(sent.body)
    })
  return {
    fire: async (sent) => {
      const status = await once(sent)
      // A connection that was kept may be closed just as it is used again.
      const settled = status === STALE ? await once(sent) : status
      return settled === STALE ? 0 : settled
    },
    abandon: () => {
      for (const one of under) one.destroy(new Error(ABANDONED))
    },
    close: () => agent.destroy(),
  }
}

const STALE = -1
const ABANDONED = 'nobody waits for it any more'
