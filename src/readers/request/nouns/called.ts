import { singular } from '../vocabulary/forms.ts'
import { isAdjective, isPerson, isStop, isTrade, verbBase } from '../vocabulary/lexicon.ts'
import { type Noun, nounAt } from './noun.ts'
import type { Page } from '../page/page.ts'
import { SYSTEMS, isPlace } from '../vocabulary/functions.ts'
import { INTENTS } from '../vocabulary/verbs.ts'

/** Further down it is about parts. */
const MOST_SENTENCES = 3
const MOST_WORDS = 4

/** What the whole is called, as it is said: `URL shortener`, `learning platform`, `dog daycare`; null where nothing says it. */
export function calledIn(page: Page): string | null {
  const nouns = nounsAtFirst(page)
  const built = nouns.find((noun) => isWholeOf(noun, page) && nameOf(noun, page) !== null)
  const runs = nouns.find(({ from }) => isWhatWeRun(page, from))
  const place = nouns.find(({ words, isPlural }) => !isPlural && isPlace(words) && !isAnybodys(words))
  const aim = nouns.find(({ from, isPlural, words }) => !isPlural && isAim(page, from) && !isPerson(words.at(-1)!))
  for (const noun of [built, runs, place, aim]) {
    const name = noun === undefined ? null : nameOf(noun, page)
    if (name !== null) return name
  }
  return headingOf(page)
}

/** Where nothing says what it is, and no thing is named: its first two words that say anything. */
export function firstWordsOf(page: Page): string | null {
  const said = page.tokens.filter(
    ({ kind, lower }, at) => kind === 'word' && !isStop(lower) && !isAdjective(lower) && !isAsked(page, at),
  )
  return said.length === 0
    ? null
    : said
        .slice(0, 2)
        .map(
          ({ start, text }) =>
            (page.text[start - 1] === '-' ? (/[\p{L}\p{N}]+-$/u.exec(page.text.slice(0, start))?.[0] ?? '') : '') +
            text,
        )
        .join(' ')
}

function nounsAtFirst(page: Page): readonly Noun[] {
  const nouns: Noun[] = []
  for (let [at, ends] = [0, 0]; at < page.tokens.length && ends < MOST_SENTENCES; at += 1) {
    if (page.isEnd(at)) ends += 1
    const noun = page.isWord(at) && !(at === 0 && isAsked(page, at)) ? nounAt(page, at) : null
    if (noun === null) continue
    nouns.push(noun)
    at = noun.to - 1
  }
  return nouns
}

/** `Design`, `build`: what the whole is asked with. */
const isAsked = (page: Page, at: number): boolean => INTENTS.has(verbBase(page.word(at)) ?? '')

/** What is to be built, and no other program it works with. */
const isWholeOf = ({ words, from, isPlural }: Noun, page: Page): boolean =>
  SYSTEMS.has(words.at(-1)!) &&
  !isPlural &&
  !/^(their|his|her)$/.test(page.word(from)) &&
  !/^(with|by|via|using|through|from|to|into|than|like)$/.test(page.word(from - 1))

/** `We run a dog daycare`, `I own two bakeries` */
const isWhatWeRun = (page: Page, at: number): boolean =>
  (/^(run|own|operate)$/.test(page.word(at - 1)) && /^(we|i)$/.test(page.word(at - 2))) ||
  (/^(a|an|the)$/.test(page.word(at)) &&
    (/^(we're|i'm)$/.test(page.word(at - 1)) || (page.word(at - 1) === 'are' && page.word(at - 2) === 'we')))

/** `a backend for a podcast network` */
const isAim = (page: Page, at: number): boolean =>
  (page.word(at - 1) === 'for' || (page.word(at - 2) === 'for' && page.word(at - 1).endsWith('ing'))) &&
  /^(a|an|our|my|the)$/.test(page.word(at))

/** Of these there are all kinds, and the word says of none. */
const isAnybodys = (words: readonly string[]): boolean =>
  words.length === 1 &&
  /^(startup|company|business|team|saas|agency|practice|office|cloud|fintech|iot|hr|e)$/.test(words[0]!)

/** How it is built: no part of what it is called. */
const BUILT: ReadonlySet<string> = new Set(
  'backend api rest restful crud server service microservice software solution system database schema model endpoint module component feature functionality specification spec web fastapi python postgres postgresql v1 saas management list part processing handling workflow flow'.split(
    ' ',
  ),
)

/** The words that tell this one from others; null where there are none. */
function nameOf({ head, to }: Noun, page: Page): string | null {
  let [from, end] = [head, to]
  const isBuilt = (at: number): boolean => BUILT.has(singular(page.word(at)))
  while (end > from && isBuilt(end - 1)) end -= 1
  // `multi-tenant CRM`: half a word names nothing.
  while (from < end && (isBuilt(from) || page.word(from) === 'app' || page.text[page.tokens[from]!.start - 1] === '-'))
    from += 1
  const words = page.tokens.slice(from, end)
  const says = words.some(({ lower }) => !isTrade(lower) && !/^(app|platform|tool|website|site|portal)$/.test(lower))
  if (!says || isAnybodys(words.map(({ lower }) => lower))) return null
  return page.words(Math.max(from, end - MOST_WORDS), end).text.replaceAll(/\s+/g, ' ')
}

/** `Warehouse inventory: ...`, `# Parcel lockers` */
function headingOf(page: Page): string | null {
  const first = page.text.trimStart().split('\n')[0]!
  const heading =
    /^#{1,3}\s{1,3}([\p{L}\p{N} &'-]{3,40})$/u.exec(first) ?? /^([\p{L}\p{N} '-]{3,40}):(\s|$)/u.exec(first)
  const words = heading?.[1]?.trim().split(/\s+/) ?? []
  const isName = words.length > 0 && words.length <= MOST_WORDS && !words.some((word) => !isOfName(word.toLowerCase()))
  return isName ? words.join(' ') : null
}

const isOfName = (word: string): boolean =>
  !isTrade(word) &&
  !INTENTS.has(verbBase(word) ?? '') &&
  !/^(we|i|as|the|our|it|need|and|with|for|to|todo|us|of|a|an)$/.test(word)
