import { ranksOf } from './ranks.ts'
import { settle } from './settle.ts'

export interface LaidNode {
  readonly id: string
  /** The column it stands in at least; the first one where nothing is said. */
  readonly least?: number
  readonly width: number
  readonly height: number
}

export interface LaidEdge {
  readonly from: string
  readonly to: string
}

export interface Spacing {
  /** Between columns, where edges run. */
  readonly across: number
  readonly down: number
  /** How high a column may become before it goes on in the next one. */
  readonly limit: number
}

export interface LaidBox extends LaidNode {
  readonly x: number
  readonly y: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Laid {
  readonly width: number
  readonly height: number
  readonly boxes: ReadonlyMap<string, LaidBox>
  /** For each edge, in their order, where it passes columns between its ends: in pairs, in and out. */
  readonly ways: readonly (readonly Point[])[]
}

/** What stands in a column: a node, or an edge that passes. */
interface Item {
  readonly key: string
  readonly height: number
  readonly width: number
}

const PASSAGE = 14
const SWEEPS = 6

/** Nodes in columns by who leads to whom, ordered so that few edges cross, none over another (Sugiyama, 1981). */
export function layered(nodes: readonly LaidNode[], edges: readonly LaidEdge[], spacing: Spacing): Laid {
  const ranks = ranksOf(nodes, edges, spacing.limit, spacing.down)
  const { columns, chains, near } = itemsOf(nodes, edges, ranks)
  const ordered = leastCrossing(columns, near)
  const tops = placed(ordered, near, spacing.down)
  const lefts = leftsOf(ordered, spacing.across)
  const at = new Map<string, LaidBox>()
  for (const [rank, column] of ordered.entries())
    for (const { key, width, height } of column)
      at.set(key, { id: key, width, height, x: lefts[rank] ?? 0, y: tops.get(key) ?? 0 })
  const boxes = new Map(nodes.map(({ id }) => [id, { ...at.get(nodeKey(id))!, id }]))
  return {
    width: Math.max(0, ...[...boxes.values()].map(({ x, width }) => x + width)),
    height: Math.max(0, ...[...at.values()].map(({ y, height }) => y + height)),
    boxes,
    ways: edges.map((edge, index) => wayOf(edge, chains[index] ?? [], at, ordered, ranks)),
  }
}

const nodeKey = (id: string): string => `n${id}`

type Near = ReadonlyMap<string, readonly string[]>

function itemsOf(
  nodes: readonly LaidNode[],
  edges: readonly LaidEdge[],
  ranks: ReadonlyMap<string, number>,
): {
  readonly columns: readonly (readonly Item[])[]
  readonly chains: readonly (readonly string[])[]
  readonly near: Near
} {
  const columns: Item[][] = Array.from({ length: Math.max(-1, ...ranks.values()) + 1 }, () => [])
  for (const { id, width, height } of nodes) columns[ranks.get(id) ?? 0]?.push({ key: nodeKey(id), width, height })
  const near = new Map<string, string[]>()
  const tie = (a: string, b: string): void => {
    near.set(a, [...(near.get(a) ?? []), b])
    near.set(b, [...(near.get(b) ?? []), a])
  }
  const chains = edges.map(({ from, to }, index) => {
    const [first, last] = [ranks.get(from), ranks.get(to)]
    if (first === undefined || last === undefined || from === to) return []
    const [low, high] = [Math.min(first, last), Math.max(first, last)]
    const between = Array.from({ length: Math.max(0, high - low - 1) }, (_, step) => `e${index} ${step}`)
    for (const [step, key] of between.entries()) columns[low + 1 + step]?.push({ key, width: 0, height: PASSAGE })
    const whole = [nodeKey(first <= last ? from : to), ...between, nodeKey(first <= last ? to : from)]
    for (const [step, key] of whole.slice(1).entries()) tie(whole[step]!, key)
    return between
  })
  return { columns, chains, near }
}

/** Each column in turn by the mean place of what it is tied to, there and back; the best order that was seen. */
function leastCrossing(columns: readonly (readonly Item[])[], near: Near): readonly (readonly Item[])[] {
  let [order, best] = [columns, columns]
  let fewest = crossings(columns, near)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const turned = sweep % 2 === 1
    const next = [...order]
    for (let step = 1; step < next.length; step += 1) {
      const at = turned ? next.length - 1 - step : step
      const places = placesIn(next[turned ? at + 1 : at - 1] ?? [])
      next[at] = sortedBy(next[at] ?? [], ({ key }) => meanOf((near.get(key) ?? []).map((one) => places.get(one))))
    }
    order = next
    const found = crossings(order, near)
    if (found < fewest) [fewest, best] = [found, order]
  }
  return best
}

