import { isAccountOfMoney, keeperOf } from './accounts.ts'
import { isStaffAt } from './works.ts'
import { beginsSentence, isSomebodyAt } from './around-verbs.ts'
import { goesOnWith, isBehindNoun, isDoneWith, isVerbAfterNoun, isVerbHere } from './done.ts'
import { isPlural, singular, wordsIn } from '../vocabulary/forms.ts'
import { isAdjective, isOfVocabulary, isStop, isTrade, verbBase, hasArchetype } from '../vocabulary/lexicon.ts'
import { isChained } from './chains.ts'
import { mannerEnd } from './manner.ts'
import { madeOfEnd } from './made-of.ts'
import { isRecording } from './recording.ts'
import { isSequence, isWithinOrder } from './orders.ts'
import type { Page } from '../page/page.ts'
import { quantityEnd } from './quantity.ts'
import { doesBesides } from './separators.ts'
import { ADJECTIVES, AFTERWARDS, DETERMINERS } from '../vocabulary/functions.ts'
import {
  isForeseen,
  isGoodUntil,
  isSought,
  isHyphened,
  isLonely,
  isNounish,
  isOpening,
  isStore,
  isSupport,
} from './within-names.ts'
import { isOfChanges } from '../vocabulary/processes.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isCompound, isKind } from '../vocabulary/kinds/index.ts'
import { ACCOUNTS, GROUPS, RANKS } from '../vocabulary/people.ts'

/** A noun with what stands before it: `an optional due date`. */
export interface Noun {
  readonly from: number
  readonly to: number
  /** Where its own words begin, behind article and adjectives. */
  readonly head: number
  /** In small letters, the last one singular: `['social', 'link']`. */
  readonly words: readonly string[]
  readonly isPlural: boolean
  readonly isEach: boolean
  /** How many of them there may be stands before it: `at most 5 books`. */
  readonly isCounted: boolean
  /** `optional`, `unique` */
  readonly adjectives: readonly string[]
  /** It stands in a list of things everybody knows, in a request that is no more than a list. */
  readonly isListed?: true
  /** It is a place or a group, and does something in this request. */
  readonly isActor?: true
  /** The words behind it that say what is built of it: `reporting API` of an expense reporting API. */
  readonly built?: readonly string[]
}

const PARTS_OF_NAMES = new Set([
  'first',
  'last',
  'next',
  'previous',
  'old',
  'full',
  'own',
  'final',
  'public',
  'private',
  'free',
])
const MOST_WORDS = 4

