import type { SaidRule } from '../facts.ts'
import type { Page } from '../page/page.ts'
import { tableOf } from '../vocabulary/words.ts'

/** What nobody does with rows, and behind what says so. */
export interface Denied {
  readonly verbs: SaidRule['verbs']
  readonly end: number
}

/** `changed or deleted`, what is denied before it; `change or delete` of what stands behind. */
export function deniedOf(page: Page, start: number, isActive = false): Denied | null {
  const verbs: SaidRule['verbs'][number][] = []
  let end = start
  for (let at = start; ;) {
    if (page.word(at) === 'be') at += 1
    const verb = (isActive ? DOING : DENIED).get(page.word(at))
    if (verb === undefined) break
    verbs.push(verb)
    end = at + 1
    at = page.word(end) === ',' ? end + 1 : end
    if (/^(or|and|nor)$/.test(page.word(at))) at += 1
    else if (page.word(end) !== ',') break
  }
  return verbs.length === 0 ? null : { verbs, end }
}

const DENIED: ReadonlyMap<string, SaidRule['verbs'][number]> = tableOf<SaidRule['verbs'][number]>([
  ['update', 'changed edited updated modified altered amended overwritten rewritten editable changeable modifiable'],
  ['delete', 'deleted removed erased purged deletable removable'],
])
const DOING: ReadonlyMap<string, SaidRule['verbs'][number]> = tableOf<SaidRule['verbs'][number]>([
  ['update', 'change edit update modify alter amend overwrite rewrite'],
  ['delete', 'delete remove erase purge'],
])

/** `forever`, `for ever`; null where nothing of the kind is said. */
export function foreverEnd(page: Page, at: number): number | null {
  if (/^(forever|indefinitely|permanently)$/.test(page.word(at))) return at + 1
  return page.matches(at, ['for', 'ever']) || page.matches(at, ['for', 'good']) ? at + 2 : null
}

/** `no measurement is ever deleted`: where the words stand that say what nobody does; null where none of them does. */
export function noneDenied(page: Page, at: number): Denied | null {
  if (page.word(at) !== 'no' && page.word(at) !== 'neither') return null
  for (let i = at + 2; i < at + MOST && page.isWord(i); i += 1) {
    if (!/^(is|are|may|can|must|shall|should|will)$/.test(page.word(i))) continue
    let next = i + 1
    while (/^(ever|be)$/.test(page.word(next))) next += 1
    return deniedOf(page, next)
  }
  return null
}

const MOST = 7
