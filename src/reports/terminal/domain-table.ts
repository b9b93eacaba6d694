import type { AccessState } from '../../model/index.ts'
import { accessStates, countAccess, type Domain } from '../../model/queries/index.ts'
import { columns, cut, padEnd, padStart } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { accessColumns, accessTotals } from './marks.ts'
import type { Page } from './page.ts'

const listed = 30

/** One line for each domain, the largest first when not all fit. */
export function domainTable(page: Page, domains: readonly Domain[]): readonly string[] {
  const bySize = [...domains].sort((a, b) => b.operations.length - a.operations.length)
  const shown = domains.length <= listed + 3 ? domains : bySize.slice(0, listed)
  const present = countAccess(page.backend.api.operations)
  const states = accessStates.filter((state) => present[state] > 0)
  const width = Math.min(28, Math.max(...shown.map((domain) => columns(plain(domain.name)))))
  const hidden = domains.length - shown.length
  const more = `  … ${hidden} more ${hidden === 1 ? 'domain' : 'domains'} (--only endpoints)`
  return [
    ...shown.map((domain) => domainRow(page, domain, width, states)),
    page.paint('dim', hidden === 0 ? '  every operation: --only endpoints' : more),
  ]
}

/** States in columns where there is room for them; the common path, too, in wider windows. */
function domainRow(page: Page, domain: Domain, width: number, states: readonly AccessState[]): string {
  const { name, operations, prefix } = domain
  const room = page.width - width - 10 - states.length * 7 - 2
  const narrow = room < 0
  const label = narrow ? Math.min(width, 14) : width
  const start = `  ${padEnd(cut(plain(name), label), label)}  ${padStart(String(operations.length), 4)}  `
  if (narrow) return start + accessTotals(operations, states, page.paint)
  const path = room < 10 ? '' : page.paint('dim', cut(plain(prefix), room))
  return `${start}${accessColumns(operations, states, page.paint)}  ${path}`
}