function crossings(columns: readonly (readonly Item[])[], near: Near): number {
  let total = 0
  for (const [index, column] of columns.entries()) {
    const places = placesIn(columns[index + 1] ?? [])
    const ends = column.map(({ key }) => (near.get(key) ?? []).flatMap((one) => places.get(one) ?? []))
    for (const [above, some] of ends.entries())
      for (const others of ends.slice(above + 1))
        for (const one of some) total += others.filter((other) => other < one).length
  }
  return total
}

const placesIn = (column: readonly Item[]): ReadonlyMap<string, number> =>
  new Map(column.map(({ key }, place) => [key, place]))

/** What is tied to nothing there keeps to the end. */
function meanOf(places: readonly (number | undefined)[]): number {
  const known = places.filter((one) => one !== undefined)
  return known.length === 0 ? Number.MAX_SAFE_INTEGER : known.reduce((sum, one) => sum + one, 0) / known.length
}

function sortedBy(column: readonly Item[], of: (item: Item) => number): readonly Item[] {
  const keys = new Map(column.map((item, place) => [item, [of(item), place] as const]))
  return column.toSorted((a, b) => keys.get(a)![0] - keys.get(b)![0] || keys.get(a)![1] - keys.get(b)![1])
}

/** Tops near the middle of what each is tied to, none over another. */
function placed(columns: readonly (readonly Item[])[], near: Near, gap: number): ReadonlyMap<string, number> {
  const tops = new Map<string, number>()
  const heights = new Map(columns.flat().map(({ key, height }) => [key, height]))
  const full = (column: readonly Item[]): number => column.reduce((sum, { height }) => sum + height + gap, -gap)
  const limit = Math.max(0, ...columns.map(full))
  const centre = (key: string): number | undefined =>
    tops.has(key) ? tops.get(key)! + (heights.get(key) ?? 0) / 2 : undefined
  for (const column of [...columns, ...columns.toReversed(), ...columns]) {
    const wished = column.map(({ key, height }) => {
      const middle = meanOf((near.get(key) ?? []).map(centre))
      return { wish: middle === Number.MAX_SAFE_INTEGER ? (tops.get(key) ?? 0) : middle - height / 2, height }
    })
    for (const [place, top] of settle(wished, gap, limit).entries()) tops.set(column[place]!.key, top)
  }
  return tops
}

function leftsOf(columns: readonly (readonly Item[])[], across: number): readonly number[] {
  let x = 0
  return columns.map((column) => {
    const left = x
    x += Math.max(0, ...column.map(({ width }) => width)) + across
    return left
  })
}

/** Through each column it passes, straight. */
function wayOf(
  { from, to }: LaidEdge,
  chain: readonly string[],
  at: ReadonlyMap<string, LaidBox>,
  columns: readonly (readonly Item[])[],
  ranks: ReadonlyMap<string, number>,
): readonly Point[] {
  const [first, last] = [ranks.get(from) ?? 0, ranks.get(to) ?? 0]
  const low = Math.min(first, last)
  const points = chain.flatMap((key, step) => {
    const { x, y } = at.get(key)!
    const width = Math.max(0, ...(columns[low + 1 + step] ?? []).map((item) => item.width))
    return [
      { x, y: y + PASSAGE / 2 },
      { x: x + width, y: y + PASSAGE / 2 },
    ]
  })
  return first <= last ? points : points.toReversed()
}
