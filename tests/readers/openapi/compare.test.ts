import { expect, test } from 'vitest'
import type { Operation } from '../../../src/model/index.ts'
import { compare, readContract } from '../../../src/readers/openapi/index.ts'
import { access, emptyBackend, operation, place, step } from '../../fixtures/backend.ts'

type Json = Readonly<Record<string, unknown>>

function against(document: Json, operations: readonly Operation[], schemas: Readonly<Record<string, Json>> = {}) {
  const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, ...document })
  const application = {
    id: 'app.main:app',
    title: 'Shop',
    version: '1',
    at: place(),
    mountPath: '',
    document: {},
    schemas,
    securitySchemes: {},
    middleware: [],
    published: true,
  }
  const backend = emptyBackend({ api: { applications: [application], operations, webSockets: [], mounts: [] } })
  return compare(readContract(new TextEncoder().encode(text), 'api.json'), backend)
}

const ok = { responses: { '200': { description: 'ok' } } }
const sentences = ({ operations }: ReturnType<typeof against>) =>
  operations.flatMap(({ id, differences }) => differences.map(({ kind, sentence }) => `${id}: ${kind}: ${sentence}`))

test('a contract that tells the truth differs in nothing', () => {
  const found = against({ paths: { '/items/{id}': { get: ok } } }, [operation('GET /items/{id}')])
  expect([found.operations, found.publishedOnly, found.recoveredOnly, found.schemas]).toEqual([[], [], [], []])
  expect(found.counts).toMatchObject({ published: 1, recovered: 1, shared: 1, same: 1 })
})

test('operations of one side only are told, with what the code has instead or needs for it', () => {
  const conditions = [{ text: 'settings.DEBUG', at: place() }]
  const found = against({ paths: { '/a': { get: ok, post: ok }, '/gone': { get: ok } } }, [
    operation('GET /a'),
    operation('GET /debug', { conditions }),
  ])
  expect(found.publishedOnly.map(({ sentence }) => sentence)).toEqual([
    'the contract has it, and the code has this path for GET only',
    'the contract has it, and the code has no such path',
  ])
  expect(found.recoveredOnly.map(({ sentence }) => sentence)).toEqual([
    'the code registers it, registered only when settings.DEBUG, and the contract does not have it',
  ])
})

test('names in braces, converters and the path of a server do not hide that operations are the same', () => {
  const found = against(
    {
      servers: [{ url: 'https://shop.example/api' }],
      paths: { '/files/{name}': { get: ok }, '/a/{key}': { get: ok } },
    },
    [operation('GET /api/files/{path:path}'), operation('GET /api/a/{id}')],
  )
  expect(found.counts.shared).toBe(2)
})

test('an operation kept out of the contract by the code, and yet in it, is told', () => {
  expect(sentences(against({ paths: { '/a': { get: ok } } }, [operation('GET /a', { published: false })]))).toEqual([
    'GET /a: operation: the contract has it, and the code keeps it out of the contract',
  ])
  expect(against({ paths: {} }, [operation('GET /a', { published: false })]).recoveredOnly).toEqual([])
})

