import type { Backend, Operation } from '../../../model/index.ts'
import {
  accessConditions,
  demands,
  domainsOf,
  placeText,
  tableClusters,
  tablesUsed,
} from '../../../model/queries/index.ts'
import { arrange } from '../layout/order.ts'
import { operationDetail } from './operation.ts'
import { overview } from './overview.ts'
import { tableDetail } from './table.ts'
import type { Scene, SceneCluster, SceneOperation, SceneTable, Use } from './types.ts'

/** So many rows still fit a window. */
const fewRows = 40

export function sceneOf(backend: Backend): Scene {
  const { operations, tables } = sceneParts(backend)
  const domains = domainsOf(backend)
  const positions = new Map(backend.api.operations.map((operation, index) => [operation, index]))
  const members = domains.map((domain) => domain.operations.flatMap((operation) => positions.get(operation) ?? []))
  const clusters = clustersOf(backend)
  const order = arrange(
    members.map((ids) => countLinks(ids, operations, tables, clusters.length)),
    clusters.length,
  )
  const newDomain = inverse(order.domains)
  const newCluster = inverse(order.clusters)
  return {
    name: backend.project.name,
    domains: order.domains.map((old, index) => ({
      name: domains[old]?.name ?? '',
      prefix: domains[old]?.prefix ?? '',
      operations: members[old] ?? [],
      side: order.sides[index] ?? 0,
    })),
    clusters: order.clusters.map((old) => clusters[old] ?? { name: '', tables: [] }),
    operations: operations.map((operation) => ({ ...operation, domain: newDomain[operation.domain] ?? 0 })),
    tables: tables.map((table) => ({ ...table, cluster: newCluster[table.cluster] ?? 0 })),
    overview: overview(backend),
    small: operations.length + tables.length <= fewRows,
  }
}

function sceneParts(backend: Backend): {
  readonly operations: readonly SceneOperation[]
  readonly tables: readonly SceneTable[]
} {
  const indices = new Map(backend.data.tables.map((table, index) => [table.id, index]))
  const domainIndices = new Map(
    domainsOf(backend).flatMap((domain, index) => domain.operations.map((operation) => [operation, index] as const)),
  )
  const clusterIndices = new Map(
    tableClusters(backend).flatMap((cluster, index) => cluster.tables.map((table) => [table.id, index] as const)),
  )
  const near = neighbours(backend, indices)
  return {
    operations: backend.api.operations.map((operation) =>
      sceneOperation(operation, domainIndices.get(operation) ?? 0, indices),
    ),
    tables: backend.data.tables.map((table, index) => ({
      cluster: clusterIndices.get(table.id) ?? 0,
      name: table.id,
      columns: table.columns.length,
      near: [...(near.get(index) ?? [])],
      detail: tableDetail(backend, table),
    })),
  }
}

function sceneOperation(operation: Operation, domain: number, indices: ReadonlyMap<string, number>): SceneOperation {
  const used = tablesUsed(operation)
  const asks = operation.access.state === 'conditional' ? accessConditions(operation.access) : demands(operation.access)
  return {
    domain,
    method: operation.method.toUpperCase(),
    path: operation.path,
    state: operation.access.state,
    asks: asks.join(' '),
    uses: used.flatMap((use): readonly Use[] => {
      const table = indices.get(use.table)
      return table === undefined ? [] : [[table, use.writes > 0 ? 1 : 0]]
    }),
    find: [
      operation.id,
      operation.name,
      operation.summary,
      placeText(operation.handler),
      operation.access.state,
      asks.join(' '),
      ...operation.tags,
      ...used.map((use) => use.table),
    ]
      .join(' ')
      .toLowerCase(),
    detail: operationDetail(operation),
  }
}

function neighbours(backend: Backend, indices: ReadonlyMap<string, number>): ReadonlyMap<number, ReadonlySet<number>> {
  const near = new Map<number, Set<number>>()
  const add = (a: number, b: number) => near.set(a, (near.get(a) ?? new Set()).add(b))
  backend.data.tables.forEach((table, from) => {
    for (const key of table.foreignKeys) {
      const to = indices.get(key.references.table)
      if (to === undefined || to === from) continue
      add(from, to)
      add(to, from)
    }
  })
  return near
}

function clustersOf(backend: Backend): readonly SceneCluster[] {
  const indices = new Map(backend.data.tables.map((table, index) => [table.id, index]))
  return tableClusters(backend).map((cluster) => ({
    name: cluster.name,
    tables: cluster.tables.flatMap((table) => indices.get(table.id) ?? []),
  }))
}

function countLinks(
  ids: readonly number[],
  operations: readonly SceneOperation[],
  tables: readonly SceneTable[],
  clusters: number,
): readonly number[] {
  const links = Array.from({ length: clusters }, () => 0)
  for (const id of ids) {
    for (const [table] of operations[id]?.uses ?? []) {
      const cluster = tables[table]?.cluster ?? 0
      links[cluster] = (links[cluster] ?? 0) + 1
    }
  }
  return links
}

function inverse(order: readonly number[]): readonly number[] {
  const result = Array.from({ length: order.length }, () => 0)
  order.forEach((old, index) => (result[old] = index))
  return result
}
