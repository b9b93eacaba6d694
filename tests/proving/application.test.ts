import { createHmac } from 'node:crypto'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { StatedPrincipal } from '../../src/model/index.ts'
import { admit, tokenIn } from '../../src/proving/application/principals.ts'
import { signingOf } from '../../src/proving/application/signing.ts'
import { answers } from '../../src/proving/application/ready.ts'
import { prefixesOf } from '../../src/proving/contract.ts'

/** A server of this process; gives where it is. */
async function serving(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const always = () => true

test('an application is there once it answers without an error of its own', async () => {
  let asked = 0
  const url = await serving(
    createServer((request, response) => {
      response.statusCode = request.url === '/health' ? ((asked += 1) < 3 ? 503 : 200) : 404
      response.end()
    }),
  )
  expect(await answers(url, ['/readyz', '/health'], always, 10)).toBe(true)
  expect(asked).toBe(3)
})

test('one that has none of the usual paths is there, and one that lacks the stated path is not', async () => {
  const url = await serving(
    createServer((_, response) => {
      response.statusCode = 404
      response.end()
    }),
  )
  expect(await answers(url, ['/readyz', '/docs'], always, 10)).toBe(true)
  expect(await answers(url, ['/up'], always, 1)).toBe(false)
})

test('whoever has ended is not waited for', async () => {
  expect(await answers('http://127.0.0.1:9', ['/'], () => false, 60)).toBe(false)
})

const NOBODY: StatedPrincipal = { name: 'ann', role: null, headers: {}, signUp: null, login: null }

test('callers sign up, log in and are known by token, cookie or headers; who is refused is told', async () => {
  const seen: string[] = []
  const url = await serving(
    createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (data: string) => (body += data))
      request.on('end', () => {
        seen.push(`${request.method} ${request.url} ${body}`)
        response.statusCode = request.url === '/closed' ? 401 : 200
        response.setHeader('set-cookie', ['session=1; HttpOnly', 'csrf=2'])
        response.end('{"data": {"token": "abc"}}')
      })
    }),
  )
  const login = (path: string, token: string) => ({ path, method: 'POST', token, body: { form: { name: 'a b' } } })
  const signUp = { path: '/users', method: 'PUT', body: { json: { age: 3 } } }
  const { principals, refused } = await admit(url, [
    { ...NOBODY, role: 'clerk', signUp, login: login('/in', 'data.token') },
    { ...NOBODY, name: 'bea', login: login('/in', '') },
    { ...NOBODY, name: 'robot', headers: { 'x-api-key': 'k' } },
    { ...NOBODY, name: 'cid', login: login('/closed', 'data.token') },
    { ...NOBODY, name: 'dan', login: login('/in', 'token') },
  ])
  expect(principals.map(({ name, role, headers }) => [name, role, headers])).toEqual([
    ['ann', 'clerk', { authorization: 'Bearer abc' }],
    ['bea', null, { cookie: 'session=1; csrf=2' }],
    ['robot', null, { 'x-api-key': 'k' }],
  ])
  expect(refused).toEqual([
    'cid: POST /closed answers 401 {"data": {"token": "abc"}}',
    'dan: the answer of POST /in holds no token',
  ])
  expect(seen.slice(0, 2)).toEqual(['PUT /users {"age":3}', 'POST /in name=a+b'])
})

test('what signs a token is found among what the application was told', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (key: string) => {
    const text = `${part({ alg: 'HS256' })}.${part({ sub: 'ann' })}`
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }
  const ann = (bearer: string) => ({
    name: 'ann',
    role: null,
    headers: { Authorization: `Bearer ${bearer}` },
    login: null,
  })
  const environment = { DEPOT: 'Hall 3', SECRET_KEY: 'a secret' }
  expect(signingOf([ann(token('a secret'))], environment)).toEqual({ algorithm: 'HS256', key: 'a secret' })
  expect(signingOf([ann(token('another'))], environment)).toBeNull()
  expect(signingOf([ann('opaque'), { ...ann(''), headers: {} }], environment)).toBeNull()
})

test.each([
  ['{"a": {"b": "c"}}', 'a.b', 'c'],
  ['{"a": 3}', 'a', null],
  ['nothing', 'a', null],
])('%s holds at %s %s', (text, way, token) => {
  expect(tokenIn(text, way)).toBe(token)
})

test('a contract is looked for at the root, and below what most paths begin with', () => {
  expect(prefixesOf(['/api/v1/items', '/api/v1/items/{id}', '/api/v1/users/{id}/mails', '/livez'])).toEqual([
    '',
    '/api',
    '/api/v1',
    '/api/v1/items',
    '/api/v1/users',
  ])
})
