import { plural } from '../../../kernel/english.ts'
import { coined } from './coined.ts'
import { type Noun, nounAt } from './noun.ts'
import type { Page } from '../page/page.ts'
import { isPlural, singular } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { isSingle } from '../things/held-things.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { HAVING } from '../vocabulary/functions.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'

/**
 * `the comment of the technician`, `version of the text`, `reason for leaving`, in a list of fields: a name of two words, the
 * other way round.
 */
export function withWhole(page: Page, noun: Noun): Noun {
  if (noun.words.join(' ') === 'next' && page.matches(noun.to, ['of', 'kin']))
    return { ...noun, words: ['next', 'of', 'kin'], to: noun.to + 2 }
  if (/^(description|explanation|summary|note|reason|account)$/.test(noun.words.at(-1)!) && isTelling(page, noun.to))
    return { ...noun, to: clauseEnd(page, noun.to) }
  const isListed = HAVING.has(page.word(noun.from - 1)) || /^(,|and|with|\(|:|or)$/.test(page.word(noun.from - 1))
  const isOf =
    page.word(noun.to) === 'of' || (page.word(noun.to) === 'for' && /^(reason|date|time)$/.test(noun.words.at(-1)!))
  if (
    !(isListed || isNameOfPart(page, noun)) ||
    (noun.isPlural && !/^(date|time|name|reason|version|place)$/.test(noun.words.join(' '))) ||
    !isOf
  )
    return noun
  const whole = wholeAt(page, noun.to + 1)
  // `a weight of at most 25 kg`: how much, and no name.
  if (whole === null || whole.isEach || whole.isCounted || !/^(,|and|or|\)|\.|;|)$/.test(page.word(whole.to)))
    return noun
  return behindWhole(noun, whole)
}

/** `a description of what happened`: of which it tells. */
const isTelling = (page: Page, at: number): boolean =>
  (/^(of|for|about)$/.test(page.word(at)) && /^(what|how|why|who|where)$/.test(page.word(at + 1))) ||
  /^why$/.test(page.word(at))
function clauseEnd(page: Page, from: number): number {
  let at = from
  while (page.isWord(at) && !/^(and|or)$/.test(page.word(at))) at += 1
  return at
}

/** `date of purchase` names a field wherever it stands. */
const isNameOfPart = (page: Page, noun: Noun): boolean =>
  noun.words.length === 1 &&
  /^(date|time|moment|version|number|name|reason|start|end|beginning|place|type|kind|cause)$/.test(noun.words[0]!) &&
  page.isWord(noun.to + 1)

/** `leaving`, `the text`: one of it. */
function wholeAt(page: Page, at: number): Noun | null {
  const noun = nounAt(page, at)
  if (noun !== null) return noun.isPlural ? null : noun
  return page.isWord(at) && /.{3}ing$/.test(page.word(at))
    ? { ...coined({ from: at, to: at + 1 }, [page.word(at)], false) }
    : null
}

function behindWhole(noun: Noun, whole: Noun): Noun {
  const [what, of] = [noun.words.join(' '), whole.words.join(' ')]
  // What comes later is not there at first.
  const adjectives =
    LATER.test(of) && /^(date|time|moment)$/.test(what) ? [...noun.adjectives, 'optional'] : noun.adjectives
  const named = (words: readonly string[]): Noun => ({ ...noun, isPlural: false, words, adjectives, to: whole.to })
  const done = DONE.get(of)
  if (/^(time|moment)$/.test(what)) return named(done === undefined ? [...whole.words, 'time'] : [done, 'at'])
  if (/^(start|beginning|end)$/.test(what) && of === 'validity')
    return named(['valid', what === 'end' ? 'until' : 'from'])
  return named([...whole.words, ...noun.words])
}

const LATER = /^(withdrawal|cancellation|completion|death|return|termination|revocation|closure|expiry)$/

