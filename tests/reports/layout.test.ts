import { describe, expect, test } from 'vitest'
import { arrange, crossings } from '../../src/reports/html/layout/order.ts'
import { type Box, place, type View } from '../../src/reports/html/layout/place.ts'
import { settle } from '../../src/kernel/layout/settle.ts'
import { sceneOf } from '../../src/reports/html/scene/index.ts'
import type { Scene } from '../../src/reports/html/scene/types.ts'
import { bookshop, emptyBackend, largeBackend } from '../fixtures/backend.ts'

const large = sceneOf(largeBackend({ operations: 600, tables: 99 }))
const small = sceneOf(bookshop())

function view(given: Partial<View> = {}): View {
  return { width: 1000, openDomains: new Set(), openClusters: new Set(), shown: null, ...given }
}

function everythingOpen(scene: Scene): Partial<View> {
  return { openDomains: new Set(scene.domains.keys()), openClusters: new Set(scene.clusters.keys()) }
}

function overlapping(boxes: readonly Box[]): readonly (readonly [Box, Box])[] {
  const meet = (a: Box, b: Box) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => meet(a, b))
      .map((b) => [a, b] as const),
  )
}

describe('ordering', () => {
  test('undoes all crossings where that is possible', () => {
    const links = [
      [0, 0, 3],
      [0, 2, 0],
      [5, 0, 0],
    ]
    const { domains, clusters } = arrange(links, 3)
    expect(crossings(links, domains, clusters)).toBe(0)
  })

  test('leaves far fewer crossings than the order of the code', () => {
    const mixed = Array.from({ length: 30 }, (_, domain) =>
      Array.from({ length: 9 }, (_, cluster) =>
        (domain * 7) % 9 === cluster ? 6 : (domain + cluster) % 5 === 0 ? 1 : 0,
      ),
    )
    const { domains, clusters } = arrange(mixed, 9)
    const before = crossings(
      mixed,
      mixed.map((_, index) => index),
      Array.from({ length: 9 }, (_, index) => index),
    )
    expect(crossings(mixed, domains, clusters)).toBeLessThan(before / 2)
  })

  test('keeps every domain and every cluster', () => {
    const { domains, clusters } = arrange(
      [
        [1, 0],
        [0, 0],
        [0, 1],
      ],
      2,
    )
    expect([...domains].sort()).toEqual([0, 1, 2])
    expect([...clusters].sort()).toEqual([0, 1])
  })
})

describe('placing', () => {
  test.each([640, 900, 1400, 2400])('lets no boxes overlap or leave a page of %i', (width) => {
    for (const scene of [
      large,
      small,
      sceneOf(emptyBackend()),
      sceneOf(largeBackend({ operations: 300, tables: 0 })),
    ]) {
      for (const given of [{}, everythingOpen(scene)]) {
        const { boxes } = place(scene, view({ width, ...given }))
        expect(overlapping(boxes)).toEqual([])
        expect(boxes.filter((box) => box.x < 0 || box.x + box.width > width)).toEqual([])
      }
    }
  })

  test('opens a large backend at its clusters: one box each, ribbons in the dozens', () => {
    const { boxes, ribbons, height } = place(large, view())
    expect(boxes).toHaveLength(large.domains.length + large.clusters.length)
    expect(ribbons.length).toBeLessThan(250)
    expect(height).toBeLessThan(1300)
  })

  test('shows a small one at its rows', () => {
    expect(small.small).toBe(true)
    const { boxes } = place(small, view(everythingOpen(small)))
    expect(boxes.flatMap((box) => box.rows)).toHaveLength(15 + 6)
  })

  test('opening a domain turns its one ribbon into one for each endpoint', () => {
    const books = small.domains.findIndex((domain) => domain.name === 'books')
    const closed = place(small, view()).ribbons.filter((ribbon) =>
      ribbon.operations.some((id) => small.operations[id]?.domain === books),
    )
    const open = place(small, view({ openDomains: new Set([books]) })).ribbons.filter((ribbon) =>
      ribbon.operations.some((id) => small.operations[id]?.domain === books),
    )
    expect(closed).toHaveLength(1)
    expect(open).toHaveLength(5)
  })

  test('a search hides what has no hit, tables included', () => {
    const login = small.operations.findIndex((each) => each.path === '/auth/login')
    const { boxes, ribbons } = place(small, view({ shown: new Set([login]) }))
    expect(boxes.map((box) => [box.kind, box.hits])).toEqual([
      ['domain', 1],
      ['cluster', 1],
    ])
    expect(ribbons).toHaveLength(1)
  })

  test('ribbons start and end at the edges of boxes', () => {
    const { boxes, ribbons } = place(large, view())
    const edges = new Set(boxes.flatMap((box) => [box.x, box.x + box.width]))
    for (const ribbon of ribbons) expect(edges.has(ribbon.x1) && edges.has(ribbon.x2)).toBe(true)
  })
})

describe('settling', () => {
  test('gives wishes where it can, and moves the rest as little as it must', () => {
    expect(
      settle(
        [
          { wish: 10, height: 20 },
          { wish: 100, height: 20 },
        ],
        5,
        200,
      ),
    ).toEqual([10, 100])
    expect(
      settle(
        [
          { wish: 50, height: 20 },
          { wish: 50, height: 20 },
        ],
        5,
        200,
      ),
    ).toEqual([50, 75])
    expect(
      settle(
        [
          { wish: 500, height: 20 },
          { wish: 500, height: 20 },
        ],
        5,
        60,
      ),
    ).toEqual([15, 40])
  })
})
