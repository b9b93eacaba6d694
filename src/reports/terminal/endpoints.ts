import type { Operation } from '../../model/index.ts'
import { accessStates, count, countAccess, type Domain, domainsOf, placeText } from '../../model/queries/index.ts'
import { wantsAllOf } from '../options.ts'
import { columns, cut, cutFront, padEnd, padStart } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { accessCell, accessColumns, legend } from './marks.ts'
import { folded, heading, type Page } from './page.ts'
import { methodStyles } from './paint.ts'

/** So many operations are listed one by one; of more, the page shows the domains. */
const listed = 60
const listedDomains = 30

export function endpoints(page: Page): readonly string[] {
  const { operations } = page.backend.api
  if (operations.length === 0) return []
  const domains = domainsOf(page.backend)
  const states = new Set(operations.map((operation) => operation.access.state))
  const title = heading(page, 'Endpoints', `${count(operations.length, 'operation')} in ${count(domains.length, 'domain')}`)
  const all = wantsAllOf(page.options, 'endpoints') || operations.length <= listed
  const body = all ? domains.flatMap((domain) => domainRows(page, domain)) : domainTable(page, domains)
  return [title, `  ${legend(states, page.paint)}${all ? page.paint('dim', '  2q two statements') : ''}`, ...(all ? [] : ['']), ...body, ...sockets(page)]
}

function domainRows(page: Page, { name, operations }: Domain): readonly string[] {
  const title = ` ${page.paint('bold', cut(plain(name), page.width - 8))}  ${page.paint('dim', String(operations.length))}`
  return ['', title, ...operations.map((operation) => operationRow(page, operation))]
}

interface Widths {
  readonly path: number
  readonly access: number
  readonly file: number
}

/** The path gets what is left; narrow terminals lose the file first, and never the access. */
function widths(page: Page): Widths {
  const longest = Math.max(...page.backend.api.operations.map((operation) => columns(operation.path)), 12)
  const access = page.width < 90 ? 14 : 22
  const room = page.width - 10 - access - 2 - 4
  const path = Math.min(longest, Math.max(20, Math.floor(room * (room < 60 ? 0.62 : 0.58))))
  const file = room - path - 2
  return file < 12 ? { path: Math.min(longest, room), access, file: 0 } : { path, access, file }
}

function operationRow(page: Page, operation: Operation): string {
  const { path, access, file } = widths(page)
  const method = page.paint(methodStyles[operation.method] ?? 'dim', padEnd(operation.method.toUpperCase(), 7))
  const handler = file === 0 ? '' : `  ${page.paint('dim', padEnd(cutFront(plain(placeText(operation.handler)), file), file))}`
  const statements = operation.statements.length === 0 ? page.paint('dim', padStart('–', 4)) : padStart(`${operation.statements.length}q`, 4)
  return `  ${method} ${padEnd(cut(plain(operation.path), path), path)}  ${accessCell(operation.access, access, page.paint)}${handler}${statements}`.trimEnd()
}

function domainTable(page: Page, domains: readonly Domain[]): readonly string[] {
  const shown = domains.length <= listedDomains + 3 ? domains : [...domains].sort((a, b) => b.operations.length - a.operations.length).slice(0, listedDomains)
  const present = countAccess(page.backend.api.operations)
  const states = accessStates.filter((state) => present[state] > 0)
  const name = Math.min(28, Math.max(...shown.map((domain) => columns(plain(domain.name)))))
  const rows = shown.map((domain) => {
    const text = `  ${padEnd(cut(plain(domain.name), name), name)}  ${padStart(String(domain.operations.length), 4)}  ${accessColumns(domain.operations, states, page.paint)}`
    const room = page.width - name - 10 - states.length * 7 - 2
    return `${text}  ${room < 10 ? '' : page.paint('dim', cut(plain(domain.prefix), room))}`.trimEnd()
  })
  const hidden = domains.length - shown.length
  const rest = hidden === 0 ? '  every operation: --only endpoints' : `  … ${hidden} more ${hidden === 1 ? 'domain' : 'domains'} (--only endpoints)`
  return [...rows, page.paint('dim', rest)]
}

function sockets(page: Page): readonly string[] {
  const { webSockets, mounts } = page.backend.api
  const all = wantsAllOf(page.options, 'endpoints')
  const shown = all ? webSockets : webSockets.slice(0, 8)
  const path = widths(page).path
  const rows = shown.map((route) => `  ${page.paint('cyan', 'WS     ')} ${padEnd(cut(plain(route.path), path), path)}  ${accessCell(route.access, widths(page).access, page.paint)}`.trimEnd())
  const mounted = mounts.map((mount) => `  ${page.paint('dim', 'mount  ')} ${padEnd(cut(plain(mount.path), path), path)}  ${page.paint('dim', cut(plain(mount.what), Math.max(8, page.width - path - 13)))}`)
  const more = webSockets.length > shown.length ? [folded(page, webSockets.length - shown.length, 'endpoints')] : []
  return rows.length + mounted.length === 0 ? [] : ['', ...rows, ...more, ...mounted]
}
