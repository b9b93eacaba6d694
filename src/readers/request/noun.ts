import { isPlural, singular, wordsIn } from './forms.ts'
import { hasArchetype, isAdjective, isPerson, isStop, isTrade, verbBase } from './lexicon.ts'
import type { Page } from './page.ts'
import { quantityEnd } from './quantity.ts'
import { ADJECTIVES, DETERMINERS, MODALS } from './vocabulary/functions.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { isPersonal } from './vocabulary/people.ts'
import { INTENTS, MADE, OPERATIONS } from './vocabulary/verbs.ts'

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

/** The noun that begins here; null where none does. */
export function nounAt(page: Page, from: number, isInFigure = false): Noun | null {
  let at = isInFigure ? from : quantityEnd(page, from)
  const isCounted = at > from
  let isEach = false
  const adjectives: string[] = []
  while (DETERMINERS.has(page.word(at)) || isAdjectiveBefore(page, at)) {
    isEach ||= /^(each|every)$/.test(page.word(at))
    if (ADJECTIVES.has(page.word(at))) adjectives.push(page.word(at))
    at += 1
  }
  const head = at
  while (at - head < MOST_WORDS && isNounWord(page, at, head, isInFigure)) at += 1
  if (at === head) return null
  const words = page.tokens.slice(head, at).flatMap(({ text, lower }) => (isName(text) ? wordsIn(text) : [lower]))
  const last = words.at(-1)!
  // `CMS`, `GPS`: no plural of anything.
  const isShort = /^[A-Z]{2,}$/.test(page.tokens[at - 1]!.text)
  return {
    from,
    to: at,
    head,
    words: [...words.slice(0, -1), isShort ? last : singular(last)],
    isPlural: !isShort && isPlural(last),
    isEach,
    isCounted,
    adjectives,
  }
}

/** `DeletionRequest`, `due_at`: a name of code. */
const isName = (text: string): boolean => /[a-z0-9][A-Z]|_/.test(text)

function isAdjectiveBefore(page: Page, at: number): boolean {
  const word = page.word(at)
  if (!isAdjective(word) || !isNounish(page, at + 1)) return false
  return (
    !(PARTS_OF_NAMES.has(word) && /^(name|key|price|amount)$/.test(singular(page.word(at + 1)))) &&
    !page.matches(at, ['real', 'estate'])
  )
}

const isNounish = (page: Page, at: number): boolean =>
  page.isWord(at) && (!isStop(page.word(at)) || isAdjective(page.word(at)))

function isNounWord(page: Page, at: number, head: number, isInFigure: boolean): boolean {
  if (!page.isWord(at) || (page.isFenced(at) && !isInFigure)) return false
  const word = page.word(at)
  if (isName(page.tokens[at]!.text)) return true
  // `5 million`: how many there are.
  if (/^(thousand|million|billion)$/.test(word)) return false
  if (isStop(word)) return at === head && (isLonely(page, at) || isSupport(page, at))
  if (at === head)
    return !isVerbHere(page, at) && !goesOnWith(page, at) && !(isBehindNoun(page, at) && isDoneWith(page, at))
  if (/^(refers?|relates?|belongs?|points?)$/.test(word) && page.word(at + 1) === 'to') return false
  if (word.endsWith('ly') && word.length > 4 && !LIKE_ADVERBS.has(word)) return false
  if (/^(due|overdue)$/.test(word) && isPlural(page.word(at - 1))) return false
  // `comments nested`: how they are stands behind them.
  if (isPlural(page.word(at - 1)) && isAdjective(word) && !isNounish(page, at + 1)) return false
  // `members log`: people, and what they do.
  const before = page.word(at - 1)
  if (isPlural(before) && isPersonal({ words: [before] }) && !isTrade(word) && beginsSentence(page, at - 1))
    return false
  return !isVerbAfterNoun(page, at) && !isDoneTo(page, at) && !isMarkBehind(page, at) && !isDoneWith(page, at)
}

/** `the front desk books appointments`, `a job imports them`: a word of several never stands within a name. */
function isDoneWith(page: Page, at: number): boolean {
  const [before, word, next] = [page.word(at - 1), page.word(at), page.word(at + 1)]
  // `the pupils deliver before noon`, and `the users table`
  if (isPlural(before) && isPersonal({ words: [before] }) && !isTrade(word) && !isPlural(word) && isStop(next))
    return true
  const base = verbBase(word)
  if (base === null || word.endsWith('ing') || word.endsWith('ed')) return false
  const isObject = /^(a|an|the|it|them|their|his|her|its|all|any)$/.test(next)
  const isSeveral = isSeveralAt(page, at + 1)
  if (word !== base) return isObject || isSeveral
  if (isPlural(before) && !NOUNS_TOO.has(word) && !hasArchetype(word)) return true
  return !NOUNS_TOO.has(word) && !hasArchetype(word) && (isObject || isSeveral) && !isObjectOf(page, at)
}