/** `everybody's calendar` */
const isEverybodys = (page: Page, at: number): boolean =>
  /^(everyone|everybody)['’]s$/i.test(page.tokens[at]?.text ?? '') ||
  // `the user's product`: of theirs, and no name of another thing.
  (/^(user|caller)['’]s$/i.test(page.tokens[at]?.text ?? '') && hasArchetype(page.word(at + 1)))

/** The noun that begins here; null where none does. */
export const nounAt = (page: Page, from: number): Noun | null => page.at(from, findNoun)

/** `1 to 5 stars`: the noun whose number is told already. */
export const nounInFigure = (page: Page, from: number): Noun | null => findNoun(page, from, true)

function findNoun(page: Page, from: number, isInFigure = false): Noun | null {
  if (isWithinOrder(page, from) || isBehindThose(page, from) || isWhatBecame(page, from)) return null
  let at = isInFigure ? from : quantityEnd(page, from)
  const isCounted = at > from
  let isEach = false
  const adjectives: string[] = []
  for (
    ;
    DETERMINERS.has(page.word(at)) ||
    isEverybodys(page, at) ||
    isAdjectiveBefore(page, at) ||
    isLikeness(page, at) ||
    isFixedBefore(page, at) ||
    isPerEach(page, at) ||
    mannerEnd(page, at) > at;
  ) {
    const manner = mannerEnd(page, at)
    if (manner > at) {
      at = manner
      continue
    }
    if (isLikeness(page, at)) {
      at += 2
      continue
    }
    isEach ||= /^(each|every)$/.test(page.word(at))
    if (ADJECTIVES.has(page.word(at)) || isHow(page.word(at)) || /^(many|multiple|various)$/.test(page.word(at)))
      adjectives.push(page.word(at))
    at += 1
  }
  const head = at
  while (at - head < MOST_WORDS && isNounWord(page, at, head, isInFigure)) at += 1
  if (at === head) return null
  const words = page.tokens
    .slice(head, at)
    .flatMap(({ text, lower }) => (isName(text) && !isOfVocabulary(lower) ? wordsIn(text) : [lower]))
  // `order history`: past orders.
  const isPast =
    words.length > 1 && words.at(-1) === 'history' && isKind(singular(words.at(-2)!)) && !isOfChanges(words.at(-2)!)
  if (isPast) words.pop()
  // `accounts`, where bank accounts are spoken of, or what a ledger keeps.
  if (words.length === 1 && isAccountOfMoney(page, head)) words.unshift(keeperOf(page)!)
  // `tasks with tagging`: they have tags.
  if (words.length === 1 && words[0] === 'tagging') words[0] = 'tags'
  const last = words.at(-1)!
  // `CMS`, `GPS`: no plural of anything.
  const isShort = /^[A-Z]{2,}$/.test(page.tokens[at - 1]!.text)
  return {
    from,
    to: at,
    head,
    words: [...words.slice(0, -1), isShort ? last : singular(last)],
    isPlural: isPast || (!isShort && isPlural(last)),
    isEach,
    isCounted,
    adjectives,
    ...(page.isActor(at - 1) ? { isActor: true as const } : {}),
  }
}

/** `forms that clerks stamp`: no clerk of that name. */
const isBehindThose = (page: Page, at: number): boolean =>
  page.word(at) === 'that' &&
  page.isWord(at - 1) &&
  isPlural(page.word(at - 1)) &&
  isSomebodyAt(page, at + 1) &&
  (isPlural(page.word(at + 1)) || isStaffAt(page, at + 1))

/** `the rows that failed`: what became of them, and no thing. */
function isWhatBecame(page: Page, from: number): boolean {
  const at = /^(that|which)$/.test(page.word(from)) ? from + 1 : from
  const isBehind = /^(that|which)$/.test(page.word(at - 1)) && page.isWord(at - 2)
  return isBehind && /..ed$/.test(page.word(at)) && (page.isEnd(at + 1) || isStop(page.word(at + 1)))
}

/** `5 million support articles`, where the number was read: what there are so many of. */
export function countedNounAt(page: Page, from: number): Noun | null {
  let at = from
  while (
    page.isFenced(at) &&
    (page.tokens[at]!.kind === 'number' || /^(k|m|bn|million|thousand|billion|of)$/.test(page.word(at)))
  )
    at += 1
  return at > from && page.isFenced(at) ? findNoun(page, at, true) : null
}

/** `DeletionRequest`, `due_at`: a name of code; `pH`, `kWh` are words. */
const isName = (text: string): boolean => /[a-z0-9][A-Z]|_/.test(text) && !/^[a-z][A-Z]{1,2}[a-z]?$/.test(text)

const BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['new', ['old', 'previous']],
  ['old', ['new']],
  ['previous', ['new']],
])

function isAdjectiveBefore(page: Page, at: number): boolean {
  const word = page.word(at)
  if (isCompound(word, singular(page.word(at + 1)))) return false
  // `top-ups`
  if (word === 'top' && /^ups?$/.test(page.word(at + 1))) return false
  // `an old price and a new price`: one is no other.
  const others = BESIDE.get(word) ?? []
  if (others.some((one) => page.hasPair(one, singular(page.word(at + 1))))) return false
  if (!(isAdjective(word) || (isHow(word) && !/^(yes|true)$/.test(page.word(at + 1)))) || !isNounish(page, at + 1))
    return false
  return (
    !(PARTS_OF_NAMES.has(word) && /^(name|key|price|amount)$/.test(singular(page.word(at + 1)))) &&
    !page.matches(at, ['real', 'estate'])
  )
}

/** `Slack-like`, `cloud-based`: how it is, and what it is compared with. */
const isLikeness = (page: Page, at: number): boolean =>
  page.isWord(at) &&
  page.text[page.tokens[at]!.end] === '-' &&
  (/^(like|based|style|ready|friendly|aware|driven|wide|facing)$/.test(page.tokens[at + 1]?.lower ?? '') ||
    // `multi-currency wallets`: how they are.
    (page.word(at) === 'multi' && isNounish(page, at + 2)))

/** `append-only entries`: what may be done with them, and no part of their name. */
export const isFixedBefore = (page: Page, at: number): boolean => /^(append|read)-only$/.test(page.word(at))

/** `per-user preferences`: user preferences. */
const isPerEach = (page: Page, at: number): boolean =>
  page.word(at) === 'per' &&
  page.text[page.tokens[at]!.end] === '-' &&
  (ACCOUNTS.has(page.word(at + 1)) || RANKS.has(page.word(at + 1)) || GROUPS.has(page.word(at + 1))) &&
  page.isWord(at + 2) &&
  !isStop(page.word(at + 2))

/** `implausible readings`: what ends so says how something is. */
export const isHow = (word: string): boolean =>
  /(?:able|ible|ous|ful|less)$/.test(word) && word.length > 6 && !NOUNS_LIKE_IT.has(word)
const NOUNS_LIKE_IT: ReadonlySet<string> = new Set(
  'variable vegetable timetable deliverable consumable receivable payable collectible wearable wireless handful previous'.split(
    ' ',
  ),
)

/** `wait in order`, `in that order` */
const isInOrder = (page: Page, at: number): boolean =>
  page.word(at - 1) === 'in' ||
  (page.word(at - 2) === 'in' && /^(that|this|the|any|fixed|which)$/.test(page.word(at - 1)))

function isNounWord(page: Page, at: number, head: number, isInFigure: boolean): boolean {
  if (!page.isWord(at) || (page.isFenced(at) && !isInFigure)) return false
  const word = page.word(at)
  if (isName(page.tokens[at]!.text)) return true
  if (at > head && (isRecording(page, at) || madeOfEnd(page, at) !== null)) return false
  // `check out afterwards`
  if (at === head && AFTERWARDS.has(word)) return false
  // `keep invoices forever`
  if (/^(forever|indefinitely|permanently)$/.test(word)) return false
  // `wait in order`, `the order of events`: which comes first.
  if (word === 'order' && (isInOrder(page, at) || isSequence(page, at))) return false
  // `5 million`: how many there are.
  if (/^(thousand|million|billion)$/.test(word)) return false
  if (isHolds(page, at, head)) return true
  if (isStop(word))
    return (
      isHyphened(page, at, head) ||
      isStore(page, at) ||
      isGoodUntil(page, at) ||
      (at === head &&
        (isOpening(page, at) ||
          isLonely(page, at) ||
          isSupport(page, at) ||
          isForeseen(page, at) ||
          isSought(page, at) ||
          (isInFigure && word === 'support'))) ||
      (at > head && isLonely(page, at)) ||
      (at > head && word === 'uses' && /^(max|maximum)$/.test(page.word(at - 1)))
    )
  if (isHyphened(page, at, head)) return true
  if (isAboutAccounts(page, at)) return false
  // `at most ten per user`: how many, and nothing that is called so.
  if (at === head && NUMBER_WORDS.has(word) && !isNounish(page, at + 1)) return false
  if (at === head)
    return (
      !isVerbHere(page, at) &&
      !isWhatItDoes(page, at) &&
      !isChained(page, at) &&
      !doesBesides(page, at) &&
      !goesOnWith(page, at) &&
      !(isBehindNoun(page, at) && isDoneWith(page, at))
    )
  // `member requests`: one name, and nothing a member does.
  if (isPlural(word) && isCompound(page.word(at - 1), singular(word)) && !isObjectAt(page, at + 1)) return true
  if (isBeforeWhat(page, at) || doesItself(page, at, head)) return false
  // `renew a loan twice`
  if (/^(twice|once)$/.test(word)) return false
  // `campaigns end funded or failed`
  if (isPlural(page.word(at - 1)) && /^(end|finish|become|remain|stay)$/.test(word)) return false
  // `3 million products takes 4 s`
  if (/^(takes?|lasts?|costs?|weighs?|responds?|returns?)$/.test(word) && page.tokens[at + 1]?.kind === 'number')
    return false
  // `levels A1 to C2`: from which to which.
  if (isPlural(page.word(at - 1)) && /^[a-z]\d{1,2}$/.test(word)) return false
  // `a subscription runs for twelve months`, `an application moves from submitted to accepted`
  if (
    /^(runs|lasts|expires|ends|starts|begins|moves|goes|passes)$/.test(word) &&
    /^(for|from|until|till|after|on|at|within)$/.test(page.word(at + 1))
  )
    return false
  if (/^(refers?|relates?|belongs?|points?)$/.test(word) && page.word(at + 1) === 'to') return false
  if (word.endsWith('ly') && word.length > 4 && !LIKE_ADVERBS.has(word) && !isRhythm(page, at)) return false
  if (/^(due|overdue)$/.test(word) && isPlural(page.word(at - 1))) return false
  // `comments nested`: how they are stands behind them.
  if (isPlural(page.word(at - 1)) && isAdjective(word) && !isNounish(page, at + 1)) return false
  // `members log`: people, and what they do.
  const before = page.word(at - 1)
  const isAfterPeople = isPlural(before) && isSomebodyAt(page, at - 1)
  if (isAfterPeople && (/^(it|them)$/.test(page.word(at + 1)) || (!isTrade(word) && beginsSentence(page, at - 1))))
    return false
  return !isVerbAfterNoun(page, at) && !isDoneTo(page, at) && !isMarkBehind(page, at) && !isDoneWith(page, at)
}

/** `and lock accounts`: what is done to them, and no name. */
const isAboutAccounts = (page: Page, at: number): boolean =>
  /^(lock|unlock|suspend|ban|deactivate|disable|freeze|delete|reactivate)$/.test(page.word(at)) &&
  /^(accounts?|users?|logins?)$/.test(page.word(at + 1))

/** `answers cite the passage`: several, and a word before what it is done with. */
const isBeforeWhat = (page: Page, at: number): boolean =>
  isPlural(page.word(at - 1)) &&
  !isPlural(page.word(at)) &&
  !typeByName(page.word(at)).known &&
  /^(the|a|an|their|its|his|her|our|each|every)$/.test(page.word(at + 1))

/** `every sale reduces the stock`: what one of them does with something. */
const doesItself = (page: Page, at: number, head: number): boolean =>
  /^(a|an|the|each|every|one)$/.test(page.word(head - 1)) &&
  !isPlural(page.word(at - 1)) &&
  /[^su]s$/.test(page.word(at)) &&
  (/^(the|a|an|its|their|one|two|three|four|five|no)$/.test(page.word(at + 1)) ||
    page.tokens[at + 1]?.kind === 'number') &&
  page.text.slice(page.tokens[at]!.end, page.tokens[at + 1]?.start).trim() === ''

const isObjectAt = (page: Page, at: number): boolean => page.word(at) !== 'that' && DETERMINERS.has(page.word(at))

/** `a service that resizes images` */
const isWhatItDoes = (page: Page, at: number): boolean =>
  /^(that|which|who|it)$/.test(page.word(at - 1)) &&
  isPlural(page.word(at)) &&
  isPlural(page.word(at + 1)) &&
  !isStop(page.word(at + 1))

/** `price monthly, price yearly` */
export const isRhythm = (page: Page, at: number): boolean =>
  /^(daily|weekly|monthly|yearly|hourly)$/.test(page.word(at)) &&
  typeByName(page.word(at - 1)).known &&
  /^[,)]$/.test(page.word(at + 1))

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred'.split(' '),
)

