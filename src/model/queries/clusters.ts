import type { Backend, Table } from '../index.ts'
import { compareText } from './order.ts'
import { tablesUsed } from './tables.ts'

/** Tables that refer to one another more than to the rest. */
export interface TableCluster {
  readonly name: string
  readonly tables: readonly Table[]
}

/** A cluster nobody can take in at a glance is no help. */
const largest = 14
const sharedUse = 0.25
const sharedName = 0.5

/** Communities by greedy modularity over foreign keys, names and common use; tables alone share one last cluster. */
export function tableClusters(backend: Backend): readonly TableCluster[] {
  const tables = [...backend.data.tables].sort((a, b) => compareText(a.id, b.id))
  const weights = affinities(backend, tables)
  const groups = merge(
    tables.map((table) => table.id),
    weights,
  )
  const byId = new Map(tables.map((table) => [table.id, table]))
  const members = groups.map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
  const alone = members.filter((group) => group.length === 1).flat()
  const together = members.filter((group) => group.length > 1)
  const clusters = together.map((group) => ({ name: hub(group, weights), tables: group }))
  if (alone.length > 3) return [...clusters, { name: 'on their own', tables: alone }]
  return [...clusters, ...alone.map((table) => ({ name: table.name, tables: [table] }))]
}

type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>

function affinities(backend: Backend, tables: readonly Table[]): Weights {
  const weights = new Map(tables.map((table) => [table.id, new Map<string, number>()]))
  const add = (a: string, b: string, weight: number) => {
    if (a === b || !weights.has(a) || !weights.has(b)) return
    weights.get(a)?.set(b, (weights.get(a)?.get(b) ?? 0) + weight)
    weights.get(b)?.set(a, (weights.get(b)?.get(a) ?? 0) + weight)
  }
  const referrers = countReferrers(tables)
  for (const table of tables) {
    for (const key of table.foreignKeys)
      add(table.id, key.references.table, 1 / Math.sqrt(referrers.get(key.references.table) ?? 1))
    for (const other of tables) if (other.id.startsWith(`${singular(table.id)}_`)) add(table.id, other.id, sharedName)
  }
  for (const operation of backend.api.operations) {
    const used = tablesUsed(operation).map((use) => use.table)
    for (const [index, table] of used.entries())
      for (const other of used.slice(index + 1)) add(table, other, sharedUse / used.length)
  }
  return weights
}

/** A table that everything refers to (users, organizations) binds nothing together. */
function countReferrers(tables: readonly Table[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const table of tables) {
    for (const target of new Set(table.foreignKeys.map((key) => key.references.table)))
      counts.set(target, (counts.get(target) ?? 0) + 1)
  }
  return counts
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '')
}

/** Joins the pair of groups that gains most modularity until no pair gains (Clauset, Newman and Moore, 2004). */
function merge(ids: readonly string[], weights: Weights): readonly (readonly string[])[] {
  const groups = new Map(ids.map((id) => [id, [id]]))
  const links = new Map(ids.map((id) => [id, new Map(weights.get(id) ?? [])]))
  const degree = new Map(ids.map((id) => [id, sum(weights.get(id)?.values() ?? [])]))
  const total = sum(degree.values())
  for (
    let pair = bestPair(groups, links, degree, total);
    pair !== null;
    pair = bestPair(groups, links, degree, total)
  ) {
    const [kept, gone] = pair
    groups.set(kept, [...(groups.get(kept) ?? []), ...(groups.get(gone) ?? [])])
    degree.set(kept, (degree.get(kept) ?? 0) + (degree.get(gone) ?? 0))
    moveLinks(links, kept, gone)
    groups.delete(gone)
  }
  return [...groups.values()]
}

function bestPair(
  groups: ReadonlyMap<string, readonly string[]>,
  links: Weights,
  degree: ReadonlyMap<string, number>,
  total: number,
): readonly [string, string] | null {
  let best: readonly [string, string] | null = null
  let most = 1e-9
  for (const [a, members] of groups) {
    for (const [b, weight] of links.get(a) ?? []) {
      if (a >= b || members.length + (groups.get(b)?.length ?? 0) > largest) continue
      const gain = weight / total - ((degree.get(a) ?? 0) * (degree.get(b) ?? 0)) / (total * total)
      if (gain > most) [best, most] = [[a, b], gain]
    }
  }
  return best
}

function moveLinks(links: Map<string, Map<string, number>>, kept: string, gone: string): void {
  for (const [other, weight] of links.get(gone) ?? []) {
    links.get(other)?.delete(gone)
    if (other === kept) continue
    links.get(kept)?.set(other, (links.get(kept)?.get(other) ?? 0) + weight)
    links.get(other)?.set(kept, (links.get(other)?.get(kept) ?? 0) + weight)
  }
  links.delete(gone)
}

/** The table the others hang on gives the cluster its name. */
function hub(group: readonly Table[], weights: Weights): string {
  const inside = new Set(group.map((table) => table.id))
  const strength = (table: Table) =>
    sum([...(weights.get(table.id) ?? [])].filter(([id]) => inside.has(id)).map(([, weight]) => weight))
  return group.reduce((best, table) => (strength(table) > strength(best) ? table : best)).name
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
