import type { Scene } from '../scene/types.ts'
import { lanesFor } from './lanes.ts'
import { ribbonsBetween, type Ribbon } from './ribbons.ts'
import { settle } from '../../../kernel/layout/settle.ts'

/** What is open, and what the search lets through. */
export interface View {
  readonly width: number
  readonly openDomains: ReadonlySet<number>
  readonly openClusters: ReadonlySet<number>
  /** Operations to show; null for all. */
  readonly shown: ReadonlySet<number> | null
}

export interface Box {
  readonly kind: 'domain' | 'cluster'
  readonly index: number
  readonly side: 0 | 1
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly open: boolean
  /** How many of its members the search lets through. */
  readonly hits: number
  readonly rows: readonly Row[]
}

export interface Row {
  readonly kind: 'operation' | 'table'
  readonly index: number
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface Placed {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly ribbons: readonly Ribbon[]
}

export const measures = { head: 32, row: 22, gap: 8, padding: 6 }

/** Every box, row and ribbon of a view. Runs here for tests, and in the page when something is opened. */
export function place(scene: Scene, view: View): Placed {
  const bothSides = scene.domains.some((domain) => domain.side === 1)
  const lanes = lanesFor(view.width, bothSides, scene.clusters.length > 0)
  const domains = scene.domains.flatMap((domain, index) => {
    const rows = domain.operations.filter((operation) => view.shown?.has(operation) ?? true)
    const lane = domain.side === 1 && lanes.right !== null ? lanes.right : lanes.left
    return rows.length === 0 ? [] : [draft('domain', index, domain.side, lane, rows, view.openDomains.has(index))]
  })
  const used = tablesOfShown(scene, view)
  const clusters = scene.clusters.flatMap((cluster, index) => {
    const rows = cluster.tables.filter((table) => used === null || used.has(table))
    return rows.length === 0 ? [] : [draft('cluster', index, 0, lanes.tables, rows, view.openClusters.has(index))]
  })
  const placedDomains = [
    ...stack(domains.filter((box) => box.side === 0)),
    ...stack(domains.filter((box) => box.side === 1)),
  ]
  const placedClusters = besides(clusters, placedDomains, scene)
  const boxes = [...placedDomains, ...placedClusters]
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height))
  return { width: view.width, height, boxes, ribbons: ribbonsBetween(scene, placedDomains, placedClusters, view.shown) }
}

function tablesOfShown(scene: Scene, { shown }: View): ReadonlySet<number> | null {
  return shown === null
    ? null
    : new Set([...shown].flatMap((operation) => (scene.operations[operation]?.uses ?? []).map(([table]) => table)))
}

function draft(
  kind: Box['kind'],
  index: number,
  side: 0 | 1,
  lane: { readonly x: number; readonly width: number },
  members: readonly number[],
  open: boolean,
): Box {
  const rows = (open ? members : []).map((item, position) => ({
    kind: kind === 'domain' ? ('operation' as const) : ('table' as const),
    index: item,
    x: lane.x,
    y: measures.head + position * measures.row,
    width: lane.width,
  }))
  const height = measures.head + (rows.length === 0 ? 0 : rows.length * measures.row + measures.padding)
  return { kind, index, side, x: lane.x, y: 0, width: lane.width, height, open, hits: members.length, rows }
}

function at(box: Box, y: number): Box {
  return { ...box, y, rows: box.rows.map((row) => ({ ...row, y: row.y + y })) }
}

function stack(boxes: readonly Box[]): readonly Box[] {
  let y = 0
  return boxes.map((box) => {
    const placed = at(box, y)
    y += box.height + measures.gap
    return placed
  })
}

/** Clusters stand as near as they can to the domains that use them. */
function besides(clusters: readonly Box[], domains: readonly Box[], scene: Scene): readonly Box[] {
  const height = Math.max(0, ...domains.map((box) => box.y + box.height))
  const wished = clusters.map((box) => centreOf(box, domains, scene) - box.height / 2)
  const tops = settle(
    clusters.map((box, index) => ({ wish: wished[index] ?? 0, height: box.height })),
    measures.gap,
    height,
  )
  return clusters.map((box, index) => at(box, tops[index] ?? 0))
}

function centreOf(cluster: Box, domains: readonly Box[], scene: Scene): number {
  let total = 0
  let weight = 0
  for (const domain of domains) {
    const links = (scene.domains[domain.index]?.operations ?? [])
      .flatMap((id) => scene.operations[id]?.uses ?? [])
      .filter(([table]) => scene.tables[table]?.cluster === cluster.index).length
    total += links * (domain.y + domain.height / 2)
    weight += links
  }
  return weight === 0 ? Number.MAX_SAFE_INTEGER : total / weight
}
