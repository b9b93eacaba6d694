import { expect, test } from 'vitest'
import type { JsonSchema, Operation } from '../../src/model/index.ts'
import { resourceNamed } from '../../src/proving/attacks/surface/resources.ts'
import { type Surface, surfaceOf } from '../../src/proving/attacks/surface/surface.ts'
import { shown } from '../../src/proving/attacks/wire/shown.ts'
import { tokenIn } from '../../src/proving/attacks/world/mails.ts'
import { access, emptyBackend, operation } from '../fixtures/parts.ts'

function takes(line: string, members: readonly string[], secured = false, type = 'application/json'): Operation {
  const properties = Object.fromEntries(members.map((name): [string, JsonSchema] => [name, { type: 'string' }]))
  return operation(line, {
    access: access(secured ? 'enforced' : 'public'),
    body: members.length === 0 ? null : { required: true, content: { [type]: { type: 'object', properties } } },
  })
}

const surfaceWith = (operations: readonly Operation[]): Surface =>
  surfaceOf(emptyBackend({ api: { applications: [], operations, webSockets: [], mounts: [] } }), false)

const found = (operations: readonly Operation[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(surfaceWith(operations).accounts).flatMap(([name, one]) => (one === null ? [] : [[name, one.id]])),
  )

test('a link that signs in is asked for and followed, and neither is taken for a password', () => {
  expect(
    found([
      takes('POST /api/v1/auth/link', ['email']),
      takes('POST /api/v1/auth/login', ['token']),
      takes('POST /api/v1/auth/refresh', ['refresh_token']),
    ]),
  ).toEqual({
    askForLink: 'POST /api/v1/auth/link',
    followLink: 'POST /api/v1/auth/login',
    refresh: 'POST /api/v1/auth/refresh',
  })
})

test('the operations accounts live by are recognised by what they are called and take', () => {
  const form = 'application/x-www-form-urlencoded'
  expect(
    found([
      takes('POST /api/v1/login/access-token', ['username', 'password', 'grant_type'], false, form),
      takes('POST /api/v1/password-recovery/{email}', []),
      takes('POST /api/v1/reset-password/', ['token', 'new_password']),
      takes('POST /api/v1/users/', ['email', 'password'], true),
      takes('POST /api/v1/users/signup', ['email', 'password', 'full_name']),
      takes('PATCH /api/v1/users/me/password', ['current_password', 'new_password'], true),
      takes('GET /api/v1/users/me', [], true),
      takes('DELETE /api/v1/users/me', [], true),
      takes('PATCH /api/v1/users/{user_id}', ['is_active'], true),
    ]),
  ).toEqual({
    login: 'POST /api/v1/login/access-token',
    forgot: 'POST /api/v1/password-recovery/{email}',
    reset: 'POST /api/v1/reset-password/',
    createUser: 'POST /api/v1/users/',
    signUp: 'POST /api/v1/users/signup',
    changePassword: 'PATCH /api/v1/users/me/password',
    me: 'GET /api/v1/users/me',
    deleteMe: 'DELETE /api/v1/users/me',
    changeUser: 'PATCH /api/v1/users/{user_id}',
  })
})

test('other names for the same are recognised too', () => {
  expect(
    found([
      takes('POST /auth/sign-in', ['email', 'password']),
      takes('POST /auth/sign-up', ['email', 'password']),
      takes('POST /auth/token/refresh', ['refresh_token']),
      takes('POST /auth/sign-out', [], true),
      takes('POST /auth/forgot-password', ['email']),
      takes('POST /auth/reset-password', ['token', 'password']),
      takes('POST /auth/verify-email', ['token']),
    ]),
  ).toEqual({
    login: 'POST /auth/sign-in',
    signUp: 'POST /auth/sign-up',
    refresh: 'POST /auth/token/refresh',
    logout: 'POST /auth/sign-out',
    forgot: 'POST /auth/forgot-password',
    reset: 'POST /auth/reset-password',
    verify: 'POST /auth/verify-email',
  })
})

test('rows are found by their collections, and references by the names of these', () => {
  const { resources } = surfaceWith([
    takes('POST /projects', ['name'], true),
    takes('GET /projects/{project_id}', [], true),
    takes('POST /projects/{project_id}/tasks/', ['title'], true),
    takes('GET /projects/{project_id}/tasks/{task_id}', [], true),
    takes('DELETE /projects/{project_id}/tasks/{task_id}', [], true),
    takes('POST /categories', ['name'], true),
    takes('GET /categories', [], true),
  ])
  expect(resources.map(({ collection, onRow }) => `${collection} ${onRow.length}`).sort()).toEqual([
    '/categories 0',
    '/projects 2',
    '/projects/{project_id}/tasks 2',
  ])
  expect(resourceNamed(resources, 'category_id')?.collection).toBe('/categories')
  expect(resourceNamed(resources, 'task_id')?.collection).toBe('/projects/{project_id}/tasks')
  expect(resourceNamed(resources, 'invoice_id')).toBeUndefined()
})

test('evidence shows no token and no password in whole', () => {
  expect(shown('{"access_token":"abcdefghijkl","password": "correct horse"}')).toBe(
    '{"access_token":"abcd…","password": "corr…"}',
  )
  expect(shown('Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl')).toBe('Bearer eyJhbG…')
  expect(shown('username=a&password=secret12&grant_type=password')).toBe('username=a&password=…&grant_type=password')
  expect(shown('a\u0000b\r\n')).toBe('a\\x00b\\x0d\\x0a')
})

test('the token of a mail is what its link hands over', () => {
  expect(tokenIn('To: a@b.de\r\n\r\nhttps://shop.example/reset?token=ABcd12_-x\r\n')).toBe('ABcd12_-x')
  expect(tokenIn('To: a@b.de\r\n\r\nYour code:\r\n0123456789abcdef0123456789\r\n')).toBe('0123456789abcdef0123456789')
  expect(tokenIn('To: a@b.de\r\n\r\nGood morning.\r\n')).toBeNull()
})
