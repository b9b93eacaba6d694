import { tailEnd } from '../../asides/ends.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { MODALS } from '../../vocabulary/functions.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `tickets with internal notes that customers must never see`: rows of their own, and none for those; where it ends. */
export function readNeverSeen(reader: Reader, of: Noun, last: Item | undefined, at: number): number | null {
  const { page, facts } = reader
  const unseen = unseenAt(page, at)
  if (unseen === null || last === undefined || !last.noun.isPlural) return null
  page.claim(last.from, unseen.to)
  reader.mention(last.noun)
  facts.belongings.push({ child: last.noun, parent: of, isSure: true })
  tellUnseen(reader, unseen.who, [last.noun], page.words(last.from, unseen.to))
  return unseen.to
}

/** `staff add remarks to them that tenants never see`: what was made, and else nobody knows what. */
export function readNeverSeenBehind(reader: Reader, at: number): number | null {
  const { page, done } = reader
  const unseen = page.isWord(at - 1) || page.word(at - 1) === ',' ? unseenAt(page, at) : null
  if (unseen === null) return null
  // Nothing else was said between: `remarks to them that tenants never see`.
  const isNear = done !== null && done.from >= reader.sentence && at - done.to <= 2
  const of = !isNear || reader.isLost ? null : (done.made ?? done.of)
  // `cases with a price hidden from clients`: one part of them, which nobody here can say.
  if (page.word(at) === 'from') return reader.quote(at - 1, unseen.to)
  if (of === null || !of.isPlural || isPersonal(of)) return reader.quote(at, unseen.to)
  page.claim(at, unseen.to)
  tellUnseen(reader, unseen.who, [of], page.words(of.from, unseen.to))
  return unseen.to
}

/** `that customers must never see`, `which are hidden from clients`, `hidden from clients` */
function unseenAt(page: Page, at: number): { readonly who: readonly Noun[]; readonly to: number } | null {
  const isWhich = /^(that|which)$/.test(page.word(at)) && /^(is|are)$/.test(page.word(at + 1))
  const from = isWhich ? at + 3 : at
  if (page.word(from - 1) === 'hidden' && page.word(from) === 'from') {
    const { people, to } = peopleAt(page, from + 1)
    return people.length > 0 ? { who: people, to } : null
  }
  const who = /^(that|which)$/.test(page.word(at)) ? nounAt(page, at + 1) : null
  if (who === null || !isPersonal(who)) return null
  const never = MODALS.has(page.word(who.to)) ? who.to + 1 : who.to
  const isDo = /^(do|does)$/.test(page.word(never)) && page.word(never + 1) === 'not'
  const verb = isDo
    ? never + 2
    : /^(never|not)$/.test(page.word(never))
      ? never + 1
      : page.word(who.to) === 'cannot'
        ? who.to + 1
        : null
  if (verb === null || !/^(see|sees|read|reads|view|views)$/.test(page.word(verb))) return null
  return isClosed(page, verb + 1) ? { who: [who], to: verb + 1 } : null
}

const HIDDEN = /^(hidden|concealed|withheld|secret|invisible)$/
const SHOWN = /^(shown|visible|readable|accessible|revealed|disclosed|displayed|exposed|viewable)$/

/** Behind `is`, `must be`: `hidden from employees`, `never shown to customers`; those see none of it. */
export function readHiddenFrom(reader: Reader, of: readonly Noun[], at: number, isDenied: boolean): number | null {
  const { page } = reader
  let word = at
  while (/^(be|kept|always|strictly)$/.test(page.word(word))) word += 1
  const isNot = /^(not|never)$/.test(page.word(word))
  if (isNot) word += 1
  while (/^(be|ever)$/.test(page.word(word))) word += 1
  const isHidden = HIDDEN.test(page.word(word)) && !isNot && !isDenied
  if (!isHidden && !(SHOWN.test(page.word(word)) && (isNot || isDenied))) return null
  if (!/^(from|to|for|by)$/.test(page.word(word + 1))) return null
  const { people, to } = peopleAt(page, word + 2)
  const from = of[0]!.from
  // `remarks of a ticket are hidden from customers`: of those nobody knows, and not the ticket.
  const isOfAnother = page.word(from - 1) === 'of' || (page.word(of.at(-1)!.to) === 'are' && !of.at(-1)!.isPlural)
  if (people.length === 0 || isOfAnother) return reader.quote(from, tailEnd(page, word + 2, true))
  page.claim(from, to)
  for (const noun of of) reader.mention(noun, 'beside')
  tellUnseen(reader, people, of, page.words(from, to))
  return to
}

/** All of some kind of people, and nothing behind them; none where it is some of them. */
function peopleAt(page: Page, at: number): { readonly people: readonly Noun[]; readonly to: number } {
  const { items, next } = itemsAt(page, at)
  const isAll = items.every(
    ({ noun }) => isPersonal(noun) && !/^(other|others|their|his|her)$/.test(page.word(noun.from)),
  )
  return { people: isAll && isClosed(page, next) ? items.map(({ noun }) => noun) : [], to: next }
}

function tellUnseen(
  { facts }: Reader,
  people: readonly Noun[],
  of: readonly Noun[],
  from: ReturnType<Page['words']>,
): void {
  for (const who of people) {
    facts.roles.push({ noun: who })
    for (const one of of) facts.rules.push({ who, verbs: ['read'], of: one, how: 'not', from })
  }
}

/** Nothing says until when, or of which. */
const isClosed = (page: Page, at: number): boolean =>
  (page.isEnd(at) && !page.isAside(at)) || /^(,|and|but|or)$/.test(page.word(at))
