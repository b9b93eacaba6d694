import type { LaidEdge, LaidNode } from './layered.ts'

/** The column of each node, from the left. */
export type Ranks = ReadonlyMap<string, number>

/**
 * Each node right of those that lead to it, and no column higher than `limit` where that can be helped. What closes a circle
 * leads back to the left.
 */
export function ranksOf(nodes: readonly LaidNode[], edges: readonly LaidEdge[], limit: number, gap: number): Ranks {
  const before = forwards(nodes, edges)
  const [ranks, heights] = [new Map<string, number>(), new Map<number, number>()]
  for (const node of inOrder(nodes, before)) {
    let rank = Math.max(node.least ?? 0, ...(before.get(node.id) ?? []).map((id) => (ranks.get(id) ?? -1) + 1))
    const taken = (at: number): number => heights.get(at) ?? -gap
    while (taken(rank) > 0 && taken(rank) + gap + node.height > limit) rank += 1
    ranks.set(node.id, rank)
    heights.set(rank, taken(rank) + gap + node.height)
  }
  return ranks
}

/** For each node those that lead to it, without what would close a circle. */
function forwards(nodes: readonly LaidNode[], edges: readonly LaidEdge[]): ReadonlyMap<string, readonly string[]> {
  const after = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of edges) if (from !== to && after.has(to)) after.get(from)?.push(to)
  const before = new Map<string, string[]>()
  const state = new Map<string, 'open' | 'done'>()
  for (const { id } of nodes) {
    // By hand and not by recursion: a chain may be long.
    const stack = state.has(id) ? [] : [{ id, next: 0 }]
    if (stack.length > 0) state.set(id, 'open')
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const to = after.get(top.id)![top.next++]
      if (to === undefined) {
        state.set(top.id, 'done')
        stack.pop()
      } else if (state.get(to) !== 'open') {
        before.set(to, [...(before.get(to) ?? []), top.id])
        if (!state.has(to)) {
          state.set(to, 'open')
          stack.push({ id: to, next: 0 })
        }
      }
    }
  }
  return before
}

/** Each after those that lead to it; else as they came. */
function inOrder(nodes: readonly LaidNode[], before: ReadonlyMap<string, readonly string[]>): readonly LaidNode[] {
  const [ordered, done] = [[] as LaidNode[], new Set<string>()]
  let waiting = [...nodes]
  while (waiting.length > 0) {
    const free = waiting.filter(({ id }) => (before.get(id) ?? []).every((one) => done.has(one)))
    for (const node of free) done.add(node.id)
    ordered.push(...free)
    waiting = waiting.filter(({ id }) => !done.has(id))
    if (free.length === 0) return [...ordered, ...waiting]
  }
  return ordered
}
