import { PARTICIPLES_TOO, keyOf } from './can-be-thing.ts'
import { hasArchetype } from '../vocabulary/lexicon.ts'
import type { Noun } from '../nouns/noun.ts'
import { isAnyKind } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** How some of them are, and others not. */
export const STATES: ReadonlySet<string> = new Set(
  'public private active overdue recent old internal external free'.split(' '),
)

/** `claimed items`, where items are spoken of: how some of them are is no name. */
export function withoutState(noun: Noun, spoken: ReadonlySet<string>): Noun {
  const [first = '', ...rest] = noun.words
  // `short messages`
  if (
    /^(short|long|next|last|previous|past|future|upcoming|latest|raw)$/.test(first) &&
    hasArchetype(rest.at(-1) ?? '')
  )
    return { ...noun, words: rest }
  // `sold-out events`
  if (isStateWord(first) && /^(out|off|in|up)$/.test(rest[0] ?? '') && hasArchetype(rest.at(-1)!))
    return { ...noun, words: rest.slice(1) }
  const isState = isStateWord(first)
  // `unpaid orders` are orders, whoever speaks of those besides.
  const isPlain =
    /^(paid|unpaid|overdue|late|pending|draft|open|new|anonymous|failed|cancelled|canceled|rejected|expired|closed|archived|deleted|completed|approved|declined|confirmed|blocked|stuck|inactive|finished|refunded|unread|unused|issued|sent|unsent|submitted|published|unpublished|accepted|imported|uploaded|scanned|recorded|ingested|stored|saved|processed|returned|scheduled|collected|captured|generated|synced|received|incoming|outgoing|signed|unsigned|resolved|unresolved|reopened|locked|suspended|withdrawn|revoked|answered|unanswered|delivered|undelivered|shipped)$/.test(
      first,
    ) &&
    (hasArchetype(rest.at(-1) ?? '') || (rest.length > 1 && isAnyKind(rest.join(' '))))
  return rest.length > 0 && isState && (isPlain || isSpokenOf(keyOf(rest), spoken) || isKnownBySaying(rest))
    ? { ...noun, words: rest }
    : noun
}

/** `registered users` are those; of a `deceased person` nothing else says who that is. */
const isKnownBySaying = (rest: readonly string[]): boolean => isPersonal({ words: rest }) && rest.join(' ') !== 'person'

export const isStateWord = (word: string): boolean =>
  PARTICIPLES_TOO.has(word) ||
  /^(stuck|overdue|dead|idle|inactive|frozen|stale|abandoned)$/.test(word) ||
  (word.endsWith('ed') && word.length > 4)

/** By its name, or by how that ends: `a closed ticket`, where support tickets are spoken of. */
const isSpokenOf = (key: string, spoken: ReadonlySet<string>): boolean =>
  spoken.has(key) || [...spoken].some((one) => one.endsWith(` ${key}`) && !isStateWord(one.split(' ')[0]!))
