import { expect, test } from 'vitest'
import { readFolder } from '../../src/flows/read-folder.ts'
import type { JsonSchema } from '../../src/model/index.ts'
import { silent } from '../../src/kernel/progress.ts'
import { requestPath } from '../../src/proving/access/path.ts'
import { trialsOf } from '../../src/proving/access/matrix.ts'
import { fixture } from './parcels.ts'

const backend = readFolder({ directory: fixture, entries: [], environment: {}, needs: [] }, silent)

test('every caller is tried on what the code guards, and on what needs another role', async () => {
  const callers = [
    { name: 'ann', role: 'clerk', headers: { a: 'b' }, login: null },
    { name: 'bea', role: 'is_admin', headers: {}, login: null },
    { name: 'robot', role: null, headers: {}, login: null },
  ]
  const trials = trialsOf((await backend).api.operations, callers)
  expect(trials.map(({ id, operations }) => [id, operations.map((one) => one.id).join(', ')])).toEqual([
    ['access/without-credentials', 'GET /clerks, GET /parcels, POST /parcels'],
    ['access/public', 'GET /livez'],
    ['access/ann', 'GET /clerks, GET /parcels'],
    ['access/ann/above', 'GET /clerks'],
    ['access/bea', 'GET /clerks, GET /parcels'],
    ['access/bea/above', ''],
    ['access/robot', 'GET /clerks, GET /parcels'],
    ['access/robot/above', ''],
  ])
  const allows = (id: string, status: number) => trials.find((one) => one.id === id)?.holds(status)
  expect([401, 403, 200, 404, 422, 500].filter((one) => allows('access/without-credentials', one))).toEqual([401, 403])
  expect([401, 403, 200, 404].filter((one) => allows('access/public', one))).toEqual([200, 404])
  expect([401, 403, 200].filter((one) => allows('access/ann', one))).toEqual([403, 200])
  expect([401, 403, 200].filter((one) => allows('access/ann/above', one))).toEqual([401, 403])
})

const parameter = (name: string, schema: JsonSchema) => ({ in: 'path', name, required: true, schema }) as const

test.each([
  ['/a/{id}', { type: 'string', format: 'uuid' }, '/a/00000000-0000-4000-8000-000000000000'],
  ['/a/{id}/b', { type: 'integer' }, '/a/999999999/b'],
  ['/a/{id:path}', { type: 'string' }, '/a/nobody'],
  ['/a/{id}', { enum: ['x/y', 'z'] }, '/a/x%2Fy'],
  ['/a/{id}', { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] }, '/a/2000-01-01'],
])('%s of %j leads to %s', (path, schema, expected) => {
  expect(requestPath({ path, parameters: [parameter('id', schema)] })).toBe(expected)
})
