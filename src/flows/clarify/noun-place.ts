import type { DesignRequest, Words } from '../../model/index.ts'
import { singular, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { HAVING, PREPOSITIONS, TELLING } from '../../readers/request/vocabulary/functions.ts'
import { isTrade } from '../../readers/request/vocabulary/lexicon.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import type { Span } from '../pieces/clauses.ts'
import { hasVerb } from '../pieces/ends.ts'
import {
  indexOf,
  isAdverb,
  isNominal,
  isNumber,
  isVerbAt,
  joined,
  RELATIVE,
  type Said,
  saidIn,
  wordAt,
  wordBefore,
  wordBehind,
} from '../pieces/words.ts'

/** A few words that may be a name, and whether they can be only of people. */
export interface Named {
  readonly words: Words
  readonly isOfPeople: boolean
}

/** The noun where the words are one and stand where a noun does, without its article; null where they say something else. */
export function namedIn(words: Words, request: DesignRequest): Named | null {
  const said = saidIn(request.text)
  let from = indexOf(said, words.start)
  const to = indexOf(said, words.end - 1) + 1
  // Signs, and words that stand nowhere in the text.
  if (from >= to || to > said.words.length || request.text.slice(words.start, words.end) !== words.text)
    return { words, isOfPeople: false }
  while (from < to - 1 && ARTICLE.test(wordAt(said, from))) from += 1
  if (!isNoun({ from, to }, said) || isDesigned(words, request)) return null
  const named = joined(said, from, to)
  if (isNounPlace({ from, to }, said)) return { words: named, isOfPeople: false }
  const parts = wordsIn(named.text)
  return isPersonal({ words: [...parts.slice(0, -1), singular(parts.at(-1) ?? '')] })
    ? { words: named, isOfPeople: true }
    : null
}

const ARTICLE = /^(an?|the|our|their|its|his|her|your|my|some)$/

const isNoun = ({ from, to }: Span, said: Said): boolean =>
  !hasVerb({ from, to }, said) &&
  !isNumber(wordAt(said, from)) &&
  isNominal(wordAt(said, from)) &&
  // `row-level security`: how something is built.
  !(to - from > 1 && isTrade(wordAt(said, to - 1)) && !TELLING.has(wordAt(said, to - 1))) &&
  isNominal(wordAt(said, to - 1)) &&
  !isAdverb(wordAt(said, to - 1))

/** `with`, `of`, a comma or a verb before it; an end, a preposition or a comma behind it. */
function isNounPlace({ from, to }: Span, said: Said): boolean {
  const [before, behind] = [wordBefore(said, from), wordBehind(said, to - 1)]
  const isBehind =
    before === '' ||
    /^(and|or|plus|with|of|like|as)$/.test(before) ||
    ARTICLE.test(before) ||
    HAVING.has(before) ||
    isVerbAt(said, from - 1)
  return (
    isBehind && (behind === '' || /^(and|or|plus)$/.test(behind) || PREPOSITIONS.has(behind) || RELATIVE.test(behind))
  )
}

/** Something is made of a part of them already: `a unique serial number`. */
const isDesigned = ({ start, end }: Words, { subjects, roles = [] }: DesignRequest): boolean =>
  [...subjects.flatMap((one) => [one, ...one.fields]), ...roles].some(
    ({ from }) => from.start < end && start < from.end && from.end - from.start > 1,
  )