/** What was done, by what it is called. */
const DONE: ReadonlyMap<string, string> = new Map(
  'withdrawal:withdrawn arrival:arrived departure:departed purchase:purchased payment:paid delivery:delivered creation:created publication:published registration:registered submission:submitted approval:approved cancellation:cancelled completion:completed consent:consented birth:born death:died sale:sold return:returned collection:collected measurement:measured visit:visited treatment:treated vaccination:vaccinated inspection:inspected signature:signed receipt:received'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const isDone = (word: string): boolean =>
  word.endsWith('ed') ||
  /^(found|lost|broken|used|spoken|sung|driven|flown|grown|worn|eaten|caught|won|drunk|ridden)$/.test(word) ||
  PARTICIPLES.has(word)
const isBehind = (page: Page, at: number): boolean => /^(,|and|or|\)|)$/.test(page.word(at))

/** What says no more than that they are there. */
const INVOLVED =
  /^(found|involved|used|affected|concerned|given|received|made|attached|uploaded|entered|recorded|noted|listed)$/

/** `date taken`, `quantity produced`: when it was, and how much. */
function amountDone(page: Page, noun: Noun): Noun | null {
  const isInside = noun.words.length > 1 && isDone(noun.words.at(-1)!) && isBehind(page, noun.to)
  const isNext = !noun.isPlural && isDone(page.word(noun.to)) && isBehind(page, noun.to + 1)
  if (!isInside && !isNext) return null
  const [words, done] = isInside ? [noun.words.slice(0, -1), noun.words.at(-1)!] : [noun.words, page.word(noun.to)]
  const to = isInside ? noun.to : noun.to + 1
  if (/^(required|encrypted|hashed|hidden|indexed|nested|needed|limited|allowed|shared)$/.test(done)) return null
  const what = words.join(' ')
  if (/^(date|day|time)$/.test(what)) return { ...noun, words: [done, what === 'time' ? 'at' : 'on'], to }
  return /^(quantity|amount|sum|count|weight)$/.test(what) ? { ...noun, words: [done, what], to } : null
}

/** `defects found`, `sums insured`: what was done with it stands behind it. */
export function withoutDone(page: Page, noun: Noun): Noun {
  const isThere = INVOLVED.test(page.word(noun.to)) || (isPersonal(noun) && isGoingOn(page.word(noun.to)))
  if (noun.isPlural && isThere && isBehind(page, noun.to + 1)) return { ...noun, to: noun.to + 1 }
  // `vehicles on board`
  if (noun.isPlural && page.matches(noun.to, ['on', 'board']) && isBehind(page, noun.to + 2))
    return { ...noun, to: noun.to + 2 }
  const told = amountDone(page, noun)
  if (told !== null) return told
  const [what = '', done = ''] = noun.words
  // `crops planted per field and season`
  if (page.word(noun.to) === 'per' && noun.words.length === 2 && isPlural(what) && isDone(done))
    return { ...noun, words: [singular(what)], isPlural: true }
  if (!isBehind(page, noun.to) || noun.words.length !== 2 || !isPlural(what)) return noun
  const one = singular(what)
  if (isGoingOn(done) && isPersonal({ words: [one] })) return { ...noun, words: [one], isPlural: true }
  if (!isDone(done)) return noun
  const words = kindOf([one]) !== null && INVOLVED.test(done) ? [one] : [done, one]
  return { ...noun, words, isPlural: true }
}

/** `artists performing`: they do. */
const isGoingOn = (word: string): boolean => /.{3}ing$/.test(word) && kindOf([word]) === null

const MEASURES = /^(night|hour|day|week|month|year|kg|unit|person|item|km|minute|seat|page|piece)$/

/** `the date they were shipped`, `a time it was paid`: called after what happened then. */
export function whenDone(page: Page, noun: Noun): Noun | null {
  if (!/^(date|day|time|moment)$/.test(noun.words.join(' '))) return null
  const at = /^(when|that)$/.test(page.word(noun.to)) ? noun.to + 1 : noun.to
  // `the day it fell`
  const past = page.word(at + 1)
  if (/^(it|they)$/.test(page.word(at)) && PAST.test(past))
    return { ...noun, words: [past, /^(date|day)$/.test(noun.words[0]!) ? 'on' : 'at'], to: at + 2 }
  const done = page.word(at + 2)
  if (!/^(it|they|he|she)$/.test(page.word(at)) || !/^(is|are|was|were|got)$/.test(page.word(at + 1))) return null
  if (!(done === 'done' || done.endsWith('ed') || PARTICIPLES.has(done))) return null
  return { ...noun, words: [done, /^(date|day)$/.test(noun.words[0]!) ? 'on' : 'at'], to: at + 3 }
}

