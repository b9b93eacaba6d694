import { expect, it } from 'vitest'
import { treeSize } from '../../src/lab/sizes/btree.ts'
import { heapPages, rowBytes } from '../../src/lab/sizes/heap.ts'
import { meanWait, serversFor, waitingPart } from '../../src/lab/sizes/queue.ts'
import { hnswPages } from '../../src/lab/sizes/vectors.ts'

const int8 = { length: 8, alignment: 'd', width: 8, nullFraction: 0 }
const int4 = { length: 4, alignment: 'i', width: 4, nullFraction: 0 }

it('a row is its header, its aligned values and a line pointer', () => {
  expect(rowBytes([int8, int4])).toBe(24 + 16 + 4)
  expect(rowBytes([int4, int8])).toBe(24 + 16 + 4)
  expect(rowBytes([{ length: -1, alignment: 'i', width: 100_000, nullFraction: 0 }])).toBe(2036)
})

it('pgbench_accounts has the pages that pgbench documents: 1640 for a hundred thousand rows', () => {
  const filler = { length: -1, alignment: 'i', width: 85, nullFraction: 0 }
  expect(heapPages([int4, int4, int4, filler], 100_000)).toBe(1640)
})

it('a primary key of ten million has the 27,422 pages it has when built, within one in a hundred', () => {
  const { pages, height } = treeSize({ columns: [int8], distinct: 1e7, unique: true, fill: 0.9 }, 1e7)
  expect(pages / 27_422).toBeCloseTo(1, 1)
  expect(height).toBe(2)
})

it('a vector of 1,024 dimensions takes a page of its own, as one of 1,536 does', () => {
  const of = (dimensions: number) => hnswPages({ dimensions, bytes: 4, connections: 16 }, 1_000)
  expect(of(1024)).toBe(of(1536))
  expect(of(512)).toBeLessThan(of(1024))
})

it("waiting is Erlang's: two of three busy, and 4 in 9 wait", () => {
  expect(waitingPart({ arrivals: 2, service: 1, servers: 3 })).toBeCloseTo(4 / 9, 10)
  expect(meanWait({ arrivals: 2, service: 1, servers: 3 })).toBeCloseTo(4 / 9, 10)
  expect(waitingPart({ arrivals: 3, service: 1, servers: 3 })).toBe(1)
  expect(serversFor({ arrivals: 100, service: 0.05 }, 0.05)).toBe(10)
})
