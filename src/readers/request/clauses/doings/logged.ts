import type { People } from '../../facts.ts'
import { type Item, itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { coined } from '../../nouns/coined.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPlural, singular } from '../../vocabulary/forms.ts'
import { isContent } from '../../vocabulary/lexicon.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { SECONDS, UNIT_NAMES } from '../../vocabulary/units.ts'
import { LOGGING } from '../../vocabulary/verbs.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { readPer } from '../things/per.ts'
import { behindModal } from '../rights/rules.ts'
import { verbsAt } from '../deeds/verbs-at.ts'

/** `log time on an issue: minutes spent and the day`, `record weight for a pet with kilograms`: an entry each time, of the one it is about. */
export function readLogged(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  if (!verbs.every((verb) => LOGGING.has(verb))) return null
  const counted = readCounted(reader, people, { at, from, how, isAllowed })
  if (counted !== null) return counted
  const what = amountAt(page, at)
  const about = what === null ? null : nounAt(page, what.to + 1)
  if (what === null || about === null || isPersonal(about) || !/^(:|with)$/.test(page.word(about.to))) return null
  const { items, next } = itemsAt(page, about.to + 1)
  if (items.length === 0) return null
  const entry = coined({ from: what.from, to: what.to }, [...what.words, 'entry'], true)
  page.claim(from, next)
  reader.mention(about)
  reader.mention(entry)
  reader.hold(entry, items)
  facts.belongings.push({ child: entry, parent: about, isSure: true })
  tellAll(reader, people, { of: entry, does: ['create'], how, isAllowed, said: page.words(from, about.to) })
  reader.topic = entry
  reader.done = { of: about, made: entry, from, to: next, by: people }
  return next
}

/** `log hours per project and day`, `enter kilometres for a trip`: an entry each time, with how many. */
function readCounted(reader: Reader, people: People, { at, from, how, isAllowed }: Said): number | null {
  const { page, facts } = reader
  const unit = page.word(at)
  const behind = /^(worked|spent|driven|flown|used)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  if (!isPlural(unit) || !UNIT_NAMES.has(unit) || !/^(per|on|for|against|to)$/.test(page.word(behind))) return null
  const entry = coined({ from: at, to: behind }, [SECONDS.has(unit) ? 'time' : singular(unit), 'entry'], true)
  const of = page.word(behind) === 'per' ? null : nounAt(page, behind + 1)
  if (page.word(behind) !== 'per' && (of === null || isPersonal(of) || kindOf(of.words) === null)) return null
  const next = of === null ? readPer(reader, [entry], behind) : of.to
  if (next === null) return null
  page.claim(from, next)
  if (of !== null) {
    reader.mention(of)
    facts.belongings.push({ child: entry, parent: of, isSure: true })
  }
  reader.mention(entry)
  // `log hours on projects (date, hours, note)`: what each entry holds.
  const { items, end } = listedAt(page, next)
  page.claim(next, end)
  const amount = itemOf(coined({ from: at, to: behind }, [unit], false))
  const own = items.filter(({ noun }) => !noun.words.includes(singular(unit)))
  reader.hold(entry, [...own, { ...amount, saying: { ...amount.saying, type: 'float' } }])
  tellAll(reader, people, { of: entry, does: ['create'], how, isAllowed, said: page.words(from, next) })
  reader.topic = entry
  reader.done = { of: of ?? entry, made: entry, from, to: next, by: people }
  return end
}

/** What stands in parentheses, or behind `with`. */
function listedAt(page: Page, at: number): { readonly items: readonly Item[]; readonly end: number } {
  const isInner = page.word(at) === '('
  const { items, next } = isInner || /^(:|with)$/.test(page.word(at)) ? itemsAt(page, at + 1, isInner ? 1 : 0) : NONE
  return items.length === 0 ? { items, end: at } : { items, end: isInner && page.word(next) === ')' ? next + 1 : next }
}
const NONE = { items: [], next: 0 }

/** `time`, `rain`, `water use`: what is counted in something, and none of it is one by itself. */
function amountAt(page: Page, at: number): Pick<Noun, 'from' | 'to' | 'words'> | null {
  let to = at
  while (to - at < 2 && page.isWord(to) && !BEHIND.test(page.word(to))) to += 1
  const words = page.tokens.slice(at, to).map(({ lower }) => lower)
  const isAmount =
    words.length > 0 &&
    words.every((word) => isContent(word) || word === 'time') &&
    !isPlural(words.at(-1)!) &&
    // `the delivery of an order`: there are rows of those, and each is one.
    kindOf(words) === null
  return isAmount && BEHIND.test(page.word(to)) ? { from: at, to, words } : null
}

const BEHIND = /^(on|for|against|at|of|to|in)$/

/** `members of a project can log time on an issue`: what is made is read, and which of them may is told. */
export function readLoggedBySome(reader: Reader, { noun, to }: Item): number | null {
  const { page } = reader
  const whole = isPersonal(noun) && /^(of|in|on|at|from)$/.test(page.word(to)) ? nounAt(page, to + 1) : null
  const modal = whole === null ? null : behindModal(page, whole.to)
  if (whole === null || modal === null || modal.isNot) return null
  const { verbs, next } = verbsAt(page, modal.next)
  const said = { at: next, from: modal.next, how: 'may', isAllowed: true } as const
  const end = readLogged(reader, [], verbs, said)
  if (end === null) return null
  reader.mention(whole, 'beside')
  return end
}
