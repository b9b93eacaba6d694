import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { liveSizes } from '../../src/lab/twin/sizes-known.ts'

let lab: EmbeddedLab
beforeAll(async () => {
  lab = await openEmbedded()
})
afterAll(() => lab.close())

test('a server tells rows and bytes of what was analyzed, and a partitioned table those of its parts', async () => {
  await lab.execute(`
    CREATE TABLE orders (id int PRIMARY KEY, note text);
    INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 5000) g;
    CREATE TABLE never (id int);
    INSERT INTO never SELECT g FROM generate_series(1, 5000) g;
    CREATE SCHEMA shop;
    CREATE TABLE shop.events (id int) PARTITION BY RANGE (id);
    CREATE TABLE shop.events_1 PARTITION OF shop.events FOR VALUES FROM (0) TO (1000);
    CREATE TABLE shop.events_2 PARTITION OF shop.events FOR VALUES FROM (1000) TO (9000);
    INSERT INTO shop.events SELECT g FROM generate_series(1, 3000) g;
    ANALYZE orders; ANALYZE shop.events_1; ANALYZE shop.events_2`)
  const sizes = new Map((await liveSizes(lab)).map((one) => [one.table, one]))
  expect(sizes.get('orders')).toMatchObject({ rows: 5000, source: 'database' })
  expect(sizes.get('orders')!.total).toBeGreaterThan(sizes.get('orders')!.bytes!)
  expect(sizes.get('shop.events')).toMatchObject({ rows: 3000 })
  expect(sizes.get('shop.events')!.bytes).toBe(sizes.get('shop.events_1')!.bytes! + sizes.get('shop.events_2')!.bytes!)
  expect([...sizes.keys()].toSorted()).toEqual(['orders', 'shop.events', 'shop.events_1', 'shop.events_2'])
})
