import { itemsAt } from '../../lists/items.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { isVerbHere } from '../../nouns/done.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { type Reader } from '../../reader.ts'
import { isSystem, withoutSystem } from '../../nouns/systems.ts'
import { isPlace } from '../../vocabulary/functions.ts'
import { tailEnd } from '../../asides/ends.ts'
import { isOpening } from '../../nouns/within-names.ts'
import { DOINGS, INTENTS, MADE, OPERATIONS, SENT } from '../../vocabulary/verbs.ts'
import { readRest } from '../things/rest.ts'

const CHANGES = /^(requests?|orders?|logs?|proposals?|notices?|history|management)$/

/** What is to be done, and with what: `build an API for ...`, `to manage inventory`. */
export function readVerb(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  // `keep track of the bikes`
  if (page.matches(at, ['keep', 'track', 'of'])) {
    page.claim(at, at + 3)
    return at + 3
  }
  // `moving company`: whoever does it.
  if (isOpening(page, at) || isWholeAt(page, at)) return null
  // `change requests`: what is asked for, and nothing that is to become otherwise.
  if (page.word(at) === 'change' && CHANGES.test(page.word(at + 1))) return null
  const base = isVerbHere(page, at) || leadsIn(reader, at) || isListed(page, at) ? verbBase(page.word(at)) : null
  if (base === null) return null
  // `may read them but not change anything`: what some may not, and nothing that is to become otherwise.
  if (/^(not|never)$/.test(page.word(at - 1)) && /^(but|and|or|,)$/.test(page.word(at - 2)))
    return reader.quote(at - 1, tailEnd(page, at + 1, true))
  const isNoIntent =
    (reader.capabilities.get(at)?.to ?? at) > at + 1 || (base === 'switch' && /^(off|on)$/.test(page.word(at + 1)))
  const intent = isNoIntent ? undefined : INTENTS.get(base)
  const isFirst = facts.intents.length === 0 && intent !== undefined
  if (isFirst) facts.intents.push({ intent, verb: base })
  const isLead = isFirst || (intent !== undefined && facts.mentions.length === 0)
  if (!isLead && !isKept(base) && !reader.capabilities.has(at) && !reader.capabilities.has(at + 1))
    return reader.quote(at, tailEnd(page, at + 1, true))
  if (base === 'share' && !isLead) return reader.quote(at, tailEnd(page, at + 1))
  // `lock the account`: what is done with what everybody has.
  const named = /^(a|an|the)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  if (!isLead && OPERATIONS.has(base) && reader.capabilities.get(named)?.name === 'accounts')
    return reader.quote(at, tailEnd(page, at + 1, true))
  page.claim(at, at + 1)
  const start = /^(of|for|out|up|me|us|the|how)$/.test(page.word(at + 1)) && isFirst ? at + 2 : at + 1
  if (reader.capabilities.has(start)) return start
  const { items } = itemsAt(page, start)
  const first = items[0]
  if (!first) return isLead ? start : reader.quote(at, tailEnd(page, start, true))
  // Compounds and systems are read as nouns that stand by themselves.
  if (isFirst || isSystem(first.noun) || withoutSystem(first.noun) === null || hasCapability(reader, first.noun))
    return start
  for (const { noun, inner } of items) {
    if (OPERATIONS.has(base) && !DOINGS.has(base))
      facts.operations.push({ verb: base, of: noun, from: page.words(at, noun.to) })
    // `manage its fleet`: the whole of what is named elsewhere.
    reader.mention(noun, !noun.isPlural && isPlace(noun.words) ? 'as the whole' : 'plainly')
    if (inner.length > 0) reader.hold(noun, inner)
  }
  return readRest(reader, items, items.at(-1)!.to)
}

/** `a tagging service`: what is asked for, by what it does. */
const isWholeAt = (page: Page, at: number): boolean =>
  page.word(at).endsWith('ing') &&
  /^(a|an|the|our|my)$/.test(page.word(at - 1)) &&
  /^(service|system|tool|app|application|platform|backend|api|site|website|portal|engine)$/.test(page.word(at + 1))

/** `search for a spot, pay with a card` */
const isListed = (page: Page, at: number): boolean =>
  /^(,|and)$/.test(page.word(at - 1)) && nounAt(page, at) === null && verbBase(page.word(at)) === page.word(at)

/** What is kept, looked at, or done with rows; what is only sent or worked out is no thing. */
const isKept = (base: string): boolean =>
  !SENT.has(base) && (DOINGS.has(base) || OPERATIONS.has(base) || MADE.has(base))

/** `review of X`, `please review`, `we want to build`. */
const leadsIn = ({ page, facts, sentence }: Reader, at: number): boolean =>
  facts.intents.length === 0 &&
  at - sentence < 8 &&
  INTENTS.has(verbBase(page.word(at)) ?? '') &&
  !(page.word(at).endsWith('s') && !page.word(at).endsWith('ss')) &&
  (page.isEnd(at - 1) || /^(please|you|to|a|an|i|we|us|need|want|do|me|and)$/.test(page.word(at - 1))) &&
  (/^(of|the|a|an|our|my|all|this|for|me|us|how|whether|existing|current|new)$/.test(page.word(at + 1)) ||
    page.isEnd(at - 1))

function hasCapability(
  { capabilities }: Reader,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let at = from; at < to; at += 1) if (capabilities.has(at)) return true
  return false
}
