import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gunAt } from '../../src/proving/load/fire.ts'
import { milliseconds } from '../../src/proving/load/budget.ts'
import { generatorCeiling } from '../../src/proving/load/ceiling.ts'
import { Histogram } from '../../src/proving/load/histogram.ts'
import { load } from '../../src/proving/load/index.ts'
import { type Shot, closedLoop, openLoop } from '../../src/proving/load/measure.ts'
import type { Target } from '../../src/proving/target.ts'
import { access, emptyBackend, operation } from '../fixtures/parts.ts'

async function serve(listener: RequestListener): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

test('a histogram tells percentiles within one per cent', () => {
  const histogram = new Histogram()
  const values = Array.from({ length: 20_000 }, (_, number) => 0.05 * 1.0006 ** number)
  for (const value of values) histogram.record(value)
  for (const share of [0.01, 0.5, 0.95, 0.99, 0.999]) {
    const exact = values[Math.ceil(share * values.length) - 1] ?? 0
    expect(Math.abs(histogram.percentile(share) - exact) / exact).toBeLessThan(0.01)
  }
  expect(histogram.percentile(1)).toBeCloseTo(histogram.max, 3)
  expect(histogram.count).toBe(20_000)
})

const look: Shot = { name: 'look', next: async () => ({ method: 'GET', path: '/' }) }

test('a server that stands still delays whoever comes meanwhile, and the open loop counts them', async () => {
  const began = performance.now()
  const server = await serve((_, response) => {
    const since = performance.now() - began
    setTimeout(() => response.end('{}'), since > 300 && since < 700 ? 700 - since : 0)
  })
  const gun = gunAt(new URL(server.url), 1)
  const open = await openLoop(gun.fire, [look], 100, 1.5)
  gun.close()
  server.close()
  expect(open.answers).toBe(150)
  // About 40 of 150 were meant to start while it stood still, and only one of them was under way.
  expect(open.latency.percentile(0.9)).toBeGreaterThan(150)
  expect(open.latency.percentile(0.9) - open.latency.percentile(0.01)).toBeGreaterThan(100)
})

test('a backend that falls behind is not waited for', async () => {
  const server = await serve(() => {
    // It never answers.
  })
  const gun = gunAt(new URL(server.url), 16)
  const began = performance.now()
  const open = await openLoop(gun.fire, [look], 50, 0.2)
  gun.close()
  server.close()
  expect(open).toMatchObject({ cut: true, answers: 0 })
  expect(open.latency.percentile(0.5)).toBeGreaterThan(900)
  expect(performance.now() - began).toBeLessThan(4000)
})

test('what nobody waits for any more is not sent any more', async () => {
  let asked = 0
  const server = await serve((_, response) => {
    asked += 1
    setTimeout(() => response.end('{}'), 100)
  })
  const gun = gunAt(new URL(server.url), 2)
  const answers = Array.from({ length: 50 }, () => gun.fire({ method: 'GET', path: '/' }))
  await answers[0]
  const before = asked
  gun.abandon()
  const statuses = await Promise.all(answers)
  await pause(300)
  gun.close()
  server.close()
  expect(statuses.filter((status) => status === 0).length).toBeGreaterThan(40)
  // What was just being written may still come.
  expect(asked - before).toBeLessThanOrEqual(2)
})

test('a closed loop asks again as soon as it is answered, and counts errors by status', async () => {
  let asked = 0
  const server = await serve((_, response) => {
    response.statusCode = ++asked % 10 === 0 ? 503 : 200
    setTimeout(() => response.end(), 10)
  })
  const gun = gunAt(new URL(server.url), 4)
  const { answers, errors, latency } = await closedLoop(gun.fire, [look], 4, 0.5)
  gun.close()
  server.close()
  expect(answers).toBe(asked)
  expect(answers).toBeGreaterThan(60)
  expect(errors.get(503)).toBe(Math.floor(asked / 10))
  expect(latency.percentile(0.5)).toBeGreaterThan(9)
})

test('what can be sent at most is measured', async () => {
  expect(await generatorCeiling(8, 0.3)).toBeGreaterThan(20)
})

const shop = emptyBackend({
  api: {
    applications: [],
    operations: [
      operation('GET /things', { access: access('enforced'), security: [{ bearer: [] }] }),
      operation('POST /things', {
        access: access('enforced'),
        security: [{ bearer: [] }],
        body: {
          required: true,
          content: {
            'application/json': { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
          },
        },
      }),
    ],
    webSockets: [],
    mounts: [],
  },
})

let answer: (method: string, path: string) => { readonly status: number; readonly after: number }
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve((request, response) => {
    request.resume()
    const { status, after } = answer(request.method ?? '', request.url ?? '')
    response.statusCode = status
    setTimeout(() => response.end('{"id":"1"}'), after)
  })
})
afterAll(() => server.close())

const target = (backend = shop): Target => ({
  url: server.url,
  backend,
  principals: ['anna', 'berta'].map((name) => ({
    name,
    role: 'user',
    headers: { authorization: 'Bearer x' },
    login: null,
  })),
  environment: {},
  query: async () => [],
  output: () => [],
  alive: () => true,
  restart: async () => ({ ready: true }),
})
const short = { seconds: 0.3, warmUp: 0.1, rate: 30 }

