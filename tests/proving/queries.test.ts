import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { proveQueries } from '../../src/proving/queries/index.ts'
import type { Principal, Target } from '../../src/proving/target.ts'
import { access, emptyBackend, operation } from '../fixtures/parts.ts'

const named = (name: string): Principal => ({ name, role: 'user', headers: { authorization: name }, login: null })

/** A backend of notes, which asks its database once for a list, or once more for each row. */
async function notes(perRow: number): Promise<Target> {
  let rows = 0
  let sent = 0
  const server = createServer((request, response) => {
    const isList = request.method === 'GET'
    if (!isList) rows += 1
    sent += 1 + (isList ? rows * perRow : 0)
    response.writeHead(isList ? 200 : 201, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isList ? [] : { id: rows }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const guarded = { access: access('enforced') }
  const body = { required: true, content: { 'application/json': { type: 'object', properties: {} } } }
  const operations = [operation('GET /notes', guarded), operation('POST /notes', { ...guarded, body })]
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    backend: emptyBackend({ api: { applications: [], operations, webSockets: [], mounts: [] } }),
    principals: [named('ann'), named('bea')],
    environment: {},
    query: async () => [],
    output: () => [],
    alive: () => true,
    restart: async () => ({ ready: true }),
    statements: () => sent,
  }
}

test('a list that asks once, however many rows there are, holds', async () => {
  const claims = await proveQueries(await notes(0))
  expect(claims.map(({ id, verdict, figure }) => [id, verdict, figure])).toEqual([
    ['queries/GET /notes', 'held', '1 statement'],
    ['queries/POST /notes', 'held', '1 statement'],
  ])
})

test('a list that asks once more for each row is broken, with both counts', async () => {
  const [list, create] = await proveQueries(await notes(1))
  expect(list).toMatchObject({
    verdict: 'broken',
    detail: expect.stringMatching(/^\d+ before 20 more rows were made, 2\d/),
  })
  expect(create?.verdict).toBe('held')
})
