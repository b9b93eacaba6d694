import type { Scene } from '../scene/types.ts'
import type { Box } from './place.ts'

/** All statements between two visible ends, drawn as one curve. */
export interface Ribbon {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  /** More of it writes than reads. */
  readonly writes: boolean
  readonly operations: readonly number[]
  readonly tables: readonly number[]
  /** Its part of everything its end does: the main ones are drawn, side ones hinted at. */
  readonly share: number
}

interface End {
  readonly key: string
  readonly box: Box
  /** The middle of the row, or null when the whole box is the end. */
  readonly y: number | null
}

interface Link {
  readonly from: End
  readonly to: End
  readonly operations: Set<number>
  readonly tables: Set<number>
  weight: number
  writes: number
}

export function ribbonsBetween(
  scene: Scene,
  domains: readonly Box[],
  clusters: readonly Box[],
  shown: ReadonlySet<number> | null,
): readonly Ribbon[] {
  const tableEnds = endsOf(clusters, (index) => scene.clusters[index]?.tables ?? [])
  const operationEnds = endsOf(domains, (index) => scene.domains[index]?.operations ?? [])
  const links = new Map<string, Link>()
  const totals = new Map<string, number>()
  for (const [operation, from] of operationEnds) {
    if (shown !== null && !shown.has(operation)) continue
    for (const [table, writes] of scene.operations[operation]?.uses ?? []) {
      const to = tableEnds.get(table)
      if (to === undefined) continue
      const key = `${from.key} ${to.key}`
      const link = links.get(key) ?? {
        from,
        to,
        operations: new Set<number>(),
        tables: new Set<number>(),
        weight: 0,
        writes: 0,
      }
      links.set(key, link)
      link.operations.add(operation)
      link.tables.add(table)
      link.weight += 1
      link.writes += writes
      totals.set(from.key, (totals.get(from.key) ?? 0) + 1)
    }
  }
  return drawn([...links.values()], totals)
}

function endsOf(boxes: readonly Box[], members: (index: number) => readonly number[]): ReadonlyMap<number, End> {
  const ends = new Map<number, End>()
  for (const box of boxes) {
    for (const member of members(box.index)) ends.set(member, { key: `${box.kind}${box.index}`, box, y: null })
    for (const row of box.rows) ends.set(row.index, { key: `${row.kind}${row.index}`, box, y: row.y + 11 })
  }
  return ends
}

function drawn(links: readonly Link[], totals: ReadonlyMap<string, number>): readonly Ribbon[] {
  const fromPlaces = spread(links, 'from', 'to')
  const toPlaces = spread(links, 'to', 'from')
  return links.map((link) => {
    const right = link.from.box.side === 1
    return {
      x1: right ? link.from.box.x : link.from.box.x + link.from.box.width,
      y1: fromPlaces.get(link) ?? 0,
      x2: right ? link.to.box.x + link.to.box.width : link.to.box.x,
      y2: toPlaces.get(link) ?? 0,
      width: Math.min(14, 1.25 + Math.sqrt(link.weight - 1) * 1.6),
      writes: link.writes * 2 > link.weight,
      operations: [...link.operations],
      tables: [...link.tables],
      share: link.weight / (totals.get(link.from.key) ?? 1),
    }
  })
}

/** Links that meet at one box leave it side by side, in the order of their other ends. */
function spread(links: readonly Link[], end: 'from' | 'to', other: 'from' | 'to'): ReadonlyMap<Link, number> {
  const places = new Map<Link, number>()
  const groups = new Map<string, Link[]>()
  for (const link of links) {
    const side = end === 'to' ? link.from.box.side : 0
    const key = `${link[end].key} ${side}`
    groups.set(key, [...(groups.get(key) ?? []), link])
  }
  for (const group of groups.values()) {
    const sorted = group.sort((a, b) => middle(a[other]) - middle(b[other]))
    const first = sorted[0]?.[end]
    if (first === undefined) continue
    const room = first.y === null ? first.box.height - 12 : 10
    sorted.forEach((link, index) => places.set(link, middle(first) + ((index + 0.5) / sorted.length - 0.5) * room))
  }
  return places
}

function middle(end: End): number {
  return end.y ?? end.box.y + end.box.height / 2
}
