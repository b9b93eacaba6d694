import { isSomebodyAt } from './around-verbs.ts'
import { isPlural, singular } from '../vocabulary/forms.ts'
import { hasArchetype, isAdjective, isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS, MODALS, PREPOSITIONS } from '../vocabulary/functions.ts'
import { isAnyKind } from '../vocabulary/kinds/index.ts'
import { isStaffAt, workAt } from './works.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { EVERYBODY } from '../vocabulary/people.ts'
import { NAMES_RARELY, NOUNS_TOO } from '../vocabulary/verbs.ts'

/** `customers order and pay by card`: behind people who were said to do something, another thing that they do. */
export function goesOnDoing(page: Page, at: number): boolean {
  if (!/^(,|and|or|then)$/.test(page.word(at - 1))) return false
  return (isVerbPhrase(page, at) || isWorkPhrase(page, at)) && isAmongDeeds(page, at)
}

/** `and seal parcels`: words that name something, and hardly stand before another name. */
const isWorkPhrase = (page: Page, at: number): boolean =>
  NAMES_RARELY.has(page.word(at)) &&
  (/^(it|them|a|an|the|their|its|all|each|every)$/.test(page.word(at + 1)) || isSeveral(page, at + 1)) &&
  !isCompound(page, at)

/** Whether a verb stands here by its form and by what is behind it, and no noun of a list. */
function isVerbPhrase(page: Page, at: number): boolean {
  const [word, next] = [page.word(at), page.word(at + 1)]
  if (verbBase(word) !== word || (isStop(word) && word !== 'like')) return false
  if (/^(it|them|him|her|each|me|us)$/.test(next)) return true
  if (/^(a|an|the|their|his|its|all|any|every|one|some|several|this|these|only|other|others)$/.test(next)) return true
  const isEnd = page.isEnd(at + 1) || /^(,|and|or|but|so|:)$/.test(next)
  const isPlace = PREPOSITIONS.has(next) || PARTICLES.has(next)
  if (!NOUNS_TOO.has(word) && !hasArchetype(word))
    return (
      isEnd || isPlace || next.endsWith('ly') || isSeveral(page, at + 1) || (!isStop(next) && isSeveral(page, at + 2))
    )
  // `comment on them`
  if (isPlace && /^(it|them|the|a|an|their|each|other|and|or)$/.test(page.word(at + 2))) return !isFieldBefore(page, at)
  // `comment and close them`
  if (
    /^(and|or)$/.test(next) &&
    verbBase(page.word(at + 2)) === page.word(at + 2) &&
    /^(it|them)$/.test(page.word(at + 3))
  )
    return !isFieldBefore(page, at)
  if (isEnd || isPlace) return !isFieldBefore(page, at) && !typeByName(word).known
  return isSeveral(page, at + 1) && !isCompound(page, at)
}

const PARTICLES: ReadonlySet<string> = new Set('up out off back down over away together'.split(' '))

/** `photos`, `used books` */
const isSeveral = (page: Page, at: number): boolean =>
  page.isWord(at) &&
  ((!isStop(page.word(at)) && isPlural(page.word(at))) ||
    (isAdjective(page.word(at)) && page.isWord(at + 1) && isPlural(page.word(at + 1))))

/** `order items`, and what is called so anywhere else: `leave requests` behind an article. */
const isCompound = (page: Page, at: number): boolean =>
  isAnyKind(`${page.word(at)} ${singular(page.word(at + 1))}`) ||
  /^(payment|request|record|entry|report|log|item|code|link|list|page|number|name|date|type|status)s?$/.test(
    singular(page.word(at + 1)),
  ) ||
  page.tokens.some(
    ({ lower }, i) =>
      i !== at &&
      lower === page.word(at) &&
      singular(page.word(i + 1)) === singular(page.word(at + 1)) &&
      /^(a|an|the|of|for|with|on)$/.test(page.word(i - 1)),
  )

/** `weight, height, note`: one of each without an article is what is written down, and so is what follows. */
function isFieldBefore(page: Page, at: number): boolean {
  let i = at - 1
  while (/^(,|and|or|then)$/.test(page.word(i))) i -= 1
  const word = page.word(i)
  if (/^(it|them)$/.test(word)) return false
  if (!page.isWord(i) || isPlural(word) || verbBase(word) === word) return false
  for (let from = i; from > i - 4 && page.isWord(from); from -= 1) {
    // `with date and place`
    if (page.word(from) === 'with') return true
    if (DETERMINERS.has(page.word(from)) || PREPOSITIONS.has(page.word(from))) return false
    if (verbBase(page.word(from)) === page.word(from) && from < i) return true
  }
  return true
}

/** `users can rate recipes and save favourites`: somebody was said to do something. */
export function isAmongDeeds(page: Page, at: number): boolean {
  // Nobody holds his breath for longer: whoever stands further away does something else.
  for (let i = at - 1; !page.isEnd(i) && at - i < LONGEST; i -= 1)
    if (MODALS.has(page.word(i)) || /^(they|we|i)$/.test(page.word(i)) || page.at(i, isDoer)) return true
  return false
}

const LONGEST = 80

/** `customers collect points`, `everyone votes`: people, and what they do. */
const isDoer = (page: Page, at: number): boolean =>
  // `customers hire a translator`: a verb nobody here knows.
  (isPlural(page.word(at)) &&
    isSomebodyAt(page, at) &&
    page.isWord(at + 1) &&
    !isStop(page.word(at + 1)) &&
    !isPlural(page.word(at + 1)) &&
    /^(a|an|the|it|them|their)$/.test(page.word(at + 2))) ||
  isKnownDoer(page, at)

const isKnownDoer = (page: Page, at: number): boolean =>
  (isSomebodyAt(page, at) && workAt(page, at + 1) !== null) ||
  (verbBase(page.word(at + 1)) !== null &&
    ((isSomebodyAt(page, at) &&
      (isPlural(page.word(at)) || isStaffAt(page, at)
        ? verbBase(page.word(at + 1)) === page.word(at + 1)
        : page.word(at + 1).endsWith('s'))) ||
      (EVERYBODY.has(page.word(at)) && page.word(at + 1).endsWith('s'))))
