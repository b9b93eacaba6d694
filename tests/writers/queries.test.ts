import { describe, expect, it } from 'vitest'
import type { Statement } from '../../src/model/data.ts'
import { QueryWriter } from '../../src/writers/queries/index.ts'
import { column, foreignKey, id, statement, table } from '../fixtures/parts.ts'

const relationship = { secondary: null, loading: 'select', cascade: '', backPopulates: null, at: id.at }
const users = table('users', [id, column('email', 'VARCHAR'), column('deleted_at', 'TIMESTAMP WITH TIME ZONE')], {
  model: 'User',
  relationships: [{ ...relationship, name: 'orders', target: 'orders', many: true }],
})
const orders = table(
  'orders',
  [
    id,
    column('buyer_id', 'INTEGER'),
    column('status', 'order_status'),
    column('total', 'NUMERIC'),
    column('made_at', 'TIMESTAMP'),
  ],
  {
    foreignKeys: [foreignKey('buyer_id', 'users.id')],
    relationships: [{ ...relationship, name: 'buyer', target: 'users', many: false }],
  },
)
const tags = table('tags', [id, column('words', 'TEXT[]')])
const links = table('order_tags', [column('order_id', 'INTEGER'), column('tag_id', 'INTEGER')], {
  foreignKeys: [foreignKey('order_id', 'orders.id'), foreignKey('tag_id', 'tags.id')],
})
const other = table('notes', [id])
const writer = new QueryWriter(
  [users, orders, tags, links, other],
  [{ name: 'order_status', schema: null, values: ['open', 'paid'], at: id.at }],
)
type Filter = Statement['filters'][number]
const filter = (name: string, operator: string, more: Partial<Filter> = {}): Filter => ({
  column: name,
  operator,
  from: 'body',
  text: 'x',
  ...more,
})
const written = (verb: Statement['verb'], names: readonly string[], given: Partial<Statement> = {}) =>
  writer.render(statement(verb, names, { limited: 'no', ...given }))
const sql = (...given: Parameters<typeof written>): readonly string[] => {
  const rendered = written(...given)
  return rendered.kind === 'queries'
    ? rendered.queries.map((one) => one.sql)
    : [rendered.kind === 'adds' ? 'adds' : rendered.reason]
}
const remarks = (...given: Parameters<typeof written>): readonly string[] => {
  const rendered = written(...given)
  return rendered.kind === 'queries' ? rendered.queries.flatMap((one) => one.remarks) : []
}

