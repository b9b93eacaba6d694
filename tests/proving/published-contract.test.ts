import { expect, test } from 'vitest'
import { readFolder } from '../../src/flows/read-folder.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { Backend } from '../../src/model/index.ts'
import { contractClaims, promiseClaim } from '../../src/proving/contract.ts'
import { compare, readContract } from '../../src/readers/openapi/index.ts'
import { openApiDocument } from '../../src/writers/openapi/index.ts'
import { fixture } from './parcels.ts'

const backend = readFolder({ directory: fixture, entries: [], environment: {}, needs: [] }, silent)

/** What is claimed where this is published and that was read. */
function claims(published: object, read: Backend) {
  const contract = readContract(new TextEncoder().encode(JSON.stringify(published)), '/openapi.json')
  const found = contractClaims('/openapi.json', compare(contract, read), read)
  return found.map(({ id, verdict, evidence }) => [id, verdict, ...evidence])
}

const withFirst = (read: Backend, changes: object): Backend => ({
  ...read,
  api: { ...read.api, operations: read.api.operations.map((one, i) => (i === 0 ? { ...one, ...changes } : one)) },
})

const others = [
  ['contract/shapes', 'held'],
  ['contract/security', 'held'],
]

test('a contract that is published as it was read holds', async () => {
  const read = await backend
  expect(claims(openApiDocument(read), read)).toEqual([['contract/operations', 'held'], ...others])
})

test('an operation that is not published breaks it, unless it hangs on what nobody can decide', async () => {
  const read = await backend
  const { paths, ...rest } = openApiDocument(read) as { readonly paths: Record<string, unknown> }
  const published = { ...rest, paths: Object.fromEntries(Object.entries(paths).filter(([path]) => path !== '/livez')) }
  expect(claims(published, read)).toEqual([
    ['contract/operations', 'broken', expect.stringMatching(/^GET \/livez: /)],
    ...others,
  ])
  const condition = { text: 'DEBUG', at: read.api.operations[0]!.handler }
  expect(claims(published, withFirst(read, { conditions: [condition] }))).toEqual([
    ['contract/operations', 'held'],
    ...others,
  ])
})

test('where a path could not be read, what differs may be that one', async () => {
  const read = await backend
  expect(claims(openApiDocument(read), withFirst(read, { id: 'GET {?}', path: '{?}' }))[0]?.slice(0, 2)).toEqual([
    'contract/operations',
    'not run',
  ])
})

test('what a blueprint promises must be published, and what people added to it may be', async () => {
  const read = await backend
  const { paths, ...rest } = openApiDocument(read) as { readonly paths: Record<string, unknown> }
  const promise = (published: object) =>
    promiseClaim(
      '/openapi.json',
      compare(readContract(new TextEncoder().encode(JSON.stringify(published)), '/openapi.json'), read),
    )
  const more = { ...paths, '/more': { get: { responses: { '200': { description: 'Successful Response' } } } } }
  expect(promise({ ...rest, paths: more })).toMatchObject({
    verdict: 'held',
    detail: expect.stringMatching(/; 1 more are published$/),
  })
  const fewer = Object.fromEntries(Object.entries(paths).filter(([path]) => path !== '/livez'))
  expect(promise({ ...rest, paths: fewer })).toMatchObject({
    verdict: 'broken',
    evidence: [expect.stringMatching(/^GET \/livez: /)],
  })
})
