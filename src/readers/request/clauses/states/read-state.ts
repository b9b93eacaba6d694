import { itemOf } from '../../lists/item.ts'
import type { Noun } from '../../nouns/noun.ts'
import { readStateEnd } from '../../lists/read-state.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'

/** `read and unread`, `unread state`: when each was read, of what people get to read; null where nothing of the kind is said. */
export function readReadState(reader: Reader, at: number): number | null {
  const { page, facts, topic } = reader
  const next = readStateEnd(page, at)
  if (next === null) return null
  const isRead = (noun: Noun): boolean => kindOf(noun.words)?.holds['read_at'] !== undefined
  const of = topic !== null && isRead(topic) ? topic : facts.mentions.findLast(({ noun }) => isRead(noun))?.noun
  if (of === undefined) return null
  const noun = { ...of, from: at, head: at, to: next, words: ['read', 'at'], isPlural: false, adjectives: [] }
  const item = itemOf(noun)
  page.claim(at, next)
  reader.hold(of, [{ ...item, saying: { ...item.saying, type: 'datetime?' } }])
  return next
}