test('parameters differ by being there, being required and their type', () => {
  const parameters = [
    { in: 'query', name: 'limit', schema: { type: 'integer' } },
    { in: 'query', name: 'sort', required: true, schema: { type: 'string', nullable: true } },
    { in: 'header', name: 'X-Trace', schema: { type: 'string' } },
    { in: 'query', name: 'old', schema: {} },
  ]
  const code = operation('GET /a', {
    parameters: [
      { in: 'query', name: 'limit', required: false, schema: { type: 'string' } },
      { in: 'query', name: 'sort', required: false, schema: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      { in: 'header', name: 'x-trace', required: false, schema: { type: 'string' } },
      { in: 'query', name: 'new', required: true, schema: {} },
    ],
  })
  expect(sentences(against({ paths: { '/a': { get: { ...ok, parameters } } } }, [code]))).toEqual([
    'GET /a: parameter: the contract has this parameter, and the code does not',
    'GET /a: parameter: it is integer in the contract and string in the code',
    'GET /a: parameter: it is required in the contract and optional in the code',
    'GET /a: parameter: the code asks for this required parameter, and the contract does not have it',
  ])
})

test('bodies differ by being there, their media types and being required; answers by their success codes', () => {
  const body = { required: true, content: { 'application/json': {} } }
  const paths = {
    '/a': { post: { requestBody: body, responses: { '201': {} } } },
    '/b': { post: { requestBody: body, ...ok } },
  }
  const form = { required: false, content: { 'multipart/form-data': {} } }
  expect(sentences(against({ paths }, [operation('POST /a'), operation('POST /b', { body: form })]))).toEqual([
    'POST /a: body: the contract has a body, and the code reads none',
    'POST /a: success: it succeeds with 201 in the contract and with 200 in the code',
    'POST /b: body: it is application/json in the contract and multipart/form-data in the code',
    'POST /b: body: it is required in the contract and optional in the code',
  ])
})

const bearer = [{ bearer: [] }]
const chain = [step('Depends(get_user)', 'app/security.py', 4), step('raises 401', 'app/security.py', 9)]
const enforced = access('enforced', { checks: [{ kind: 'authentication', status: 401, chain, condition: '' }] })

test('security that is promised and not enforced is told, at the handler', () => {
  const found = against({ paths: { '/a': { get: { ...ok, security: bearer } } } }, [
    operation('GET /a', { security: bearer, access: access('public') }),
  ])
  expect(sentences(found)).toEqual([
    'GET /a: unguarded: the contract asks for credentials, and nothing in the code does',
  ])
  expect(found.operations[0]?.differences[0]?.at.file).toBe('app/api.py')
})

test('security that is enforced and not promised is told, where it is enforced', () => {
  const found = against({ paths: { '/a': { get: ok } } }, [operation('GET /a', { access: enforced })])
  expect(sentences(found)).toEqual([
    'GET /a: undeclared: the contract asks for no credentials, and the code refuses callers without them (401)',
  ])
  expect(found.operations[0]?.differences[0]?.at).toEqual(place('app/security.py', 9))
})

test('what is optional in the contract, or unknown in the code, accuses nobody', () => {
  const optional = against({ paths: { '/a': { get: { ...ok, security: [{}, ...bearer] } } } }, [
    operation('GET /a', { security: [{}, ...bearer], access: enforced }),
  ])
  const unknown = against({ paths: { '/a': { get: { ...ok, security: bearer } } } }, [
    operation('GET /a', { security: bearer, access: access('unknown') }),
  ])
  expect([...sentences(optional), ...sentences(unknown)]).toEqual([])
  expect(unknown.counts.accessUnknown).toBe(1)
})

test('a condition and declared scopes are named', () => {
  const check = { kind: 'authentication' as const, status: 401, chain, condition: 'settings.AUTH' }
  const code = operation('GET /a', {
    security: [{ bearer: ['write'] }],
    access: access('conditional', { checks: [check] }),
  })
  expect(sentences(against({ security: [{ bearer: ['read'] }], paths: { '/a': { get: ok } } }, [code]))).toEqual([
    'GET /a: security: the contract declares bearer (read), and FastAPI would declare bearer (write)',
    'GET /a: unguarded: the contract asks for credentials, and the code does so only when settings.AUTH',
  ])
})

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answering = (name: string) => ({
  responses: [{ status: '200', description: 'ok', content: { 'application/json': reference(name) } }],
})
const answer = (name: string) => ({
  responses: { '200': { description: 'ok', content: { 'application/json': { schema: reference(name) } } } },
})

test('fields differ in the schema that has them, once for all operations that reach it', () => {
  const published = {
    Order: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, lines: { type: 'array', items: reference('Line') }, gone: {} },
    },
    Line: { type: 'object', properties: { price: { type: 'integer' }, order: reference('Order') } },
  }
  const recovered = {
    OrderOut: {
      type: 'object',
      properties: { id: { type: 'string' }, lines: { type: 'array', items: reference('Line') } },
    },
    Line: { type: 'object', properties: { price: { type: 'number' }, order: reference('OrderOut') } },
  }
  const paths = { '/a': { get: answer('Order') }, '/b': { get: answer('Order') } }
  const found = against(
    { paths, components: { schemas: published } },
    [operation('GET /a', answering('OrderOut')), operation('GET /b', answering('OrderOut'))],
    recovered,
  )
  expect(
    found.schemas.map(({ name, operations, differences }) => [
      name,
      operations,
      differences.map(({ subject, sentence }) => `${subject}: ${sentence}`),
    ]),
  ).toEqual([
    [
      'OrderOut',
      ['GET /a', 'GET /b'],
      [
        'OrderOut.gone: the contract has this field, and the code does not',
        'OrderOut.id: it is required in the contract and optional in the code',
      ],
    ],
    ['Line', ['GET /a', 'GET /b'], ['Line.price: it is integer in the contract and number in the code']],
  ])
})

test('circles of references, in either document, come to an end', () => {
  const circle = { A: { $ref: '#/components/schemas/A' }, B: { anyOf: [reference('B'), { type: 'string' }] } }
  const paths = { '/a': { get: answer('A') }, '/b': { get: answer('B') } }
  expect(() =>
    against(
      { paths, components: { schemas: circle } },
      [operation('GET /a', answering('A')), operation('GET /b', answering('B'))],
      circle,
    ),
  ).not.toThrow()
})

test('choices that double with every schema come to an end soon', () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `S${index}`,
      {
        anyOf: [
          reference(`S${index + 1}`),
          reference(`S${index + 1}`),
          { type: 'array', items: reference(`S${index + 1}`) },
        ],
      },
    ]),
  )
  const started = performance.now()
  against(
    { paths: { '/a': { get: answer('S0') } }, components: { schemas: doubling } },
    [operation('GET /a', answering('S0'))],
    doubling,
  )
  expect(performance.now() - started).toBeLessThan(15_000)
})

test('a type that could not be read in the code is no difference', () => {
  const paths = {
    '/a': { get: { ...answer('A'), parameters: [{ in: 'query', name: 'q', schema: { type: 'string' } }] } },
  }
  const code = operation('GET /a', {
    ...answering('A'),
    parameters: [{ in: 'query', name: 'q', required: false, schema: {} }],
  })
  const found = against(
    { paths, components: { schemas: { A: { type: 'object', properties: { x: { type: 'integer' } } } } } },
    [code],
    {
      A: { type: 'object', properties: { x: {} } },
    },
  )
  expect([sentences(found), found.schemas]).toEqual([[], []])
})
