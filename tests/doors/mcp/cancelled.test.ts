import { join } from 'node:path'
import { type Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { expect, test } from 'vitest'
import { servedPlace } from '../../../src/doors/mcp/place.ts'
import { serverFor } from '../../../src/doors/mcp/server.ts'
import { Turns } from '../../../src/doors/mcp/turns.ts'
import { Cancelled } from '../../../src/kernel/progress.ts'
import { root } from '../../architecture/imports.ts'
import { client, overHttp, served } from './client.ts'

const bookshop = join(root, 'examples/bookshop')

/** Keeps how the works ended that had a turn. */
class WatchedTurns extends Turns {
  readonly ends: Promise<unknown>[] = []

  override take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    return super.take(signal, () => {
      const done = work()
      this.ends.push(done.catch((error: unknown) => error))
      return done
    })
  }
}

async function connected(turns: Turns): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  const place = servedPlace({ root: bookshop, mayWrite: false, mayExecute: false, tell: () => undefined })
  await serverFor({ ...place, turns }).connect(theirs)
  const one = client('legacy')
  await one.connect(ours)
  return one
}

async function withoutConnection(turns: Turns): Promise<Client> {
  const { url } = await served(bookshop, { turns })
  const one = client({ pin: '2026-07-28' })
  await one.connect(overHttp(url))
  return one
}

test.each([
  ['on a connection of the older era', connected],
  ['in the newer era, where a request is left', withoutConnection],
])('%s, the work of a call that is cancelled ends, and its turn is free', async (_, connect) => {
  const turns = new WatchedTurns(1)
  const one = await connect(turns)
  const given = new AbortController()
  const plans = { name: 'plans', arguments: { rows: ['order=1e6'] } }
  await expect(one.callTool(plans, { signal: given.signal, onprogress: () => given.abort() })).rejects.toThrow(/abort/i)
  const { structuredContent } = await one.callTool({ name: 'look', arguments: { kind: 'jobs' } })
  expect(structuredContent).toMatchObject({ total: 1 })
  expect(await turns.ends[0]).toBeInstanceOf(Cancelled)
})
