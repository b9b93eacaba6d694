import type { CapabilityName } from '../../../../model/index.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, countedNounAt, nounAt } from '../../nouns/noun.ts'
import { type Reader } from '../../reader.ts'
import { isSystem, withoutSystem } from '../../nouns/systems.ts'
import { singular } from '../../vocabulary/forms.ts'
import { hasArchetype, isTrade } from '../../vocabulary/lexicon.ts'
import type { Page } from '../../page/page.ts'
import { DETERMINERS, SYSTEMS } from '../../vocabulary/functions.ts'
import { isReadable, ofSource } from '../../capabilities/sources.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { ACTIONS } from '../../vocabulary/verbs.ts'

/** `RAG pipeline`, `search feature`: what it is built as says nothing more. */
export const behindSystem = (page: Page, at: number): number =>
  SYSTEMS.has(page.word(at)) && /^(of|for|over|on|in|across|about)$/.test(page.word(at + 1)) ? at + 1 : at

/** `an audit trail of all changes to salaries`: of what is changed. */
export function behindChanges({ page, capabilities }: Reader, at: number, found: CapabilityName): number {
  if (!/^(history|audit)$/.test(found) || !/^(of|for|on)$/.test(page.word(at))) return at
  let end = at + 1
  while (/^(all|any|every|each|the|who|made)$/.test(page.word(end))) end += 1
  if (!/^(changes?|edits?|modifications?|updates?|changed|edited|modified)$/.test(page.word(end))) return at
  end += page.word(end + 1) === 'made' ? 2 : 1
  if (!WITH.test(page.word(end))) return at
  // `all changes to invoices` is a history by itself.
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) return at
  page.claim(at, end)
  return end
}

interface Objects {
  readonly nouns: readonly Noun[]
  readonly next: number
}

/** Behind `of`, `for`, `over`: what it is asked for. */
export function objectsAt({ page, capabilities }: Reader, at: number, found: CapabilityName): Objects {
  const isFrom = found === 'retrieval'
  const nothing = { nouns: [], next: at }
  if (page.word(at - 1) === 'changed' && DETERMINERS.has(page.word(at))) {
    const noun = nounAt(page, at)
    return noun === null ? nothing : { nouns: [noun], next: noun.to }
  }
  if (!(WITH.test(page.word(at)) || (isFrom && TALKED.test(`${page.word(at - 1)} ${page.word(at)}`)))) return nothing
  // `ask questions in chat`: how, and of nothing.
  if (isFrom && page.word(at) === 'in' && IN_WORDS.test(page.word(at + 1))) {
    page.claim(at, at + 2)
    return { nouns: [], next: at + 2 }
  }
  // `events on every status change`: when, and of nothing that is named.
  const when = /^(every|each|any)$/.test(page.word(at + 1)) ? nounAt(page, at + 1) : null
  if (when !== null && when.words.at(-1) === 'change') {
    page.claim(at, when.to)
    return { nouns: [], next: when.to }
  }
  if (capabilities.has(at + 1) || (page.word(at) === 'to' && /^(jobs|cache|schedule|realtime|webhooks)$/.test(found)))
    return nothing
  const counted = page.word(at) === 'by' ? null : countedNounAt(page, at + 1)
  if (counted !== null && !isTrade(counted.words.at(-1)!)) return { nouns: [counted], next: counted.to }
  const { items } = itemsAt(page, at + 1)
  // `file storage for a legal firm`: whoever asks.
  const [only] = items
  if (
    page.word(at) === 'for' &&
    !isFrom &&
    items.length === 1 &&
    /^(a|an|our|my)$/.test(page.word(at + 1)) &&
    !only!.noun.isPlural &&
    only!.inner.length === 0 &&
    kindOf(only!.noun.words) === null
  ) {
    page.claim(at, only!.noun.to)
    return { nouns: [], next: only!.noun.to }
  }
  // `a background worker for PDF generation`: what runs, and no row.
  if (found === 'jobs' && items.length === 1 && RUN.test(only!.noun.words.at(-1)!) && !only!.noun.isPlural)
    return { nouns: [], next: only!.noun.to }
  return amongItems({ page, capabilities }, items, at, found)
}

const RUN = /^(generation|processing|conversion|rendering|encoding|transcoding|resizing|calculation|computation)$/

/** Those of a list that it is asked for. */
function amongItems(
  { page, capabilities }: Pick<Reader, 'page' | 'capabilities'>,
  items: readonly Item[],
  at: number,
  found: CapabilityName,
): Objects {
  const isFrom = found === 'retrieval'
  const nothing = { nouns: [], next: at }
  // `about contracts and shows the passages`: another thing it does.
  const isDoing = ({ noun }: Item): boolean =>
    page.word(noun.from - 1) === 'and' &&
    page.word(noun.head).endsWith('s') &&
    ACTIONS.has(singular(page.word(noun.head))) &&
    DETERMINERS.has(page.word(noun.to))
  const isObject = ({ noun }: Item): boolean =>
    !hasCapability(noun, capabilities) &&
    (!isSystem(noun) || withoutSystem(noun) !== null) &&
    // `over our handbook, hand-off to an agent`: nothing that is read.
    (!isFrom || noun === items[0]!.noun || isReadable(noun))
  const plain = items.findIndex((item) => !isObject(item) || isDoing(item))
  const taken = plain < 0 ? items : items.slice(0, plain)
  if (taken.length === 0 || page.word(at) === 'by' || (page.word(at) === 'from' && !isFrom)) return nothing
  // What is said of the things themselves is read where they stand.
  const open = taken.findIndex(({ inner }) => inner.length > 0)
  const short = open < 0 ? taken : taken.slice(0, open)
  // `export to CSV for payroll`: what for, and not of what.
  const isWhy = ({ noun }: Item): boolean =>
    page.word(at) === 'for' &&
    !isFrom &&
    noun.from === noun.head &&
    !noun.isPlural &&
    !hasArchetype(noun.words.at(-1)!) &&
    found !== 'search'
  if (short.some(isWhy)) return nothing
  const nouns = short.map(({ noun }) => {
    const own = isSystem(noun) ? withoutSystem(noun)! : noun
    return isFrom ? ofSource(own) : own
  })
  return { nouns, next: nouns.at(-1)?.to ?? at }
}

const WITH = /^(of|for|over|on|in|across|to|by|through|within|about|from|using)$/
const IN_WORDS = /^(chat|chats|conversation|conversations|english|german|french|spanish|natural)$/
const TALKED = /^(chat|chats|chatting|talk|chatbot|bot|assistant|copilot) with$/

const hasCapability = ({ from, to }: Noun, capabilities: Reader['capabilities']): boolean => {
  for (let at = from; at < to; at += 1) if (capabilities.has(at)) return true
  return false
}
