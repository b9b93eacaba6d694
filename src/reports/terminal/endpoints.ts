import type { Operation } from '../../model/index.ts'
import { count, type Domain, domainsOf, placeText } from '../../model/queries/index.ts'
import { wantsAllOf } from '../options.ts'
import { columns, cut, cutFront, padEnd, padStart } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { domainTable } from './domain-table.ts'
import { accessCell, legend } from './marks.ts'
import { folded, heading, type Page } from './page.ts'
import { methodStyles } from './paint.ts'

/** So many operations are listed one by one; of more, the page shows the domains. */
const listed = 60

export function endpoints(page: Page): readonly string[] {
  const { operations } = page.backend.api
  if (operations.length === 0) return []
  const domains = domainsOf(page.backend)
  const states = new Set(operations.map((operation) => operation.access.state))
  const all = wantsAllOf(page.options, 'endpoints') || operations.length <= listed
  const rest = `${count(operations.length, 'operation')} in ${count(domains.length, 'domain')}`
  const title = heading(page, 'Endpoints', all && page.width > 70 ? `${rest}, each with its number of queries` : rest)
  const widths = measure(page)
  const body = all ? domains.flatMap((domain) => domainRows(page, domain, widths)) : domainTable(page, domains)
  return [title, ...legend(states, page.width, page.paint), ...(all ? [] : ['']), ...body, ...sockets(page, widths)]
}

function domainRows(page: Page, { name, operations }: Domain, widths: Widths): readonly string[] {
  const title = ` ${page.paint('bold', cut(plain(name), page.width - 8))}  ${page.paint('dim', String(operations.length))}`
  return ['', title, ...operations.map((operation) => operationRow(page, operation, widths))]
}

interface Widths {
  readonly path: number
  readonly access: number
  readonly file: number
}

/** The path gets what is left; narrow terminals lose the file first, and never the access. */
function measure(page: Page): Widths {
  const longest = Math.max(...page.backend.api.operations.map((operation) => columns(operation.path)), 12)
  const access = page.width < 90 ? 14 : 22
  const room = page.width - 10 - access - 2 - 4
  const path = Math.min(longest, Math.max(20, Math.floor(room * (room < 60 ? 0.62 : 0.58))))
  const files = page.backend.api.operations.map((operation) => columns(placeText(operation.handler)))
  const file = Math.min(room - path - 2, Math.max(...files))
  return room - path < 14 ? { path: Math.min(longest, room), access, file: 0 } : { path, access, file }
}

function operationRow(page: Page, operation: Operation, { path, access, file }: Widths): string {
  const method = page.paint(methodStyles[operation.method] ?? 'dim', padEnd(operation.method.toUpperCase(), 7))
  const place = padEnd(cutFront(plain(placeText(operation.handler)), file), file)
  const number = operation.statements.length
  const statements = number === 0 ? page.paint('dim', padStart('–', 4)) : padStart(`${number}q`, 4)
  const guarded = accessCell(operation.access, access, page.paint)
  return `  ${method} ${padEnd(cut(plain(operation.path), path), path)}  ${guarded}${file === 0 ? '' : `  ${page.paint('dim', place)}`}${statements}`
}

function sockets(page: Page, { path, access }: Widths): readonly string[] {
  const { webSockets, mounts } = page.backend.api
  const shown = wantsAllOf(page.options, 'endpoints') ? webSockets : webSockets.slice(0, 8)
  const label = (what: string) => padEnd(cut(plain(what), path), path)
  const rows = shown.map(
    (route) =>
      `  ${page.paint('cyan', 'WS     ')} ${label(route.path)}  ${accessCell(route.access, access, page.paint)}`,
  )
  const more = webSockets.length > shown.length ? [folded(page, webSockets.length - shown.length, 'endpoints')] : []
  const mounted = mounts.map((mount) => {
    const what = cut(plain(mount.what), Math.max(8, page.width - path - 13))
    return `  ${page.paint('dim', 'mount  ')} ${label(mount.path)}  ${page.paint('dim', what)}`
  })
  return rows.length + mounted.length === 0 ? [] : ['', ...rows, ...more, ...mounted]
}
