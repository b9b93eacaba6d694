import { coined } from '../../nouns/coined.ts'
import { itemOf, sayingNothing } from '../../lists/item.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { STANDS } from '../../nouns/noun-and-verb.ts'
import type { Page } from '../../page/page.ts'
import { linkType, perLink } from '../../lists/per-link.ts'
import { type Reader, claimAll } from '../../reader.ts'
import { REFERRED, isLabel } from '../../vocabulary/holders.ts'
import { isAnyKind } from '../../vocabulary/kinds/index.ts'
import { ACCOUNTS, isPersonal } from '../../vocabulary/people.ts'

/** `doctors work at several hospitals`, `products belong to many categories`: and there are several in each of those. */
export function inSeveral(reader: Reader, one: Noun, verb: number): number | null {
  const { page, facts } = reader
  // `articles tagged with topics`
  const tagged = /^(tagged|labelled|labeled)$/.test(page.word(verb)) && page.word(verb + 1) === 'with' ? verb + 2 : null
  const several = tagged ?? severalEnd(page, placeEnd(page, verb))
  const other = several === null ? null : nounAt(page, several)
  if (other === null || isSame(one, other) || (tagged !== null && !other.isPlural)) return null
  // `assigned to several people`
  if (isAnybody(other)) return null
  const value = perLink(page, other.to)
  const to = value?.to ?? other.to
  claimAll(reader, one.from, to)
  reader.mention({ ...other, isPlural: true })
  if (isAnybody(one)) {
    const member = coined({ from: one.from, to }, ['member'], true)
    const type = linkType('User', value?.value ?? null)
    reader.hold(other, [{ ...itemOf(member), saying: { ...sayingNothing(to), type } }])
    return to
  }
  reader.mention(one)
  const isOnIt = isLabel(other.words) || REFERRED.has(other.words.at(-1)!) || tagged !== null
  const pair = isOnIt ? { one, other } : { one: other, other: one }
  facts.links.push({ ...pair, from: one.from, to, value: value?.value ?? null })
  return to
}

/** Who signs in, whoever it is. */
const isAnybody = ({ words }: Noun): boolean => ACCOUNTS.has(words.at(-1)!) || words.join(' ') === 'person'

/** `every showtime is in one screen`, `sensors are in rooms`: of what it stands in. */
export function inOne(reader: Reader, one: Noun, verb: number): number | null {
  const { page, facts } = reader
  if (!/^(be|is|are)$/.test(page.word(verb)) || isPersonal(one)) return null
  const start = page.matches(verb + 1, ['part', 'of']) ? verb + 3 : page.word(verb + 1) === 'in' ? verb + 2 : null
  const exactly = start !== null && /^(exactly|only|just)$/.test(page.word(start)) ? start + 1 : start
  const isOne = exactly !== null && /^(one|a|an|exactly)$/.test(page.word(exactly))
  const whole = exactly === null ? null : nounAt(page, isOne ? exactly + 1 : exactly)
  const isEnd = whole !== null && !page.isWord(whole.to)
  if (whole === null || isSame(one, whole) || !(isEnd || /^(and|or|but|with)$/.test(page.word(whole.to)))) return null
  if (!(isOne || whole.isPlural) || !isKnown(reader, whole) || !isThing(one)) return null
  page.claim(one.from, whole.to)
  reader.mention(one)
  reader.mention({ ...whole, isPlural: true })
  facts.belongings.push({ child: one, parent: whole, isSure: true })
  return whole.to
}

/** What everybody knows, or is spoken of before. */
const isKnown = ({ facts }: Reader, noun: Noun): boolean =>
  isAnyKind(noun.words.join(' ')) || facts.mentions.some((one) => isSame(one.noun, noun))

const isThing = ({ words, isPlural, isEach }: Noun): boolean => isPlural || isEach || isAnyKind(words.join(' '))

/** `outfits made of clothes`, `bundles that combine several products`: those are there without it, and in others. */
export function madeOf(reader: Reader, one: Noun, verb: number): number | null {
  const { page, facts } = reader
  const that = /^(that|which)$/.test(page.word(verb)) ? verb + 1 : verb
  const is = /^(are|is|be)$/.test(page.word(that)) ? that + 1 : that
  const made = MADE_OF.find((words) => page.matches(is, words))
  const start = made !== undefined ? is + made.length : /^combines?$/.test(page.word(that)) ? that + 1 : null
  if (start === null) return null
  const part = nounAt(page, severalEnd(page, start) ?? start)
  if (part === null || !part.isPlural || isSame(one, part)) return null
  const value = perLink(page, part.to)
  const to = value?.to ?? part.to
  claimAll(reader, one.from, to)
  for (const noun of [one, part]) reader.mention(noun)
  facts.links.push({ one, other: part, from: one.from, to, value: value?.value ?? null })
  return to
}

const MADE_OF = ['made of', 'made up of', 'made from', 'composed of', 'put together from', 'combined from'].map(
  (words) => words.split(' '),
)

export const isSame = (one: Noun, other: Noun): boolean => one.words.join(' ') === other.words.join(' ')

/** `be in`, `belong to`, `work at`, `are used in`: behind it stands where; the place itself where nothing of the kind stands. */
function placeEnd(page: Page, verb: number): number {
  const isBe = /^(be|is|are)$/.test(page.word(verb))
  const done = isBe && /^[a-z]+(?:ed|en|ut|wn|ld|ht)$/.test(page.word(verb + 1)) ? verb + 2 : verb + 1
  if (!isBe && !STANDS.has(verbBase(page.word(verb)) ?? page.word(verb))) return verb
  if (page.matches(done, ['part', 'of']) || page.matches(done, ['member', 'of'])) return done + 2
  return /^(in|on|at|to|into|with|under|for|by)$/.test(page.word(done)) ? done + 1 : verb
}

/** `several`, `more than one`: behind it; null where no such number stands. */
function severalEnd(page: Page, at: number): number | null {
  if (/^(several|many|multiple|various|different)$/.test(page.word(at))) return at + 1
  const said = SEVERAL.find((words) => page.matches(at, words))
  return said === undefined ? null : at + said.length
}

const SEVERAL = ['more than one', 'one or more', 'any number of', 'a number of', 'two or more', 'one or several'].map(
  (words) => words.split(' '),
)
