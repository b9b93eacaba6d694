import { count, tableClusters, type TableCluster, tablesUsed } from '../../model/queries/index.ts'
import type { Table } from '../../model/index.ts'
import { wantsAllOf } from '../options.ts'
import { columns, cut, padEnd, padStart } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { heading, type Page } from './page.ts'

const listed = 30

/** Tables with what they refer to; of many, the groups they fall into. */
export function tables(page: Page): readonly string[] {
  const { tables: all, enums } = page.backend.data
  if (all.length === 0) return []
  const rest = [count(all.length, 'table'), ...(enums.length > 0 ? [count(enums.length, 'enum')] : [])].join(', ')
  const one = wantsAllOf(page.options, 'tables') || all.length <= listed
  return [heading(page, 'Tables', rest), ...(one ? tableRows(page, all) : clusterRows(page))]
}

function tableRows(page: Page, all: readonly Table[]): readonly string[] {
  const name = Math.min(36, page.width - 32, Math.max(...all.map((table) => columns(plain(table.id)))))
  const used = useCounts(page)
  return all.map((table) => {
    const targets = [...new Set(table.foreignKeys.map((key) => plain(key.references.table)))]
    const size = `${padStart(String(table.columns.length), 3)} columns`
    const uses = used.get(table.id) ?? 0
    const by =
      uses === 0
        ? page.paint('dim', padEnd('in no statement', 17))
        : padEnd(`${uses} ${uses === 1 ? 'operation' : 'operations'}`, 17)
    const refers = targets.length === 0 ? '' : `→ ${targets.join(', ')}`
    const room = page.width - name - 2 - 2 - 11 - 2 - 17
    return `  ${padEnd(cut(plain(table.id), name), name)}  ${page.paint('dim', size)}  ${by}${room < 8 ? '' : page.paint('dim', cut(refers, room))}`.trimEnd()
  })
}

function useCounts({ backend }: Page): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { table } of backend.api.operations.flatMap(tablesUsed)) counts.set(table, (counts.get(table) ?? 0) + 1)
  return counts
}

function clusterRows(page: Page): readonly string[] {
  const clusters = tableClusters(page.backend)
  const name = Math.min(28, Math.max(...clusters.map((cluster) => columns(plain(cluster.name)))))
  return [
    ...clusters.map((cluster) => clusterRow(page, cluster, name)),
    page.paint('dim', '  every table: --only tables'),
  ]
}

function clusterRow(page: Page, cluster: TableCluster, name: number): string {
  const others = cluster.tables.filter((table) => table.name !== cluster.name).map((table) => plain(table.name))
  const room = page.width - name - 10
  return `  ${padEnd(cut(plain(cluster.name), name), name)}  ${padStart(String(cluster.tables.length), 3)}  ${page.paint('dim', cut(others.join(' '), room))}`.trimEnd()
}
