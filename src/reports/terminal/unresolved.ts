import { costs, count, placeText, type UnresolvedGroup, unresolvedGroups } from '../../model/queries/index.ts'
import { wantsAllOf } from '../options.ts'
import { cut, cutFront, padEnd, padStart } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { heading, type Page } from './page.ts'

/** What could not be told, what that costs, and where to look. */
export function unresolved(page: Page): readonly string[] {
  const groups = unresolvedGroups(page.backend)
  if (groups.length === 0) return []
  const total = page.backend.reading.unresolved.length
  return [heading(page, 'Not resolved', count(total, 'place')), ...groups.flatMap((group) => groupRows(page, group))]
}

function groupRows(page: Page, { kind, items }: UnresolvedGroup): readonly string[] {
  const title = `  ${page.paint('yellow', `${padStart(String(items.length), 4)} ${padEnd(kind, 11)}`)} ${cut(costs[kind], page.width - 19)}`
  const all = wantsAllOf(page.options, 'unresolved')
  const shown = all ? items : items.slice(0, 2)
  const rows = shown.map((item) => {
    const where = item.at === null ? '' : plain(placeText(item.at))
    const room = page.width - 20
    const text = cut(plain(item.text), Math.max(10, room - Math.min(where.length, Math.floor(room / 2))))
    return page.paint(
      'dim',
      `                   ${text}${where === '' ? '' : ` ${cutFront(where, Math.floor(room / 2))}`}`,
    )
  })
  const more =
    items.length > shown.length
      ? [
          page.paint(
            'dim',
            `${' '.repeat(page.width < 60 ? 9 : 19)}… ${items.length - shown.length} more (--only unresolved)`,
          ),
        ]
      : []
  return [title, ...rows, ...more]
}