const isBehindNoun = (page: Page, at: number): boolean => page.isWord(at - 1) && !isStop(page.word(at - 1))

/** `send invites the ...`: behind a verb it is what that is done with. */
const isObjectOf = (page: Page, at: number): boolean => verbBase(page.word(at - 1)) === page.word(at - 1)

/** Verbs that begin the names of things just as often: `leave requests`, `order items`. */
const NOUNS_TOO: ReadonlySet<string> = new Set(
  'leave order book post comment record note rate sign share raise place log file list enter check review report watch like pin flag ship access export return purchase reserve invoice import access search filter grade pay vote transfer offer reply mark issue'.split(
    ' ',
  ),
)

/** At the beginning of a sentence, after `can` or `to`, the word is what is done. */
export function isVerbHere(page: Page, at: number): boolean {
  const word = page.word(at)
  if (verbBase(word) === null) return false
  const before = page.word(at - 1)
  const isBase = verbBase(word) === word
  if (isBase && MODALS.has(before)) return true
  if (isBase && /^(to|not|never|cannot|also|only|please|let's|can't)$/.test(before)) return true
  // `a closing date`, and no date that is closed.
  if (
    word.endsWith('ing') &&
    /^(a|an|the|,|:|\(|and|with|optional)$/.test(before) &&
    typeByName(`x_${singular(page.word(at + 1))}`).known
  )
    return false
  if (word.endsWith('ing'))
    return (!hasArchetype(word) || (page.isEnd(at - 1) && isPlural(page.word(at + 1)))) && startsNoun(page, at + 1)
  const isFirst = page.isEnd(at - 1)
  if (isFirst && isBase && NOUNS_TOO.has(word) && hasArchetype(word)) return isGiven(page, at + 1)
  const isPlain = INTENTS.has(verbBase(word)!) || !NOUNS_TOO.has(word) || DETERMINERS.has(page.word(at + 1))
  return isFirst && isPlain && !hasArchetype(word) && startsNoun(page, at + 1) && !word.endsWith('s')
}

/** `search for a spot, pay with a card`: another thing that is done, and none that is. */
const goesOnWith = (page: Page, at: number): boolean =>
  /^(,|and)$/.test(page.word(at - 1)) &&
  verbBase(page.word(at)) === page.word(at) &&
  !hasArchetype(page.word(at)) &&
  (/^(with|them|it|the|their|a|an)$/.test(page.word(at + 1)) ||
    (!NOUNS_TOO.has(page.word(at)) &&
      (/^(for|by|to|from|about|at|on|into)$/.test(page.word(at + 1)) ||
        (isAmongDeeds(page, at) && isSeveralAt(page, at + 1)))))

/** `users can rate recipes and save favourites`: somebody was said to do something. */
function isAmongDeeds(page: Page, at: number): boolean {
  for (let i = at - 1; !page.isEnd(i); i -= 1) if (MODALS.has(page.word(i))) return true
  return false
}

const isSeveralAt = (page: Page, at: number): boolean =>
  page.isWord(at) && !isStop(page.word(at)) && isPlural(page.word(at)) && !isPlural(page.word(at + 1))

/** `Issue API keys to partners`: what is given to somebody. */
function isGiven(page: Page, at: number): boolean {
  const noun = nounAt(page, at)
  return noun !== null && noun.isPlural && page.word(noun.to) === 'to'
}

/** `make, model`: in a list of names it is one of them. */
const isLonely = (page: Page, at: number): boolean =>
  /^(make|done|work|sort|use|active)$/.test(page.word(at)) &&
  /^(,|\)|:|and)$/.test(page.word(at + 1)) &&
  /^(,|:|\(|and|with)$/.test(page.word(at - 1))

/** `support agents`, `support tickets`: those who help, and what they are asked. */
const isSupport = (page: Page, at: number): boolean =>
  page.word(at) === 'support' &&
  (isPersonal({ words: [page.word(at + 1)] }) ||
    /^(staff|tickets?|requests?|cases?|team|teams)$/.test(page.word(at + 1)))

const LIKE_ADVERBS: ReadonlySet<string> = new Set(['family', 'assembly', 'supply', 'reply', 'anomaly'])

/** `slug unique`: how it is stands behind it. */
const isMarkBehind = (page: Page, at: number): boolean =>
  /^(optional|unique|uniq|required|mandatory|encrypted|hashed|hidden|immutable|nullable|visible|faster|slower|cheaper|easier|better)$/.test(
    page.word(at),
  ) && !isNounish(page, at + 1)

/** `documents uploaded by users`: what was done with it stands behind it. */
const isDoneTo = (page: Page, at: number): boolean =>
  page.word(at).endsWith('ed') &&
  verbBase(page.word(at)) !== null &&
  /^(by|to|in|on|from|with|for|at|)$/.test(page.word(at + 1))

/** `customers order products`: behind people, and before what they do it with. */
export function isVerbAfterNoun(page: Page, at: number): boolean {
  const word = page.word(at)
  const before = page.word(at - 1)
  const base = verbBase(word)
  if (/^(make|handle|provide)$/.test(word) && isPersonal({ words: [before] }) && beginsSentence(page, at - 1))
    return startsNoun(page, at + 1)
  if (!page.isWord(at) || isStop(word) || !page.isWord(at - 1) || isStop(before)) return false
  if (base === null) return isUnknownVerb(page, at)
  // `finance marks them as paid`
  if (word !== base && word.endsWith('s') && /^(it|them|the|a|an|their|its)$/.test(page.word(at + 1))) return true
  const isSomebody = isPersonal({ words: [before] })
  if (
    isSomebody &&
    isPlural(before) !== isPlural(word) &&
    word !== 'name' &&
    endsDeeds(page, at + 1) &&
    beginsSentence(page, at - 1)
  )
    return true
  if (isSomebody && isPlural(before) === isPlural(word) && beginsSentence(page, at - 1))
    return startsNoun(page, at + 1) && !isPlural(word) && isPlainObject(page, at + 1)
  const isDone = isPlural(before) ? !isPlural(word) : isSomebody && isPlural(word)
  return (
    isDone &&
    !isAdjective(before) &&
    (startsNoun(page, page.word(at + 1) === 'only' ? at + 2 : at + 1) || goesOn(page, at, base))
  )
}

/** `translator make translation`: an object, and no name that goes on. */
const isPlainObject = (page: Page, at: number): boolean => {
  const noun = nounAt(page, at)
  return noun !== null && /^(|,|and|with|for|of|to|in|from|by|at|on)$/.test(page.word(noun.to))
}

/** `managers approve or reject`: nothing stands behind what is done. */
const endsDeeds = (page: Page, at: number): boolean =>
  page.isEnd(at) ||
  page.word(at) === ',' ||
  (/^(and|or)$/.test(page.word(at)) &&
    verbBase(page.word(at + 1)) !== null &&
    (endsDeeds(page, at + 2) || startsNoun(page, at + 2)))

const beginsSentence = (page: Page, at: number): boolean => {
  // `support agents`, `HR managers`
  const first = page.isWord(at - 1) && (!isStop(page.word(at - 1)) || page.word(at - 1) === 'support') ? at - 1 : at
  const before = /^(a|an|the)$/.test(page.word(first - 1)) ? first - 2 : first - 1
  return page.isEnd(before) || /^(,|:|and|where|when|if|once)$/.test(page.word(before))
}

/** `customers earn points`: people, a word nobody knows, and what they do it with. */
const isUnknownVerb = (page: Page, at: number): boolean =>
  // `staff matches requests`
  (isPersonal({ words: [page.word(at - 1)] }) &&
    !isPlural(page.word(at - 1)) &&
    isPlural(page.word(at)) &&
    beginsSentence(page, at - 1) &&
    isSeveralAt(page, at + 1)) ||
  isUnknownVerbOfSeveral(page, at)

const isUnknownVerbOfSeveral = (page: Page, at: number): boolean =>
  isPerson(page.word(at - 1)) &&
  isPlural(page.word(at - 1)) &&
  !isPlural(page.word(at)) &&
  beginsSentence(page, at - 1) &&
  page.isWord(at + 1) &&
  (DETERMINERS.has(page.word(at + 1)) || (isPlural(page.word(at + 1)) && !isStop(page.word(at + 1))))

/** `students enroll in courses`, `shipments move from ...` */
const goesOn = (page: Page, at: number, base: string): boolean =>
  (isPerson(page.word(at - 1)) && /^(by|through|for)$/.test(page.word(at + 1)) && beginsSentence(page, at - 1)) ||
  ((MADE.has(base) || OPERATIONS.has(base) || base === 'move') &&
    /^(in|for|to|on|from|into|through|up)$/.test(page.word(at + 1)))

const startsNoun = (page: Page, at: number): boolean =>
  page.isWord(at) && (DETERMINERS.has(page.word(at)) || !isStop(page.word(at)))
