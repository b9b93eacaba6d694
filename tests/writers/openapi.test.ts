import { describe, expect, test } from 'vitest'
import type { Backend, Operation } from '../../src/model/index.ts'
import { openApiDocument, render } from '../../src/writers/openapi/index.ts'
import { access, bookshop, emptyBackend, operation } from '../fixtures/backend.ts'

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
} & Readonly<Record<string, unknown>>

function documentOf(...operations: Operation[]): Document {
  const backend: Backend = { ...bookshop(), api: { ...bookshop().api, operations } }
  return openApiDocument(backend) as Document
}

describe('the recovered contract', () => {
  test('has the keys of FastAPI in their order', () => {
    expect(Object.keys(openApiDocument(bookshop()))).toEqual(['openapi', 'info', 'paths', 'components', 'tags'])
  })

  test('has paths in order of registration, and only what is published by the main application', () => {
    const document = documentOf(
      operation('GET /z'),
      operation('GET /a'),
      operation('GET /secret', { published: false }),
      operation('GET /other', { application: 'admin:app' }),
    )
    expect(Object.keys(document.paths)).toEqual(['/z', '/a'])
  })

  test('lets a later operation on the same path and method win, at the place of the first', () => {
    const first = operation('GET /a', { openapi: { operationId: 'first' } })
    const document = documentOf(
      first,
      operation('GET /b'),
      operation('POST /a'),
      operation('GET /a', { openapi: { operationId: 'second' } }),
    )
    expect(Object.keys(document.paths)).toEqual(['/a', '/b'])
    expect(Object.keys(document.paths['/a'] ?? {})).toEqual(['get', 'post'])
    expect(document.paths['/a']?.['get']?.['operationId']).toBe('second')
  })

  test('says what is enforced in x-access, and leaves security as FastAPI publishes it', () => {
    const guarded = operation('GET /a', {
      access: access('enforced', { roles: ['admin'], scopes: ['a:read'] }),
      openapi: { security: [{ HTTPBearer: [] }] },
    })
    expect(documentOf(guarded).paths['/a']?.['get']).toEqual({
      security: [{ HTTPBearer: [] }],
      'x-access': { state: 'enforced', roles: ['admin'], scopes: ['a:read'], credentials: ['bearer'] },
    })
  })

  test('sorts schemas by code point', () => {
    const components = openApiDocument(bookshop())['components'] as Readonly<Record<string, object>>
    expect(Object.keys(components)).toEqual(['schemas', 'securitySchemes'])
    expect(Object.keys(components['schemas'] ?? {}).slice(0, 3)).toEqual(['Body_login', 'BookIn', 'BookOut'])
  })

  test('writes path converters as FastAPI does', () => {
    expect(Object.keys(documentOf(operation('GET /files/{name:path}')).paths)).toEqual(['/files/{name}'])
  })
})

test('without an application there is an empty, valid document', () => {
  expect(JSON.parse(render(emptyBackend()))).toEqual({
    openapi: '3.1.0',
    info: { title: 'empty', version: '0.0.0' },
    paths: {},
  })
})
