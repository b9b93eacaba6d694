import type { Backend, Operation } from '../../model/index.ts'
import { demands, domainsOf, placeText } from '../../model/queries/index.ts'
import { escapeHtml } from './escape.ts'

/** Every endpoint as a plain table: for paper, for screen readers, and without scripts. */
export function endpointList(backend: Backend): string {
  const domains = domainsOf(backend).map((domain) => {
    const rows = domain.operations.map(row).join('')
    return `<details><summary>${escapeHtml(domain.name)} (${domain.operations.length})</summary><table><tbody>${rows}</tbody></table></details>`
  })
  return domains.length === 0 ? '' : `<section id="list"><h2>All endpoints</h2>${domains.join('\n')}</section>`
}

function row(operation: Operation): string {
  const access = [operation.access.state, ...demands(operation.access)].join(' ')
  const cells = [operation.method.toUpperCase(), operation.path, access, placeText(operation.handler)]
  return `<tr>${cells.map((cell) => `<td class="code">${escapeHtml(cell)}</td>`).join('')}</tr>`
}
