import { accessMeanings, accessStates, changesData, count, countAccess, demands } from '../../model/queries/index.ts'
import { wantsAllOf } from '../options.ts'
import { cut, padEnd, padStart, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { folded, heading, type Page } from './page.ts'
import { marks } from './paint.ts'

/** How many operations stand in each state, and those that change data without asking who calls. */
export function access(page: Page): readonly string[] {
  const { operations } = page.backend.api
  if (operations.length === 0) return []
  const counts = countAccess(operations)
  const rows = accessStates
    .filter((state) => counts[state] > 0)
    .map((state) => {
      const { shape, style } = marks[state]
      const room = page.width - 24
      return `  ${page.paint(style, shape)} ${padEnd(state, 12)} ${padStart(String(counts[state]), 5)}  ${bar(page, counts[state], operations.length, style)}${page.paint('dim', cut(accessMeanings[state], Math.max(0, room - 22)))}`.trimEnd()
    })
  return [heading(page, 'Access', 'as the code enforces it'), ...rows, ...asked(page), ...open(page)]
}

function bar(page: Page, part: number, whole: number, style: (typeof marks)['enforced']['style']): string {
  const length = Math.max(1, Math.round((part / whole) * 18))
  return page.width < 60 ? '' : `${page.paint(style, '━'.repeat(length))}${' '.repeat(20 - length)}`
}

function asked(page: Page): readonly string[] {
  const names = [...new Set(page.backend.api.operations.flatMap((operation) => demands(operation.access)))]
  if (names.length === 0) return []
  const shown = wantsAllOf(page.options, 'auth') ? names : names.slice(0, 12)
  const rest = names.length > shown.length ? ` … ${names.length - shown.length} more` : ''
  return wrap(`roles and scopes: ${shown.map(plain).join(', ')}${rest}`, page.width - 4).map((line) =>
    page.paint('dim', `    ${line}`),
  )
}

function open(page: Page): readonly string[] {
  const writes = page.backend.api.operations.filter(
    (operation) => operation.access.state === 'public' && changesData(operation),
  )
  if (writes.length === 0) return []
  const shown = wantsAllOf(page.options, 'auth') ? writes : writes.slice(0, 6)
  const lines = shown.map((operation) => `    ${cut(plain(operation.id), page.width - 4)}`)
  const more = writes.length > shown.length ? [folded(page, writes.length - shown.length, 'auth')] : []
  return [
    '',
    `  ${count(writes.length, 'public operation')} ${writes.length === 1 ? 'changes' : 'change'} data`,
    ...lines,
    ...more,
  ]
}
