import type { Facts } from '../facts.ts'
import type { Noun } from './noun.ts'
import type { Page } from '../page/page.ts'
import { replaceNoun } from './replaced.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

/** Says of nothing what it is. */
const GENERIC = setOf('item thing object article piece one')
/** What several kinds of things are, in one word. */
const KINDS_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['vehicle', setOf('bike bicycle car scooter van truck lorry bus motorcycle moped trailer ebike tractor')],
  ['boat', setOf('kayak canoe sailboat yacht dinghy motorboat catamaran rowboat')],
  ['animal', setOf('dog cat horse rabbit cow sheep goat pig bird pony donkey hen')],
  ['device', setOf('laptop phone tablet computer camera monitor headset smartphone printer')],
  ['tool', setOf('drill saw hammer ladder sander grinder mower')],
  ['machine', setOf('lathe mill printer press excavator tractor saw')],
  ['instrument', setOf('guitar piano violin cello drum flute microscope centrifuge telescope spectrometer')],
  ['place', setOf('room desk hall table seat court pitch')],
  ['space', setOf('room desk hall parking')],
])

/** `customers book cameras and lenses, the same item must never be booked twice`: what the word stands for was named before. */
export function readCategories(page: Page, facts: Facts): void {
  const said = facts.mentions.filter(({ noun, how }) => isMeant(how) && isCategory(noun, page))
  for (const word of new Set(said.map(({ noun }) => noun.words[0]!))) {
    const all = facts.mentions.filter(({ noun, how }) => isMeant(how) && noun.words.join() === word)
    const from = Math.min(...all.map(({ noun }) => noun.from))
    if (!all.every(({ noun }) => isCategory(noun, page)) || isHolding(word, facts)) continue
    const meant = meantBy(word, from, facts)
    if (meant.length === 0) continue
    if (meant.length === 1) {
      replaceNoun(facts, word, meant[0]!)
      continue
    }
    withoutNoun(facts, word, meant)
  }
}

const isMeant = (how: Facts['mentions'][number]['how']): boolean => /^(plainly|beside)$/.test(how)

/** One of those that were named: `the same item`, `each vehicle`, `no boat`. */
const isCategory = ({ words, isPlural, from, isListed }: Noun, page: Page): boolean =>
  words.length === 1 &&
  !isPlural &&
  isListed !== true &&
  (GENERIC.has(words[0]!) || KINDS_OF.has(words[0]!)) &&
  (DETERMINED.test(page.word(from)) ||
    DETERMINED.test(page.word(from - 1)) ||
    (/^an?$/.test(page.word(from)) && !page.isWord(from - 1)))

const DETERMINED = /^(the|same|each|every|no|any|this|that)$/

const isHolding = (word: string, { holdings }: Facts): boolean =>
  holdings.some(({ owner }) => owner.words.join() === word)

/** The kinds of it that were named; of a word that says nothing, what is taken one or the other. */
function meantBy(word: string, from: number, { mentions, belongings }: Facts): readonly Noun[] {
  const before = mentions.flatMap(({ noun, how }) =>
    how === 'plainly' && noun.from < from && !isPersonal(noun) ? [noun] : [],
  )
  const either = belongings.flatMap(({ parent, isEither }) => (isEither === true && parent.from < from ? [parent] : []))
  const kinds = KINDS_OF.get(word)
  const named = kinds === undefined ? either : before.filter((noun) => kinds.has(noun.words.at(-1)!))
  const all = named.length > 0 ? named : either
  return [...new Map(all.map((noun) => [noun.words.join(' '), noun])).values()]
}

/** What is said of several of them holds for each; nothing is made of the word. */
function withoutNoun(facts: Facts, word: string, meant: readonly Noun[]): void {
  const isIt = (noun: Noun | null): boolean => noun !== null && noun.words.join() === word
  const { mentions, apart } = facts
  mentions.splice(0, Infinity, ...mentions.filter(({ noun }) => !isIt(noun)))
  apart.splice(0, Infinity, ...apart.flatMap((one) => (isIt(one.by) ? meant.map((by) => ({ ...one, by })) : [one])))
}
