import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Backend, Data } from '../../src/model/index.ts'
import { render } from '../../src/writers/ddl/index.ts'
import {
  bookshop,
  column,
  emptyBackend,
  foreignKey,
  id,
  index,
  largeBackend,
  place,
  table,
} from '../fixtures/backend.ts'

function backendWith(data: Partial<Data>): Backend {
  const empty = emptyBackend()
  return { ...empty, data: { ...empty.data, ...data } }
}

let postgres: PGlite
beforeAll(async () => {
  postgres = await PGlite.create()
})
afterAll(() => postgres.close())

/** Runs the DDL in a database of its own and asks the catalog. */
async function created(backend: Backend, ...questions: string[]): Promise<unknown[][]> {
  await postgres.exec('DROP SCHEMA IF EXISTS billing CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;')
  await postgres.exec(render(backend))
  const answers = []
  for (const question of questions)
    answers.push((await postgres.query(question, [], { rowMode: 'array' })).rows as unknown[])
  return answers
}

const constraints = `SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2`
const indexes = `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname`
const columns = `SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum) WHERE a.attnum > 0 AND a.attrelid = `

describe('the bookshop in Postgres', () => {
  test('has the columns, types and defaults of the models', async () => {
    const [books] = await created(bookshop(), `${columns}'books'::regclass ORDER BY a.attnum`)
    expect(books).toEqual([
      ['id', 'integer', true, "nextval('books_id_seq'::regclass)"],
      ['title', 'character varying(200)', true, null],
      ['isbn', 'character varying(13)', true, null],
      ['price', 'numeric(10,2)', true, null],
      ['stock', 'integer', true, '0'],
      ['author_id', 'integer', true, null],
      ['search', 'tsvector', false, "to_tsvector('simple'::regconfig, (title)::text)"],
      ['created_at', 'timestamp with time zone', true, 'now()'],
    ])
  })

  test('has its keys and checks, the circle between orders and invoices closed', async () => {
    const [found] = await created(bookshop(), constraints)
    expect(found).toContainEqual([
      'orders',
      'FOREIGN KEY (invoice_id) REFERENCES invoices(id) DEFERRABLE INITIALLY DEFERRED',
    ])
    expect(found).toContainEqual(['invoices', 'FOREIGN KEY (order_id) REFERENCES orders(id)'])
    expect(found).toContainEqual(['books', 'CHECK ((price >= (0)::numeric))'])
    expect(found).toContainEqual(['order_lines', 'PRIMARY KEY (order_id, book_id)'])
  })

  test('has its indexes, partial, ordered and on expressions', async () => {
    const [found] = await created(bookshop(), indexes)
    expect(found).toContainEqual([
      "CREATE INDEX ix_orders_open ON public.orders USING btree (user_id, created_at DESC) WHERE ((status)::text = 'open'::text)",
    ])
    expect(found).toContainEqual(['CREATE INDEX ix_books_search ON public.books USING gin (search)'])
    expect(found).toContainEqual([
      'CREATE INDEX ix_books_lower_title ON public.books USING btree (lower((title)::text))',
    ])
    expect(found).toContainEqual(['CREATE UNIQUE INDEX ix_users_email ON public.users USING btree (email)'])
  })

  test('keeps the comments, quotes and all', async () => {
    const [found] = await created(
      bookshop(),
      `SELECT col_description('books'::regclass, 2), obj_description('books'::regclass)`,
    )
    expect(found).toEqual([["The cover's title", 'Everything on sale']])
  })
})

test('reserved words, capitals and odd names are quoted as SQLAlchemy does', async () => {
  const odd = table(
    'order',
    [
      id,
      column('user', 'INTEGER'),
      column('createdAt', 'DATE'),
      column('say "hi"', 'TEXT'),
      column('plain_name', 'TEXT'),
    ],
    {
      indexes: [index('ix_odd', ['user', 'createdAt DESC', "coalesce(plain_name, '')", "plain_name || 'x'"])],
    },
  )
  const [found, names] = await created(
    backendWith({ tables: [odd] }),
    indexes,
    `SELECT attname FROM pg_attribute WHERE attrelid = '"order"'::regclass AND attnum > 0 ORDER BY attnum`,
  )
  expect(found?.[0]).toEqual([
    `CREATE INDEX ix_odd ON public."order" USING btree ("user", "createdAt" DESC, COALESCE(plain_name, ''::text), ((plain_name || 'x'::text)))`,
  ])
  expect(names).toEqual([['id'], ['user'], ['createdAt'], ['say "hi"'], ['plain_name']])
  expect(render(backendWith({ tables: [odd] }))).toContain('\tplain_name TEXT NOT NULL')
})

