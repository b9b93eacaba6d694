import { Trouble } from '../../kernel/diagnostic.ts'
import type { Run } from '../../model/index.ts'
import type { Given } from './given.ts'
import type { Item } from './item.ts'
import { quoted } from './quoted.ts'
import { shortened } from './shortened.ts'
import { USUAL_TOKENS, tokensAtMost } from './tokens.ts'
import type { Desk, ToolResult } from './tool.ts'

/** What a tool found, before it is known how much of it fits. */
export interface Found {
  /** `survey`, for the handle of what does not fit. */
  readonly kind: string
  /** In words of our own: nothing of the repository stands in it. */
  readonly summary: string
  /** What to ask next, in words of our own. */
  readonly hints?: readonly string[]
  readonly items: readonly Item[]
  /** Whether the items are words of our own, too: the pages of rules are. */
  readonly own?: true
  readonly runs: readonly Run[]
}

/** As much of it as fits, and a cursor for the rest. */
export const listed = (found: Found, given: Given, desk: Desk): ToolResult => page(found, 0, null, given, desk)

/** The next page of a list that was kept; null where nobody asks for one. */
export function continued(given: Given, desk: Desk): ToolResult | null {
  const cursor = given.text('cursor')
  if (cursor === null) return null
  const [, handle = '', start = ''] = /^(\w+:\d{1,9})@(\d{1,9})$/.exec(cursor) ?? []
  const items = desk.handles.get(handle) as readonly Item[] | null
  if (items === null || Number(start) >= items.length)
    throw new Trouble('usage', {
      message: `there is nothing at the cursor ${cursor.slice(0, 50)}`,
      help: 'Lists are kept for a while only: ask again without cursor.',
    })
  const [kind = ''] = handle.split(':')
  const own = kind === OWN ? { own: true as const } : {}
  return page({ kind, summary: `goes on at ${start}`, items, ...own, runs: [] }, Number(start), handle, given, desk)
}

/** The kind of lists that hold nothing but words of our own. */
const OWN = 'own'

/** What a cursor takes at most. */
const CURSOR = 40

function page(found: Found, start: number, handle: string | null, given: Given, desk: Desk): ToolResult {
  const { summary, hints = [], items, own, runs } = found
  const frame = { summary, ...(hints.length > 0 ? { hints } : {}), fromRepository: [], total: items.length, runs }
  const room = (given.number('tokens') ?? USUAL_TOKENS) - tokensAtMost(JSON.stringify(frame)) - CURSOR
  const shown = fitting(items, start, room)
  const end = start + shown.length
  const kept = end < items.length ? (handle ?? desk.handles.keep(own ? OWN : found.kind, items)) : null
  return {
    answer: {
      summary,
      ...(hints.length > 0 ? { hints } : {}),
      [own ? 'fromArchitect' : 'fromRepository']: shown,
      total: items.length,
      ...(kept === null ? {} : { next: `${kept}@${end}` }),
    },
    runs,
    places: items.slice(start, end).flatMap(({ places }) => places),
  }
}

/** At least one, shortened where it is too long by itself: otherwise nobody would ever come past it. */
function fitting(items: readonly Item[], start: number, room: number): readonly unknown[] {
  const shown: unknown[] = []
  let left = room
  for (const { shown: fields } of items.slice(start)) {
    const one = quoted(fields)
    // In the text form each `<` is written out.
    const size = tokensAtMost(JSON.stringify(one).replaceAll('<', '\\u003c')) + 1
    if (size > left) return shown.length > 0 ? shown : [shortened(one, left)]
    shown.push(one)
    left -= size
  }
  return shown
}
