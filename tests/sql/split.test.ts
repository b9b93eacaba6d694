import { expect, test } from 'vitest'
import { splitScript } from '../../src/sql/split.ts'

const texts = (script: string) => splitScript(script).map(({ kind, text }) => `${kind}: ${text.trim()}`)

test.each([
  ['quotes', `SELECT ';', "a;b", E'\\';'; SELECT 2`, [`statement: SELECT ';', "a;b", E'\\';'`, 'statement: SELECT 2']],
  ['a quote in a quote', `SELECT 'it''s;'; SELECT 2`, [`statement: SELECT 'it''s;'`, 'statement: SELECT 2']],
  ['dollars', 'SELECT $a$ ; $$ ; $a$; SELECT $1', ['statement: SELECT $a$ ; $$ ; $a$', 'statement: SELECT $1']],
  [
    'comments',
    'SELECT 1 -- a;b\n; /* ; /* ; */ ; */ SELECT 2;',
    ['statement: SELECT 1 -- a;b', 'statement: /* ; /* ; */ ; */ SELECT 2'],
  ],
  [
    'rules in brackets',
    'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3',
    ['statement: CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)', 'statement: SELECT 3'],
  ],
  [
    'a body',
    'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3',
    [
      'statement: CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END',
      'statement: SELECT 3',
    ],
  ],
  [
    'BEGIN alone',
    'BEGIN; SELECT 1; END; SELECT 2',
    ['statement: BEGIN', 'statement: SELECT 1', 'statement: END', 'statement: SELECT 2'],
  ],
  [
    'the terminal',
    '\\connect shop\nSELECT 1;\n-- words\n\\echo done',
    ['psql: \\connect shop', 'statement: SELECT 1', 'psql: \\echo done'],
  ],
  [
    'rows',
    'COPY t (a) FROM stdin;\n1;2\n\\N\n\\.\nSELECT 1;',
    ['statement: COPY t (a) FROM stdin', 'rows: 1;2\n\\N\n\\.', 'statement: SELECT 1'],
  ],
  ['what is never closed', "SELECT 1; SELECT 'a; SELECT 2", ['statement: SELECT 1', "statement: SELECT 'a; SELECT 2"]],
])('%s', (_, script, expected) => {
  expect(texts(script)).toEqual(expected)
})

test('a closing bracket too many does not hide the rest', () => {
  expect(texts('SELECT 1); SELECT (2; SELECT 3')).toEqual(['statement: SELECT 1)', 'statement: SELECT (2; SELECT 3'])
})

test('a megabyte of anything is read in no time', () => {
  for (const part of ["'", '"', '$$', '(', '/*', '\\', 'begin atomic ', "E'\\\\", 'a', 'a\\', ';', '-- \n'])
    expect(splitScript(part.repeat(1_000_000 / part.length)).length).toBeGreaterThanOrEqual(0)
})
