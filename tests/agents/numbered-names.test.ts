import { expect, test } from 'vitest'
import { Witness } from '../../src/agents/evidence/check.ts'
import { entry } from './claims/things.ts'

const answered = entry('T1', 'look', {
  operations: [{ operation: 'GET /api/v1/items/{id}', at: 'app/items.py:14' }],
  settings: [
    { setting: 'API_V1_STR', default: '"/api/v1"', at: 'app/config.py:3' },
    { setting: 'FRONTEND', default: '"http://localhost:5173"', at: 'app/config.py:4' },
    { setting: 'ALGORITHM', default: '"HS256"', at: 'app/config.py:5' },
  ],
})
const struck = (text: string): readonly string[] =>
  new Witness([answered], 'How is it set up?').check(text).struck.map(({ why }) => why)

test.each([
  'See app/items.py:14 for `GET /api/v1/items/{id}`.',
  'Everything is below `/api/v1`.',
  'See app/config.py:3 for `API_V1_STR`.',
  'The pages are at http://localhost:5173.',
  'Tokens are signed with "HS256".',
])('a name with a number in it stays where a tool said it: %s', (text) => expect(struck(text)).toEqual([]))

test('what is no path, no address, no name of code and in no quotation marks is no claim', () =>
  expect(struck('Sign with HS512; p95 of HTTP/2 is no address.')).toEqual([]))

test.each([
  ['See app/items.py:14 for `GET /api/v2/items/{id}`.', '/api/v2/items/{id}'],
  ['Everything is below `/api/v10`.', '/api/v10'],
  ['Everything is below `/api/v`, or `/v1/api`.', '/v1/api'],
  ['See app/config.py:3 for `API_V2_STR`.', 'API_V2_STR'],
  ['The pages are at http://localhost:5174.', 'http://localhost:5174'],
  ['Tokens are signed with "HS257".', 'HS257'],
])('and is taken out where none did: %s', (text, name) =>
  expect(struck(text)).toEqual([`${name}: no tool answered this text`]),
)
