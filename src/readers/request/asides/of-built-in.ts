import { isPlural, singular } from '../vocabulary/forms.ts'
import { isStop, verbBase } from '../vocabulary/lexicon.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { type Around, type Aside, quoted } from './aside.ts'

/** `only workspace admins create or revoke them`, where keys of programs were spoken of last: told, as what is built is of people. */
export function ofBuiltInAt({ page, capabilities }: Around, at: number): Aside | null {
  const isFirst = page.isEnd(at - 1) || /^(,|and|but|;|:)$/.test(page.word(at - 1))
  if (!isFirst || !/^(only|the|all|admins?|owners?|members?|managers?)$/.test(page.word(at))) return null
  const end = clauseEnd(page, at)
  if (end === null) return null
  const last = [...capabilities.values()].findLast(
    ({ name, from, to }) =>
      to <= at && /^(api-keys|webhooks)$/.test(name) && isPlural(page.word(to - 1)) && from >= startOf(page, at),
  )
  if (last === undefined) return null
  for (let i = last.to; i < at; i += 1) {
    const word = page.word(i)
    const isOther =
      page.isWord(i) &&
      isPlural(word) &&
      !/^(for|of|per|to|by)$/.test(page.word(i - 1)) &&
      !isStop(word) &&
      !PARTS.test(word) &&
      !isPersonal({ words: [singular(word)] }) &&
      verbBase(word) === null
    if (isOther) return null
  }
  return quoted(at, end)
}

type Page = Around['page']

/** Of words alone, up to `them`. */
function clauseEnd(page: Page, at: number): number | null {
  for (let end = at + 1; end < at + 9 && page.isWord(end); end += 1)
    if (page.word(end) === 'them') return verbBase(page.word(end - 1)) === null ? null : end + 1
  return null
}

/** Of its sentence, and of the one before. */
function startOf(page: Page, at: number): number {
  let from = at
  for (let ends = 0; from > 0; from -= 1) if (page.isEnd(from - 1) && (ends += 1) > 1) return from
  return from
}

const PARTS = /^(keys|tokens|scopes|endpoints|subscriptions|deliveries|events|secrets|attempts|urls|hashes)$/
