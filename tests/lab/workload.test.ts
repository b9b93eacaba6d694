import { describe, expect, it } from 'vitest'
import { indexName } from '../../src/lab/workload/candidates.ts'
import { evenScale, resized, statedScale } from '../../src/lab/workload/scale.ts'
import { searchesOf } from '../../src/lab/workload/search.ts'
import type { TwinSchema, TwinTable } from '../../src/lab/twin/schema.ts'
import { loadSql } from '../../src/sql/parser.ts'

const table = (name: string, ...parents: readonly string[]): TwinTable => ({
  oid: 0,
  schema: 'public',
  name,
  path: '',
  columns: [],
  indexes: [],
  foreignKeys: parents.map((parent) => ({
    name: '',
    columns: [`${parent}_id`],
    references: `public.${parent}`,
    referenced: ['id'],
    onDelete: 'a',
  })),
})
const schema: TwinSchema = {
  tables: [
    table('people', 'people'),
    table('orders', 'people'),
    table('lines', 'orders', 'books'),
    table('books'),
    table('settings'),
  ],
}

describe('tables are scaled', () => {
  it('so that what is referred to has a tenth of the rows', () => {
    const rows = [...evenScale(schema, 1e9)].map(([name, one]) => `${name.slice(7)} ${one.rows}`)
    expect(rows).toEqual([
      'people 10000000',
      'orders 100000000',
      'lines 1000000000',
      'books 100000000',
      'settings 1000000000',
    ])
  })

  it('from what is stated: parents fewer, children as many, the rest a default', () => {
    const scale = statedScale(schema, new Map([['public.orders', 1e9]]))
    expect([...scale].map(([name, one]) => `${name.slice(7)} ${one.rows}: ${one.because}`)).toEqual([
      'orders 1000000000: stated',
      'people 100000000: a tenth of orders',
      'lines 1000000000: as many as orders',
      'books 100000000: a tenth of lines',
      'settings 10000: nothing stated has to do with it',
    ])
    expect(resized(scale, 1e-6).get('public.orders')).toBe(1000)
    expect(resized(scale, 1e-6).get('public.settings')).toBe(10)
  })
})

describe('a query tells what an index could be made of', () => {
  it('by what all of its rows must meet', async () => {
    const sql = await loadSql()
    const query = `SELECT * FROM orders WHERE buyer_id = $1 AND made_at > $2 AND deleted_at IS NULL AND (a = 1 OR b = 2) ORDER BY made_at DESC LIMIT 5`
    expect(searchesOf(query, sql)).toEqual([
      {
        table: 'orders',
        equal: ['"buyer_id"'],
        range: ['"made_at"'],
        missing: ['"deleted_at"'],
        sort: [{ column: '"made_at"', descending: true }],
        within: [],
      },
    ])
  })

  it('table by table, with functions and operators', async () => {
    const sql = await loadSql()
    const query = `SELECT * FROM a, b WHERE a.id = b.a_id AND lower(b.email) = $1 AND b.name LIKE $2`
    expect(searchesOf(query, sql).map(({ table: name, equal, within }) => [name, equal, within])).toEqual([
      ['a', ['"id"'], []],
      ['b', ['"a_id"', 'lower("email")'], [{ column: '"name"', operator: '~~' }]],
    ])
  })
})

it('the name of an index is never cut by the server', () => {
  const long = {
    table: table('a_table_with_quite_a_long_name'),
    keys: ['"another_long_column"', '"and_one_more_column" DESC'],
    using: 'btree',
    where: null,
  }
  expect(indexName(long)).toHaveLength(63)
  expect(indexName({ ...long, keys: ['"x"', 'lower("y")'] })).toBe('ix_a_table_with_quite_a_long_name_x_lower_y')
})
