import { isActionAt } from './actions.ts'
import { isStop, verbBase } from './lexicon.ts'
import type { Page } from './page.ts'
import type { Found } from './phrases.ts'
import type { Span } from './span.ts'
import { isPlural } from './forms.ts'
import { isForeignWord } from './language.ts'
import { BEING, DETERMINERS, HAVING, MODALS } from './vocabulary/functions.ts'
import { isPersonal } from './vocabulary/people.ts'

/** Words that say when, on which condition, or of which of several: nothing a model holds by itself. */
export interface Aside extends Span {
  /** Why somebody wants it; told to nobody. */
  readonly isPurpose: boolean
}

interface Around {
  readonly page: Page
  readonly capabilities: ReadonlyMap<number, Found>
}

/** Conditions, times and restrictions, as they stand in their sentences. */
export function asidesIn(page: Page, capabilities: ReadonlyMap<number, Found>): readonly Aside[] {
  const asides: Aside[] = []
  let start = 0
  for (let at = 0; at < page.tokens.length;) {
    if (page.isEnd(at)) start = at + 1
    const isRow = page.word(at) === '|' && at === start
    const aside = isRow
      ? quoted(at, page.endOf(at))
      : page.isWord(at)
        ? asideAt({ page, capabilities }, at, start)
        : null
    if (aside !== null && aside.to > at) asides.push(aside)
    at = Math.max(aside?.to ?? 0, at + 1)
  }
  return asides
}

const asideAt = (around: Around, at: number, start: number): Aside | null =>
  routeAt(around, at) ??
  foreignAt(around, at, start) ??
  scenarioAt(around, at, start) ??
  purposeAt(around, at) ??
  questionAt(around, at) ??
  comparedAt(around, at) ??
  conditionAt(around, at, start) ??
  restrictionAt(around, at) ??
  changeAt(around, at) ??
  denialAt(around, at, start)

const quoted = (from: number, to: number): Aside => ({ from, to, isPurpose: false })

/** `POST /hives/{id}/inspections`: a way to call it, up to where its signs end. */
function routeAt({ page }: Around, at: number): Aside | null {
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(page.tokens[at]!.text) || page.word(at + 1) !== '/') return null
  let end = at + 2
  while (page.tokens[end] !== undefined && page.tokens[end]!.start === page.tokens[end - 1]!.end) end += 1
  return quoted(at, end)
}

/** A sentence in another language, as far as its small words tell. */
function foreignAt({ page }: Around, at: number, start: number): Aside | null {
  if (at !== start) return null
  const end = page.endOf(at)
  let count = 0
  for (let i = at; i < end; i += 1)
    if (page.isWord(i) && isForeignWord(page.word(i)) && !isStop(page.word(i))) count += 1
  return count > 1 ? quoted(at, end) : null
}

/** `Given a subscriber`, `Then no box is shipped`: an example, and none of the rules. */
function scenarioAt({ page }: Around, at: number, start: number): Aside | null {
  const isScenario = /^(scenario|background)$/.test(page.word(at)) && page.word(at + 1) === ':'
  return at === start && (isScenario || /^(given|then|and|but)$/.test(page.word(at)))
    ? quoted(at, page.endOf(at))
    : null
}

/** `so that I can plan my week`, `because we lose orders` */
function purposeAt({ page }: Around, at: number): Aside | null {
  const isSo = page.word(at) === 'so' && page.isWord(at + 1) && page.word(at + 1) !== 'on'
  if (!isSo && page.word(at) !== 'because') return null
  const who = page.word(at + 1) === 'that' ? at + 2 : at + 1
  const isOwn = /^(i|i'm|we|we're|it|they|he|she|you|my|our|their|nobody|everyone|no|nothing|there)$/.test(
    page.word(who),
  )
  return { from: at, to: page.endOf(at), isPurpose: isOwn || page.word(at) === 'because' }
}

const CONDITIONS =
  /^(if|when|whenever|unless|until|till|while|once|after|before|within|during|throughout|provided|except)$/
/** Behind a number these are figures, and read as such. */
const TIMES = /^(after|before|within|until|till|during|throughout)$/
const PHRASES: readonly (readonly string[])[] = [
  ['as', 'soon', 'as'],
  ['as', 'long', 'as'],
  ['so', 'long', 'as'],
  ['in', 'case'],
  ['in', 'advance'],
  ['in', 'the', 'last'],
  ['in', 'the', 'past'],
  ['in', 'the', 'next'],
  ['only', 'if'],
  ['at', 'the', 'same', 'time'],
]

