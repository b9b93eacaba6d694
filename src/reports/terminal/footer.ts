import { count, totalsOf } from '../../model/queries/index.ts'
import { wrap } from '../text/fit.ts'
import type { Page } from './page.ts'

/** The counts again, where the eye ends, and the one next command. */
export function footer(page: Page): readonly string[] {
  const totals = totalsOf(page.backend)
  const parts = [
    count(totals.operations, 'operation'),
    count(totals.tables, 'table'),
    count(totals.statements, 'statement'),
    totals.unresolved === 0 ? 'everything resolved' : `${totals.unresolved} not resolved`,
  ]
  return [
    '',
    ...wrap(parts.join(' · '), page.width - 1).map((line) => ` ${page.paint('bold', line)}`),
    ` ${page.paint('dim', 'next:')} ${page.paint('cyan', nextCommand(page))}`,
  ]
}

function nextCommand({ backend }: Page): string {
  if (backend.api.applications.length === 0) return 'architect survey --entry path/to/main.py:app'
  return 'architect survey --format html > map.html'
}
