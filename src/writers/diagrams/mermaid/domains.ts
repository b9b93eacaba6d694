import type { Backend } from '../../../model/index.ts'
import { count, domainsOf, tableClusters, tablesUsed } from '../../../model/queries/index.ts'
import { label } from './names.ts'

/** A `flowchart` from domains to the groups of tables their statements touch. */
export function domainDiagram(backend: Backend): string {
  const domains = domainsOf(backend)
  const clusters = tableClusters(backend)
  const clusterOf = new Map(
    clusters.flatMap((cluster, index) => cluster.tables.map((table) => [table.id, index] as const)),
  )
  const lines = ['flowchart LR']
  domains.forEach((domain, index) =>
    lines.push(`    d${index}[${label(`${domain.name}: ${count(domain.operations.length, 'operation')}`)}]`),
  )
  clusters.forEach((cluster, index) =>
    lines.push(`    t${index}[(${label(`${cluster.name}: ${count(cluster.tables.length, 'table')}`)})]`),
  )
  domains.forEach((domain, from) => {
    const links = new Map<number, boolean>()
    for (const use of domain.operations.flatMap(tablesUsed)) {
      const to = clusterOf.get(use.table)
      if (to !== undefined) links.set(to, (links.get(to) ?? false) || use.writes > 0)
    }
    for (const [to, writes] of links) lines.push(`    d${from} ${writes ? '==>' : '-->'} t${to}`)
  })
  return `${lines.join('\n')}\n`
}
