import { expect, test } from 'vitest'
import { Witness } from '../../src/agents/evidence/check.ts'
import { entry } from './claims/things.ts'

const operations = ['GET /books', 'POST /books', 'GET /books/{id}']
const answered = entry('T1', 'look', {
  documents: [
    { decision: '1. SQLModel for tables and schemas', at: 'docs/adr/0001-sqlmodel.md:1', rules: 3 },
    { guide: 'How filters of lists are named and bound in this API', at: 'docs/filters.md:1', rules: 11 },
    { guide: 'Everything else there is to know', at: 'docs/else.md:1', rules: 246 },
  ],
  domains: [
    { about: 'domain', name: 'operations', operations: 1 },
    { about: 'domain', name: 'books', operations: 20 },
    { about: 'domain', name: 'openapi.json', operations: 2 },
  ],
  counts: { operations: 23 },
  settings: [
    { setting: 'BASE_URL', default: '"http://localhost:30000"', at: 'app/config.py:3' },
    { setting: 'FRONTEND', default: '"http://localhost:30001"', at: 'app/config.py:4' },
    { setting: 'AUTHENTICATION_PROVIDER_OF_THE_LOAD_BALANCER_PUBLIC_KEY_CACHE_IN_SECONDS', default: '300' },
  ],
  tables: [
    { table: 'book', readBy: operations, writtenBy: operations.slice(1), at: 'app/books.py:3' },
    { table: 'person', readBy: operations.slice(2), writtenBy: operations.slice(0, 1), at: 'app/people.py:5' },
  ],
  findings: [
    { rule: 'api/limit', at: ['app/books.py:9', 'app/books.py:19', 'app/books.py:29', 'and 4 more'] },
    { rule: 'api/offset', at: ['app/books.py:9'], fingerprint: 'dc624951ec674d35-2' },
  ],
})
const struck = (text: string): readonly string[] =>
  new Witness([answered], 'How is it made?').check(text).struck.map(({ why }) => why)

test.each([
  'See docs/adr/0001-sqlmodel.md:1 for `1. SQLModel for tables and schemas`.',
  '**1. SQLModel for tables and schemas** has 3 rules.',
  '`How filters of lists are named and bound in this API` has 11 rules.',
  '`operations` has 1 operation.',
  'There are 23 operations.',
  '`openapi.json` has 2 operations.',
  'The default of `BASE_URL` is `"http://localhost:30000"`.',
  'The default of `AUTHENTICATION_PROVIDER_OF_THE_LOAD_BALANCER_PUBLIC_KEY_CACHE_IN_SECONDS` is `300`.',
  '`book` has 3 readBy.',
  '`book` is read by 3 operations and written by 2.',
  '`api/limit` has 7 places.',
  'The fingerprint of `api/offset` is `dc624951ec674d35-2`.',
])('what a tool said stays: %s', (text) => expect(struck(text)).toEqual([]))

test.each([
  '`1. SQLModel for tables and schemas` has 11 rules.',
  '`How filters of lists are named and bound in this API` has 246 rules.',
  '`operations` has 20 operations.',
  '`books` has 1 operation.',
  '`openapi.json` has 20 operations.',
  'The default of `BASE_URL` is `"http://localhost:30001"`.',
  'The default of `AUTHENTICATION_PROVIDER_OF_THE_LOAD_BALANCER_PUBLIC_KEY_CACHE_IN_SECONDS` is `301`.',
  '`book` is read by 2 operations.',
  '`person` is read by 3 operations.',
  '`api/limit` has 4 places.',
  'The fingerprint of `api/offset` is `dc624951ec674d35-3`.',
  'See app/openapi.json:3 for it.',
])('and what it said of something else does not: %s', (text) => expect(struck(text)).toHaveLength(1))
