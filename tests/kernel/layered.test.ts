import { expect, test } from 'vitest'
import { type Laid, type LaidEdge, layered } from '../../src/kernel/layout/layered.ts'

const spacing = { across: 60, down: 20, limit: 500 }
const node = (id: string, height = 80) => ({ id, width: 100, height })

const overlapping = ({ boxes }: Laid): readonly string[] => {
  const all = [...boxes.values()]
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} over ${b.id}`),
  )
}

/** The same numbers each time. */
function random(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

test.each(Array.from({ length: 30 }, (_, seed) => seed + 1))('no box of graph %i stands over another', (seed) => {
  const chance = random(seed)
  const nodes = Array.from({ length: 2 + Math.floor(chance() * 30) }, (_, at) => node(`n${at}`, 30 + chance() * 200))
  const edges = nodes.flatMap((_, at): LaidEdge[] =>
    chance() < 0.8 ? [{ from: `n${Math.floor(chance() * nodes.length)}`, to: `n${at}` }] : [],
  )
  const laid = layered(nodes, edges, spacing)
  expect(laid.boxes.size).toBe(nodes.length)
  expect(overlapping(laid)).toEqual([])
  for (const { x, y, width, height } of laid.boxes.values()) {
    expect(x + width).toBeLessThanOrEqual(laid.width)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y + height).toBeLessThanOrEqual(laid.height)
  }
})

test('who leads to another stands on its left, and a circle is drawn too', () => {
  const laid = layered(
    [node('a'), node('b'), node('c')],
    [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'a', to: 'a' },
    ],
    spacing,
  )
  const x = (id: string) => laid.boxes.get(id)!.x
  expect(x('a')).toBeLessThan(x('b'))
  expect(x('b')).toBeLessThan(x('c'))
})

test('a column that is full goes on in the next one', () => {
  const children = Array.from({ length: 20 }, (_, at) => node(`c${at}`))
  const edges = children.map(({ id }) => ({ from: 'p', to: id }))
  const laid = layered([node('p'), ...children], edges, spacing)
  expect(new Set([...laid.boxes.values()].map(({ x }) => x)).size).toBeGreaterThan(4)
  expect(laid.height).toBeLessThan(1200)
})

test('an edge that passes a column passes it beside its boxes', () => {
  const edges = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'a', to: 'c' },
  ]
  const laid = layered([node('a'), node('b'), node('c')], edges, spacing)
  const [first] = laid.ways[2]!
  const { y, height } = laid.boxes.get('b')!
  expect(first!.y < y || first!.y > y + height).toBe(true)
})

test('a long chain is laid out without deep recursion', () => {
  const nodes = Array.from({ length: 800 }, (_, at) => node(`n${at}`))
  const edges = nodes.slice(1).map((_, at) => ({ from: `n${at}`, to: `n${at + 1}` }))
  expect(layered(nodes, edges, spacing).boxes.size).toBe(800)
})
