import { describe, expect, test } from 'vitest'
import {
  changesData,
  countAccess,
  count,
  creationOrder,
  domainsOf,
  missingSettings,
  tableClusters,
  tablesUsed,
  unresolvedGroups,
} from '../../src/model/queries/index.ts'
import {
  bookshop,
  emptyBackend,
  foreignKey,
  id,
  largeBackend,
  operation,
  statement,
  table,
} from '../fixtures/backend.ts'

function backendWith(...operations: ReturnType<typeof operation>[]) {
  const empty = emptyBackend()
  return { ...empty, api: { ...empty.api, operations } }
}

describe('domains', () => {
  test('come from tags, and from paths where there are none', () => {
    const domains = domainsOf(
      backendWith(
        operation('GET /a', { tags: ['billing'] }),
        operation('GET /api/v1/users/{id}'),
        operation('GET /{org}'),
      ),
    )
    expect(domains.map((domain) => domain.name)).toEqual(['billing', 'users', 'root'])
  })

  test('ignore a tag that most operations carry', () => {
    const operations = Array.from({ length: 20 }, (_, index) =>
      operation(`GET /x${index}`, { tags: ['v1', index < 10 ? 'left' : 'right'] }),
    )
    expect(domainsOf(backendWith(...operations)).map((domain) => domain.name)).toEqual(['left', 'right'])
  })

  test('know what their paths share, in whole segments', () => {
    const [domain] = domainsOf(
      backendWith(
        operation('GET /api/orders', { tags: ['o'] }),
        operation('GET /api/orders/{id}', { tags: ['o'] }),
        operation('GET /api/orders-old', { tags: ['o'] }),
      ),
    )
    expect(domain?.prefix).toBe('/api')
  })

  test('hold every operation exactly once', () => {
    const backend = largeBackend({ operations: 300, tables: 40 })
    expect(
      domainsOf(backend)
        .flatMap((domain) => domain.operations.map((each) => each.id))
        .sort(),
    ).toEqual(backend.api.operations.map((each) => each.id).sort())
  })
})

describe('table clusters', () => {
  test('hold every table exactly once and never too many', () => {
    const backend = largeBackend({ operations: 600, tables: 99 })
    const clusters = tableClusters(backend)
    expect(clusters.flatMap((cluster) => cluster.tables.map((each) => each.id)).sort()).toEqual(
      backend.data.tables.map((each) => each.id).sort(),
    )
    expect(Math.max(...clusters.map((cluster) => cluster.tables.length))).toBeLessThanOrEqual(14)
    expect(clusters.length).toBeLessThan(25)
  })

  test('do not melt into one around a table that everything refers to', () => {
    const hub = table('tenants', [id])
    const pair = (name: string) => [
      table(name, [id], { foreignKeys: [foreignKey('tenant_id', 'tenants.id')] }),
      table(`${name}_lines`, [id], {
        foreignKeys: [foreignKey('tenant_id', 'tenants.id'), foreignKey('parent_id', `${name}.id`)],
      }),
    ]
    const empty = emptyBackend()
    const clusters = tableClusters({
      ...empty,
      data: { ...empty.data, tables: [hub, ...['carts', 'notes', 'files', 'votes'].flatMap(pair)] },
    })
    const together = (a: string, b: string) =>
      clusters.some((cluster) => [a, b].every((name) => cluster.tables.some((each) => each.id === name)))
    expect(together('carts', 'carts_lines')).toBe(true)
    expect(together('carts', 'votes')).toBe(false)
  })

  test('are the same whatever order the reader found the tables in', () => {
    const backend = bookshop()
    const turned = { ...backend, data: { ...backend.data, tables: [...backend.data.tables].reverse() } }
    expect(tableClusters(turned)).toEqual(tableClusters(backend))
  })
})

describe('creation order', () => {
  test('puts what is referred to first, and says which references must wait', () => {
    const { tables, late } = creationOrder(bookshop().data.tables)
    const place = (name: string) => tables.findIndex((each) => each.id === name)
    expect(place('authors')).toBeLessThan(place('books'))
    expect(place('orders')).toBeLessThan(place('order_lines'))
    expect([...late].map(([name, targets]) => [name, [...targets]])).toEqual([['invoices', ['orders']]])
  })

  test('does not wait for itself or for a table that is not there', () => {
    const { late } = creationOrder([
      table('nodes', [id], { foreignKeys: [foreignKey('parent_id', 'nodes.id'), foreignKey('x', 'gone.id')] }),
    ])
    expect(late.size).toBe(0)
  })
})

test('an operation that writes in a GET changes data', () => {
  expect(changesData(operation('GET /seen', { statements: [statement('update', ['books'])] }))).toBe(true)
  expect(changesData(operation('GET /seen', { statements: [statement('select', ['books'])] }))).toBe(false)
})

test('uses of a table are counted once for each statement', () => {
  const used = tablesUsed(
    operation('POST /x', { statements: [statement('select', ['a', 'a', 'b']), statement('insert', ['a'])] }),
  )
  expect(used).toEqual([
    { table: 'a', reads: 1, writes: 1 },
    { table: 'b', reads: 1, writes: 0 },
  ])
})

test('sums of the bookshop', () => {
  const backend = bookshop()
  expect(countAccess(backend.api.operations)).toEqual({
    enforced: 7,
    optional: 1,
    conditional: 1,
    public: 5,
    unknown: 1,
  })
  expect(missingSettings(backend).map((setting) => setting.variable)).toEqual(['DATABASE_URL', 'JWT_SECRET'])
  expect(unresolvedGroups(backend).map((group) => [group.kind, group.items.length])).toEqual([
    ['import', 2],
    ['dependency', 1],
    ['syntax', 1],
  ])
})

test('numbers come with the right word', () => {
  expect([count(1, 'table'), count(2, 'query'), count(1204, 'revision'), count(3, 'index')]).toEqual([
    '1 table',
    '2 queries',
    '1,204 revisions',
    '3 indexes',
  ])
})