function conditionAt({ page, capabilities }: Around, at: number, start: number): Aside | null {
  if (capabilities.has(at)) return null
  const phrase = PHRASES.find((words) => page.matches(at, words))
  const isPhrase = phrase !== undefined
  if (!isPhrase && !CONDITIONS.test(page.word(at))) return null
  const next = at + (phrase?.length ?? 1)
  const isFollowed = page.isWord(next) || page.tokens[next]?.kind === 'number'
  if (!isFollowed && !(isPhrase && page.isEnd(next)))
    return isPhrase && /^[,)]$/.test(page.word(next)) ? quoted(at, next) : null
  if (TIMES.test(page.word(at)) && (page.isFenced(next) || page.isFenced(next + 1))) return null
  if (page.word(at) === 'if' && /^(check|see|know|tell|verify|test|out|assess|review)$/.test(page.word(at - 1)))
    return null
  if (page.word(at) === 'when' && isAsked(page, at, start)) return null
  if (page.word(at) === 'once' && /^(a|per|every)$/.test(page.word(next))) return null
  const from = /^(only|even|just|except|but|not)$/.test(page.word(at - 1)) && at - 1 >= start ? at - 1 : at
  const isFirst = from === start || /^(,|:|and|but|then)$/.test(page.word(from - 1))
  return quoted(from, isFirst ? frontedEnd(page, next) : tailEnd(page, next))
}

/** `track when an order was shipped`, `who changed it and when`: what is to be known, and no condition. */
function isAsked(page: Page, at: number, start: number): boolean {
  const before = page.word(at - 1)
  if (/^(track|know|see|record|show|log|store|of|about|on)$/.test(before)) return true
  for (let i = start; i < at - 1; i += 1) if (/^(who|what)$/.test(page.word(i))) return /^(and|or|,)$/.test(before)
  return false
}

/** `When stock is low, managers order`: up to the comma. */
function frontedEnd(page: Page, from: number): number {
  let at = from
  while (!page.isEnd(at) && page.word(at) !== ',' && page.word(at) !== 'then') at += 1
  return at
}

/** Up to where another sentence begins. */
export function tailEnd(page: Page, from: number, isWhole = false): number {
  let [at, depth] = [from, 0]
  for (; !page.isEnd(at); at += 1) {
    if (page.word(at) === '(') depth += 1
    if (page.word(at) === ')' && (depth -= 1) < 0) return at
    if (
      depth === 0 &&
      (page.word(at) === ':' || (page.word(at) === ',' && (!isWhole || beginsAnother(page, behindAnd(page, at + 1)))))
    )
      return at
    if (depth === 0 && /^(and|but)$/.test(page.word(at)) && beginsAnother(page, at + 1)) return at
  }
  return at
}

/** `and customers can cancel`: somebody, and what they may. */
function beginsAnother(page: Page, at: number): boolean {
  for (let i = at; i < at + 5 && page.isWord(i); i += 1)
    if (i > at && (MODALS.has(page.word(i)) || BEING.has(page.word(i)) || /^(has|have|must)$/.test(page.word(i))))
      return true
  return (
    (isPlural(page.word(at)) && verbBase(page.word(at + 1)) === page.word(at + 1)) ||
    (isPlural(page.word(at)) &&
      isPersonal({ words: [page.word(at)] }) &&
      page.isWord(at + 1) &&
      !isStop(page.word(at + 1))) ||
    isActionAt(page, at)
  )
}

const behindAnd = (page: Page, at: number): number => (/^(and|but)$/.test(page.word(at)) ? at + 1 : at)

const AUXILIARIES =
  /^(is|are|was|were|has|have|had|do|does|did|haven't|hasn't|hadn't|aren't|isn't|wasn't|weren't|don't|doesn't|didn't)$/
/** What is said of a field, or of whom a thing is shown to. */
const SAID =
  /^(optional|unique|required|mandatory|encrypted|hashed|hidden|immutable|nullable|indexed|searchable|visible|public|private|called|named|either|one|many|several|multiple|stored|of|uploaded|written|made|created|owned|able|allowed)$/