describe('a statement is written down as SQL', () => {
  it('looks for parts of a text as SQLAlchemy does', () => {
    const where = (operator: string, more: Partial<Filter> = {}): string =>
      sql('select', ['users'], { filters: [filter('users.email', operator, more)] })[0]!.replace(/^.* WHERE /, '')
    expect(where('contains')).toBe("users.email LIKE '%' || $1 || '%'")
    expect(where('starts with')).toBe("users.email LIKE $1 || '%'")
    expect(where('contains', { through: 'lower' })).toBe("lower(users.email) LIKE '%' || lower($1) || '%'")
    expect(sql('select', ['tags'], { filters: [filter('tags.words', 'contains')] })[0]).toMatch(/words @> \$1$/)
  })

  it('with its values as parameters, and those that stand in the code as they are', () => {
    const filters = [
      filter('orders.buyer_id', '=='),
      filter('orders.status', '==', { from: 'constant', text: 'OrderStatus.PAID' }),
      filter('orders.total', '>', { from: 'constant', text: '10' }),
      filter('orders.made_at', 'is not', { from: 'constant', text: 'None' }),
    ]
    expect(sql('select', ['orders'], { filters, sort: ['made_at desc'], limit: 20, limited: 'yes' })).toEqual([
      `SELECT orders.* FROM orders WHERE orders.buyer_id = $1 AND orders.status = 'paid' AND orders.total > 10 AND orders.made_at IS NOT NULL ORDER BY orders.made_at DESC LIMIT 20`,
    ])
  })

  it('with OR and NOT as they stand in the code', () => {
    const filters = [
      filter('orders.made_at', '<', { within: ['any 1'] }),
      filter('orders.made_at', '==', { within: ['any 1', 'all 2'] }),
      filter('orders.id', '<', { within: ['any 1', 'all 2'] }),
      filter('users.deleted_at', 'is not', { from: 'constant', text: 'None', within: ['not 3'] }),
    ]
    expect(sql('select', ['orders'], { filters: filters.slice(0, 3) })).toEqual([
      'SELECT orders.* FROM orders WHERE (orders.made_at < $1 OR (orders.made_at = $2 AND orders.id < $3))',
    ])
    expect(sql('select', ['users'], { filters: filters.slice(3) })).toEqual([
      'SELECT users.* FROM users WHERE users.deleted_at IS NULL',
    ])
  })

  it('leaving an OR out of which one side is unknown, and saying so', () => {
    const filters = [
      filter('orders.id', '<', { within: ['any 1'] }),
      filter('f(x)', 'call', { within: ['any 1'], text: 'f(x)' }),
    ]
    expect(sql('select', ['orders'], { filters })).toEqual(['SELECT orders.* FROM orders'])
    expect(remarks('select', ['orders'], { filters })).toEqual(['left out, as it could not be read: f(x) call'])
  })

  it('leaving out what not every call asks for', () => {
    const filters = [filter('orders.buyer_id', '=='), filter('orders.status', '==', { within: ['sometimes'] })]
    expect(sql('select', ['orders'], { filters })).toEqual(['SELECT orders.* FROM orders WHERE orders.buyer_id = $1'])
    expect(remarks('select', ['orders'], { filters })).toEqual(['1 filter left out that not every call has'])
  })

  it('joined by the columns it compares, or by the only foreign key', () => {
    const on = filter('orders.buyer_id', '==', { from: 'column', to: 'users.id' })
    const joined = 'SELECT users.* FROM users, orders WHERE orders.buyer_id = users.id'
    expect(sql('select', ['users', 'orders'], { filters: [on] })).toEqual([joined])
    expect(sql('select', ['users', 'orders'])).toEqual([joined])
    expect(sql('select', ['orders', 'tags'])).toEqual([
      'SELECT orders.* FROM orders, tags, order_tags WHERE order_tags.tag_id = tags.id AND order_tags.order_id = orders.id',
    ])
    expect(sql('select', ['orders', 'notes'])).toEqual(['how its tables are joined is not known'])
  })

  it('where the key of an object that was loaded is a value like any other', () => {
    const filters = [filter('orders.buyer_id', '==', { from: 'column', to: 'users.id' })]
    expect(sql('select', ['orders'], { filters })).toEqual(['SELECT orders.* FROM orders WHERE orders.buyer_id = $1'])
  })

  it('counting what it counts, without order', () => {
    expect(
      sql('select', ['orders'], { aggregate: true, limited: 'yes', sort: ['id'], loads: ['buyer joined'] }),
    ).toEqual(['SELECT count(*) FROM orders'])
  })

  it('with what it loads along: one row joined, many asked for by their keys', () => {
    expect(sql('select', ['orders'], { loads: ['buyer joined'], limit: 5, limited: 'yes' })).toEqual([
      'SELECT * FROM (SELECT orders.* FROM orders LIMIT 5) AS orders LEFT JOIN users ON orders.buyer_id = users.id',
    ])
    expect(sql('select', ['users'], { loads: ['orders selectin'] })).toEqual([
      'SELECT users.* FROM users',
      'SELECT * FROM orders WHERE orders.buyer_id = ANY($1)',
    ])
    expect(sql('select', ['users'], { loads: ['buyer lazy'] })).toEqual(['SELECT * FROM users WHERE users.id = $1'])
  })

  it('changing an object by its key, and rows by what finds them', () => {
    expect(sql('update', ['users'])).toEqual(['UPDATE users SET email = $2 WHERE users.id = $1'])
    expect(sql('delete', ['orders'], { filters: [filter('orders.buyer_id', 'in')] })).toEqual([
      'DELETE FROM orders WHERE orders.buyer_id = ANY($1)',
    ])
    expect(sql('insert', ['orders'])).toEqual(['adds'])
  })

  it('as it is, when it is SQL, with the parameters of the server', () => {
    const raw = (text: string) => sql('raw', ['users'], { sql: text })
    expect(raw("SELECT * FROM users WHERE id = :id OR email = :mail OR id = :id AND x = ':no'")).toEqual([
      "SELECT * FROM users WHERE id = $1 OR email = $2 OR id = $1 AND x = ':no'",
    ])
    expect(raw('SELECT id::text FROM users WHERE id = %(id)s')).toEqual(['SELECT id::text FROM users WHERE id = $1'])
    expect(raw("SELECT * FROM users WHERE x = '{name}'")).toEqual(['its text is put together when it runs'])
    expect(raw('SET LOCAL TIME ZONE 1')).toEqual(['it asks for no rows'])
  })

  it('or not, when a table is in no model', () => {
    expect(sql('select', ['ghosts'])).toEqual(['its table is in no model'])
    expect(sql('select', [])).toEqual(['its table is not known'])
  })
})