/** `legal holds on accounts`, `legal holds: ...`: what is placed on something. */
const isHolds = (page: Page, at: number, head: number): boolean =>
  at > head && page.word(at) === 'holds' && /^(:|on|for|with|per|of|,|and|)$/.test(page.word(at + 1))

const LIKE_ADVERBS: ReadonlySet<string> = new Set(['family', 'assembly', 'supply', 'reply', 'anomaly'])

/** `slug unique`: how it is stands behind it. */
const isMarkBehind = (page: Page, at: number): boolean =>
  /^(optional|unique|uniq|required|mandatory|encrypted|hashed|hidden|immutable|nullable|visible|faster|slower|cheaper|easier|better|valid|full|ready|possible|live)$/.test(
    page.word(at),
  ) && !isNounish(page, at + 1)

/** `documents uploaded by users`: what was done with it stands behind it. */
const isDoneTo = (page: Page, at: number): boolean =>
  // `articles written by authors`
  (PARTICIPLES.has(page.word(at)) && page.word(at + 1) === 'by') ||
  (page.word(at).endsWith('ed') &&
    (verbBase(page.word(at)) !== null ||
      (page.word(at).length > (page.word(at + 1) === 'by' ? 4 : 5) && isPlural(page.word(at - 1)))) &&
    /^(by|to|in|on|from|with|for|at|)$/.test(page.word(at + 1)))
