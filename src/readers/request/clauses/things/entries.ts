import type { SaidCapability } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `version history of pages with author and comment`: of each entry, and of no page; what none of them keeps is told. */
export function readEntries(reader: Reader, said: Pick<SaidCapability, 'name' | 'isDeclined'>, at: number): number {
  const { page, facts } = reader
  const { name, isDeclined } = said
  if (
    isDeclined ||
    !/^(history|audit)$/.test(name) ||
    !/^(with|including|showing|containing|recording)$/.test(page.word(at))
  )
    return at
  const { items, next } = itemsAt(page, at + 1)
  if (items.length === 0 || items.some(({ inner }) => inner.length > 0)) return at
  const last = facts.capabilities.at(-1)!
  // `status history`: of that, whatever else is said of its entries.
  const of = /\bstatus\b/i.test(last.from.text)
    ? { ...last, field: coined({ from: at, to: at }, ['status'], false) }
    : last
  page.claim(at, next)
  for (const item of items)
    if (isKept(item)) facts.capabilities.push({ ...of, from: page.words(item.from, item.to) })
    else reader.quote(item.from, item.to)
  return next
}

/** Who changed it, when, and from what to what. */
const isKept = ({ noun }: Item): boolean =>
  !noun.isPlural &&
  ((noun.words.length === 1 &&
    (isPersonal(noun) ||
      /^(actor|who|date|time|timestamp|change|when|day|status|state|value|field)$/.test(noun.words[0]!))) ||
    /^(old|new|previous|before|after|current|former|date of change|change date)( |$)/.test(
      [...noun.adjectives, ...noun.words].join(' '),
    ))