test('budgets that are kept become claims that hold, and those that are not are broken', async () => {
  answer = (method) => ({ status: 200, after: method === 'GET' ? 1 : 90 })
  const claims = await load(target(), { ...short, budgets: { read: '500ms', write: '60ms' } })
  expect(claims.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['load/read held', 'load/write broken'])
  expect(claims[0]?.figure).toMatch(/^p95 [\d.]+ ms at [\d,]+\/s$/)
  expect(claims[0]?.evidence.join('\n')).toContain('share')
})

test('requests that fail under load break the claim, however quick they are', async () => {
  let asked = 0
  answer = () => ({ status: ++asked % 50 === 49 ? 500 : 200, after: 1 })
  const [claim] = await load(target(), { ...short, budgets: { read: '1s' } })
  expect(claim).toMatchObject({ verdict: 'broken', detail: expect.stringContaining('500') })
})

test('a backend that throttles is not measured', async () => {
  let asked = 0
  answer = () => ({ status: ++asked > 10 ? 429 : 200, after: 1 })
  const [claim] = await load(target(), { ...short, budgets: { read: '1s' } })
  expect(claim).toMatchObject({ verdict: 'not run', detail: expect.stringContaining('429') })
})

test('what few may ask often is left out, and said, and the rest is measured', async () => {
  const reads = ['GET /things', 'GET /people', 'GET /export'].map((name) =>
    operation(name, { access: access('enforced'), security: [{ bearer: [] }] }),
  )
  const wide = emptyBackend({ api: { ...shop.api, operations: reads } })
  let exports = 0
  answer = (_, path) => ({ status: path.startsWith('/export') && ++exports > 3 ? 429 : 200, after: 1 })
  const claims = await load(target(wide), { ...short, budgets: { read: '1s', rps: 1 } })
  expect(claims.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['load/read held', 'load/rps held'])
  expect(claims[0]?.evidence).toContain('not measured: GET /export: so often nobody may ask it')
})

const things = (names: readonly string[]): typeof shop => {
  const { body, ...plain } = shop.api.operations[1]!
  const operations = names.map((name) =>
    operation(name, { ...(name.startsWith('POST') ? { body } : {}), access: plain.access, security: plain.security }),
  )
  return emptyBackend({ api: { ...shop.api, operations } })
}

test('a backend nobody makes themselves known to is asked by strangers, where it asks nobody', async () => {
  answer = () => ({ status: 200, after: 1 })
  const operations = [
    operation('GET /things', { access: access('public') }),
    operation('GET /secrets', { access: access('enforced'), security: [{ bearer: [] }] }),
  ]
  const open = { ...target(emptyBackend({ api: { ...shop.api, operations } })), principals: [] }
  const [claim] = await load(open, { ...short, budgets: { read: '1s' } })
  expect(claim).toMatchObject({ id: 'load/read', verdict: 'held' })
  expect(claim?.evidence).toContain('not measured: GET /secrets: nobody can sign up')
})

test('what is refused after a while to whoever asks alone, too, is left out with the answer, and the rest is measured', async () => {
  let made = 0
  answer = (_, path) => ({ status: path.startsWith('/quota') && ++made > 20 ? 409 : 200, after: 1 })
  const [claim] = await load(target(things(['POST /things', 'POST /quotas'])), { ...short, budgets: { write: '1s' } })
  expect(claim).toMatchObject({ id: 'load/write', verdict: 'held' })
  expect(claim?.evidence.join('\n')).toMatch(
    /not measured: POST \/quotas: after a while it is refused to whoever asks alone, too: POST \/quotas .* -> 409/,
  )
})

test('what is refused only while others ask breaks the claim', async () => {
  let inside = 0
  answer = () => {
    inside += 1
    setTimeout(() => (inside -= 1), 20)
    return { status: inside > 2 ? 409 : 200, after: 20 }
  }
  const [claim] = await load(target(things(['POST /things'])), { ...short, budgets: { write: '1s' } })
  expect(claim).toMatchObject({ verdict: 'broken', detail: expect.stringContaining('409') })
})

test('a backend that was asked more than it takes is waited for before it is measured again', async () => {
  let busyUntil = 0
  let exports = 0
  answer = (_, path) => {
    const now = performance.now()
    if (path.startsWith('/export') && ++exports === 3) busyUntil = now + 4000
    return { status: path.startsWith('/export') && exports > 3 ? 429 : 200, after: Math.max(1, busyUntil - now) }
  }
  const wide = things(['GET /things', 'GET /people', 'GET /export'])
  const [claim] = await load(target(wide), { ...short, budgets: { read: '1s' } })
  expect(claim).toMatchObject({ verdict: 'held' })
})

test('a rate nobody can send from here is not claimed', async () => {
  answer = () => ({ status: 200, after: 0 })
  const claims = await load(target(), { ...short, budgets: { read: '1s', rps: 10_000_000 } })
  expect(claims.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['load/read held', 'load/rps not run'])
})

test('load only goes to this machine, and a budget is a time', async () => {
  await expect(load({ ...target(), url: 'http://10.0.0.7' }, { budgets: {} })).rejects.toThrow('is not on this machine')
  expect(milliseconds('0.5s')).toBe(500)
  expect(() => milliseconds('fast')).toThrow('is no time')
})
