import { tailEnd } from '../../asides/ends.ts'
import { itemOf } from '../../lists/item.ts'
import { coined } from '../../nouns/coined.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** What only some see of it, by how it is: those of one kind, and nothing of the others. */
export const readVisibleOnly = (reader: Reader, last: Noun, start: number): number | null =>
  SEEN.test(reader.page.word(start)) ? (ownOnly(reader, last, start) ?? someOnly(reader, last, start)) : null
const SEEN = /^(visible|shown|seen|readable|accessible)$/

/** `private recipes are visible only to their author`: each says which it is. */
function ownOnly(reader: Reader, last: Noun, start: number): number | null {
  const { page } = reader
  if (!last.adjectives.includes('private')) return null
  const end = tailEnd(page, start, true)
  const visibility = itemOf(coined({ from: last.from, to: end }, ['visibility'], false))
  reader.mention(last)
  reader.hold(last, [{ ...visibility, saying: { ...visibility.saying, type: 'private|public = private' } }])
  page.claim(last.from, end)
  return end
}

/** `unpublished episodes are visible only to the owner`: of the others nothing is said, and of those that are unpublished the state. */
function someOnly(reader: Reader, last: Noun, start: number): number | null {
  const { page } = reader
  const such = [last.head - 1, last.head].find((at) => at >= last.from && SUCH.test(page.word(at)))
  if (such === undefined || isPersonal(last)) return null
  const end = tailEnd(page, start, true)
  const of = such === last.head && last.words.length > 1 ? { ...last, words: last.words.slice(1) } : last
  reader.mention(of)
  if (!/^(unpublished|draft)$/.test(page.word(such)) || !OWNERS.test(page.words(start, end).text))
    return reader.quote(last.from, end)
  const status = itemOf(coined({ from: such, to: end }, ['status'], false))
  reader.hold(of, [{ ...status, saying: { ...status.saying, type: 'draft|published = draft' } }])
  page.claim(last.from, end)
  return end
}
const SUCH =
  /^(unpublished|draft|archived|rejected|approved|unapproved|pending|closed|deleted|expired|cancelled|inactive|disabled|blocked|finished|completed|internal)$/
const OWNERS = /\bonly (to|by|for) (their|its|the|whoever)\b.*\b(owners?|authors?|creators?|made|wrote)\b/i