test('schemas, enums in them, sequences, identities and small serials', async () => {
  const numbers = table(
    'numbers',
    [
      column('id', 'SMALLINT', { autoincrement: true }),
      column('always', 'BIGINT', { identity: 'ALWAYS (START WITH 5)' }),
      column('by_default', 'INTEGER', { identity: '' }),
      column('ticket', 'INTEGER', { serverDefault: "nextval('billing.tickets')" }),
      column('state', 'billing."State"'),
      column('doubled', 'INTEGER', { computed: 'ticket * 2', nullable: true }),
    ],
    { id: 'billing.numbers', schema: 'billing' },
  )
  const backend = backendWith({
    tables: [numbers],
    sequences: [{ name: 'tickets', schema: 'billing', options: '' }],
    enums: [{ name: 'State', schema: 'billing', values: ['on', "it's"], at: place() }],
  })
  const [found] = await created(
    backend,
    `SELECT attname, format_type(atttypid, atttypmod), attidentity FROM pg_attribute WHERE attrelid = 'billing.numbers'::regclass AND attnum > 0 ORDER BY attnum`,
  )
  expect(found).toEqual([
    ['id', 'smallint', ''],
    ['always', 'bigint', 'a'],
    ['by_default', 'integer', 'd'],
    ['ticket', 'integer', ''],
    ['state', 'billing."State"', ''],
    ['doubled', 'integer', ''],
  ])
})

test('three tables in a circle, one of them referring to itself', async () => {
  const ring = (name: string, target: string) =>
    table(name, [id, column('next_id', 'INTEGER'), column('up_id', 'INTEGER')], {
      foreignKeys: [foreignKey('next_id', `${target}.id`), foreignKey('up_id', `${name}.id`)],
    })
  const [found] = await created(
    backendWith({ tables: [ring('a', 'b'), ring('b', 'c'), ring('c', 'a')] }),
    `SELECT count(*)::int FROM pg_constraint WHERE contype = 'f'`,
  )
  expect(found).toEqual([[6]])
})

test('a reference to a table nobody described is told and left out', async () => {
  const lonely = table('lonely', [id, column('x_id', 'INTEGER')], { foreignKeys: [foreignKey('x_id', 'elsewhere.id')] })
  await created(backendWith({ tables: [lonely] }))
  expect(render(backendWith({ tables: [lonely] }))).toContain(
    '-- (x_id) refers to elsewhere, which no model here describes',
  )
})

test('a table without columns, without key and with unknown types still runs', async () => {
  const bare = table('bare', [], { primaryKey: null })
  const vague = table('vague', [column('x', '')], { primaryKey: { name: null, columns: ['x'], options: '' } })
  await created(backendWith({ tables: [bare, vague] }))
  expect(render(emptyBackend())).toBe('-- no tables found\n')
})

test('extensions come before the types they bring', () => {
  const mails = table(
    'mails',
    [column('id', 'UUID', { serverDefault: 'uuid_generate_v4()' }), column('address', 'CITEXT')],
    { indexes: [index('ix', ['address gin_trgm_ops'], { using: 'gin' })] },
  )
  const text = render(backendWith({ tables: [mails] }))
  expect(text.split('\n').slice(0, 3)).toEqual([
    'CREATE EXTENSION IF NOT EXISTS citext;',
    'CREATE EXTENSION IF NOT EXISTS pg_trgm;',
    'CREATE EXTENSION IF NOT EXISTS "uuid-ossp";',
  ])
})

test('ninety-nine tables run', async () => {
  const [found] = await created(
    largeBackend({ operations: 0, tables: 99 }),
    `SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public'`,
  )
  expect(found).toEqual([[99]])
})

test('the whole of the bookshop', async () => {
  await expect(render(bookshop())).toMatchFileSnapshot('./__snapshots__/bookshop.sql')
})