/** `how many days I have left`, `whether it was paid`: what somebody wants to know. */
function questionAt({ page }: Around, at: number): Aside | null {
  const isHow = page.word(at) === 'how' && /^(many|much|often|long|far|well)$/.test(page.word(at + 1))
  const isWhether = /^(whether|why)$/.test(page.word(at)) && page.isWord(at + 1) && page.isWord(at - 1)
  return (isHow && page.isWord(at - 1)) || (isWhether && !isFirstOf(page, at))
    ? quoted(at, tailEnd(page, at + 1))
    : null
}

/** `check whether` at the beginning is what is asked of a review. */
const isFirstOf = (page: Page, at: number): boolean => page.isEnd(at - 2)

/** `requests older than two years` */
function comparedAt({ page }: Around, at: number): Aside | null {
  const isCompared = /(er|more|less)$/.test(page.word(at)) && page.word(at + 1) === 'than' && page.isWord(at - 1)
  if (!isCompared || isStop(page.word(at - 1)) || page.isFenced(at)) return null
  return quoted(at, restrictedEnd(page, at))
}

/** Up to where the sentence says something of it. */
function restrictedEnd(page: Page, at: number): number {
  let end = at + 2
  while (!page.isEnd(end) && !/^[,)]$/.test(page.word(end)) && !isPredicate(page, end, at)) end += 1
  return end
}

/** `donors who have not donated in the last 3 months`: which of them. */
function restrictionAt({ page }: Around, at: number): Aside | null {
  if (!page.isWord(at - 1) || isStop(page.word(at - 1)) || !page.isWord(at + 1)) return null
  // `a book they bought`
  if (/^(they|he|she|we|i|you)$/.test(page.word(at)) && !isStop(page.word(at + 1)))
    return quoted(at, restrictedEnd(page, at))
  if (!/^(who|that|which|whose)$/.test(page.word(at))) return null
  const verb = page.word(at + 1)
  const next = page.word(at + 2)
  const isRestricted =
    page.word(at) === 'whose' ||
    (AUXILIARIES.test(verb) && (verb.endsWith("n't") || isRestricting(page, at + 1))) ||
    (page.word(at) === 'who' &&
      !AUXILIARIES.test(verb) &&
      !MODALS.has(verb) &&
      !HAVING.has(verb) &&
      verbBase(verb) !== null &&
      next !== '')
  if (!isRestricted) return null
  return ofClause(page, at, restrictedEnd(page, at))
}

/** `customers who have not paid cannot book`: what is said of some of them is said of no others. */
function ofClause(page: Page, at: number, end: number): Aside {
  if (!isPredicate(page, end, at)) return quoted(at, end)
  let from = at
  while (!page.isEnd(from - 1) && !/^[,:)]$/.test(page.word(from - 1))) from -= 1
  return quoted(from, tailEnd(page, end, true))
}

const isRestricting = (page: Page, at: number): boolean => {
  const next = page.word(at + 1)
  if (!page.isWord(at + 1) || DETERMINERS.has(next) || SAID.test(next)) return false
  return /^(is|are|was|were)$/.test(page.word(at)) || /^(not|never|been|already|only)$|(ed|en)$/.test(next)
}

/** `customers who have not paid cannot book`: what is said of them begins. */
const isPredicate = (page: Page, at: number, from: number): boolean =>
  at - from > 2 &&
  (MODALS.has(page.word(at)) || /^(can't|cannot|mustn't|are|is)$/.test(page.word(at))) &&
  page.isWord(at - 1)

/** `the price becomes cents`: what is to be otherwise, from where the sentence began. */
function changeAt({ page }: Around, at: number): Aside | null {
  if (!/^becomes?$/.test(page.word(at))) return null
  let from = at
  while (!page.isEnd(from - 1) && !/^[,:]$/.test(page.word(from - 1))) from -= 1
  return quoted(from, tailEnd(page, at))
}

/** `no double bookings`, `without overselling`: what must not be, where no capability of ours says it. */
function denialAt({ page, capabilities }: Around, at: number, start: number): Aside | null {
  const word = page.word(at)
  if (!/^(no|without|never)$/.test(word) || !page.isWord(at + 1)) return null
  const isFirst = at === start || /^(,|and|but|:|with|\(|that)$/.test(page.word(at - 1))
  if (word === 'no' && (!isFirst || /^(one|longer)$/.test(page.word(at + 1)))) return null
  if (word === 'never' && at !== start) return null
  const end = tailEnd(page, at + 1)
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) return null
  return quoted(at, end)
}
