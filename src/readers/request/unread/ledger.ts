import type { Words } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { isAdjective, isContent, isStop, isTrade, verbBase } from '../vocabulary/lexicon.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import type { Things } from '../things/things.ts'
import { BEING, HAVING, MODALS, TELLING } from '../vocabulary/functions.ts'
import { INTENTS } from '../vocabulary/verbs.ts'

/**
 * Words that somebody read and of which nothing came: each that means something has to stand in what was understood, be the
 * name of a thing, or say what the whole is.
 */
export function unaccounted(page: Page, facts: Facts, things: Things, understood: Understood): readonly Span[] {
  const kept = new Uint8Array(page.tokens.length)
  kept.fill(1, 0, openingEnd(page))
  for (const { from, name } of understood) {
    const [first, end] = [page.indexOf(from.start), page.indexOf(from.end)]
    kept.fill(1, first, end)
    // Who gets a mail and who lets people in stands anywhere in the sentence.
    if (name === 'mails' || name === 'oauth') kept.fill(1, startOf(page, first), page.endOf(end))
  }
  for (const { noun, how } of facts.mentions) if (how !== 'plainly') kept.fill(1, noun.from, noun.to)
  const names = new Set(
    understood.flatMap(({ name, type }) =>
      [name ?? '', ...(type?.split(/[|=]/) ?? [])].flatMap((said) => wordsIn(said).map(singular)),
    ),
  )
  // A word in letters that no name is written in is named by nothing.
  const isNamed = (words: readonly string[]): boolean =>
    words.length > 0 && words.every((word) => names.has(singular(word)))
  const isKnown = (at: number): boolean =>
    kept[at] === 1 ||
    page.isFenced(at) ||
    // `by the hour` is no opening hour.
    (things.isNamed(singular(page.word(at))) && !TELLING.has(page.word(at))) ||
    isNamed(wordsIn(page.word(at)))
  const isOpen = (at: number): boolean =>
    page.isRead(at) &&
    page.isWord(at) &&
    isContent(page.word(at)) &&
    !isKnown(at) &&
    !isFurniture(page, at) &&
    !isDoneWith(page, at, isKnown)
  // `sales reps see their own deals`, where nobody may.
  const isOwn = (at: number): boolean => page.word(at) === 'own' && page.isRead(at) && kept[at] === 0
  return page.tokens.flatMap((_, at): readonly Span[] =>
    isOwn(at) ? [clauseOf(page, at)] : isOpen(at) ? [{ from: at, to: at + 1 }] : [],
  )
}

function clauseOf(page: Page, at: number): Span {
  let [from, to] = [at, at]
  while (!page.isEnd(from - 1) && !BETWEEN.test(page.word(from - 1))) from -= 1
  while (!page.isEnd(to) && !BETWEEN.test(page.word(to))) to += 1
  return { from, to }
}

const BETWEEN = /^(,|\(|and|or|but|while)$/

/** What came of the request: where it stands, and by which name it is spoken of elsewhere. */
export type Understood = readonly { readonly from: Words; readonly name?: string; readonly type?: string }[]

function startOf(page: Page, at: number): number {
  let from = at
  while (!page.isEnd(from - 1)) from -= 1
  return from
}

/** `write invoices`: what is done with what was understood. */
function isDoneWith(page: Page, at: number, isKnown: (at: number) => boolean): boolean {
  if (verbBase(page.word(at)) === null && !isAdjective(page.word(at))) return false
  let next = at + 1
  while (page.isWord(next) && !isKnown(next) && (isStop(page.word(next)) || isAdjective(page.word(next)))) next += 1
  // `pays monthly`: how often, and nothing that it is done with.
  return !page.isEnd(next) && isKnown(next) && !page.word(next).endsWith('ly')
}

const isFurniture = (page: Page, at: number): boolean =>
  INTENTS.has(verbBase(page.word(at)) ?? '') ||
  RELATING.test(page.word(at)) ||
  isTrade(page.word(at)) ||
  isCompared(page, at)

/** `A Kanban board like Trello`: an example of the whole. */
function isCompared(page: Page, at: number): boolean {
  let from = at
  while (/^\p{Lu}/u.test(page.tokens[from]?.text ?? '')) from -= 1
  return from < at && page.word(from) === 'like'
}

/** `Voting app for student councils: ...`, `Build a podcast site with ...`: the first words say what the whole is, and for whom. */
function openingEnd(page: Page): number {
  let at = 0
  while (page.isEnd(at) && at < page.tokens.length) at += 1
  const start = at
  for (; !page.isEnd(at) && !OPENED.test(page.word(at)) && !/^[:,(]$/.test(page.tokens[at]!.text); at += 1)
    // `Laptops and phones are assigned`: a sentence of its own, and no opening.
    if (/^(how|what|which|why|where|when|who)$/.test(page.word(start))) continue
    else if (BEING.has(page.word(at)) || MODALS.has(page.word(at)) || HAVING.has(page.word(at))) return start
  return at
}

const OPENED = /^(with|where|that|which|who|whose|so|in|when|and|plus)$/

/** What stands between a thing and what is said of it. */
const RELATING =
  /^(ids?|made|composed|comprised|refers?|belongs?|consists?|relates?|contains?|includes?|holds?|defaults?)$/