const PAST =
  /^(fell|began|started|ended|happened|occurred|arrived|left|broke|took|came|went|ran|died|expired|changed|failed|grew)$/

/** `price per night`, `date of birth`: a name of three words. */
export function withMeasure(page: Page, noun: Noun): Noun {
  const [between, next] = [page.word(noun.to), page.word(noun.to + 1)]
  const last = noun.words.at(-1)!
  // `meal plans per week`: there are several, and each is of a week.
  const isDoneWith = verbBase(page.word(noun.from - 1)) !== null || page.word(noun.from) === 'all'
  const isField = isSingle(noun) || (typeByName(noun.words.join('_')).known && kindOf(noun.words) === null)
  // `dashboards with visitors per day`: so many of them are shown.
  const isShown = /^(dashboard|chart|graph|report|overview|statistic|analytics|metric|figure)s?$/.test(
    page.word(noun.from - 2),
  )
  // `gold prices per day`, before anything else is said: a row for each.
  const isFirst = noun.isPlural && noun.from === 0
  const isOne = !noun.isPlural || isDoneWith || isField || isShown
  // `price per participant`: money, for each of what is called so.
  const isMoney =
    !noun.isPlural &&
    typeByName(noun.words.join('_')).type.startsWith('decimal') &&
    !page.isEnd(noun.from - 1) &&
    nounAt(page, noun.to + 1)?.isPlural === false &&
    !LISTED.test(next)
  const isPer = between === 'per' && ((MEASURES.test(next) && isOne && !isFirst) || isMoney)
  const isOf =
    between === 'of' &&
    (/^(number|proof|country|level|year)$/.test(last) ||
      (/^(date|place)$/.test(last) && page.word(noun.to + 1) === 'birth')) &&
    page.isWord(noun.to + 1)
  const isMoment =
    between === 'at' &&
    !page.isWord(noun.to + 1) &&
    (/^(due|sent|paid|read|expire|start|end|begin|seen|found|sold|bought|built|taken|lost|made|written|withdrawn|given|shown|drawn|chosen)$/.test(
      noun.words.at(-1)!,
    ) ||
      noun.words.at(-1)!.endsWith('ed'))
  // `opened on`, `starts on`
  const isDay = between === 'on' && !page.isWord(noun.to + 1) && /(ed|s|due|born|sold|sent)$/.test(noun.words.at(-1)!)
  if (isDay) return { ...noun, words: [...noun.words, 'on'], to: noun.to + 1, isPlural: false }
  if (isMoment) return { ...noun, words: [...noun.words, 'at'], to: noun.to + 1, isPlural: false }
  // `years of experience`: so many of them.
  const own =
    isOf && noun.isPlural && !/^(date|place)$/.test(last) ? [...noun.words.slice(0, -1), plural(last)] : noun.words
  // `a limited number of places`: a number of them.
  const named = isOf && own.length === 2 && own[0] === 'limited' ? own.slice(1) : own
  // `number of car deck places`, `number of free seats`
  const whole = isOf && last === 'number' ? nounAt(page, noun.to + 1) : null
  const isLeft = whole !== null && whole.head === whole.from + 1 && /^(free|open|empty)$/.test(page.word(whole.from))
  const to = whole !== null && whole.isPlural && (whole.from === whole.head || isLeft) ? whole.to : noun.to + 2
  const behind = page.tokens.slice(noun.to + 1, to).map(({ lower }) => lower)
  return isPer || isOf ? { ...noun, words: [...named, between, ...behind], to, isPlural: false } : noun
}

/** `a price per product`: each of them has one, in rows of their own. */
const LISTED = /^(product|ingredient|item|article|sku|service|material|dish|component)$/
