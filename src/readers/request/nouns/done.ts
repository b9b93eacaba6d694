import { beginsSentence, endsDeeds, isSeveralAt, isSomebodyAt, startsNoun } from './around-verbs.ts'
import { isPlural, singular } from '../vocabulary/forms.ts'
import { hasArchetype, isAdjective, isPerson, isStop, isTrade, verbBase } from '../vocabulary/lexicon.ts'
import { nounAt } from './noun.ts'
import type { Page } from '../page/page.ts'
import { quantityEnd } from './quantity.ts'
import { isOfCraft } from './crafts.ts'
import { isDoingIt } from './participles.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { DETERMINERS, MODALS } from '../vocabulary/functions.ts'
import { isAnyKind, isCompound, isKind } from '../vocabulary/kinds/index.ts'
import { isStaffed } from '../vocabulary/people.ts'
import { DOINGS, INTENTS, MADE, NOUNS_TOO, OPERATIONS, OTHERS } from '../vocabulary/verbs.ts'
import { isOfSystem, isOpening, isQuota } from './within-names.ts'
import { isBehindThat, isStaffAt, workAt } from './works.ts'
import { goesOnDoing, isAmongDeeds } from './verb-phrases.ts'

/** `the front desk books appointments`, `a job imports them`: a word of several never stands within a name. */
export function isDoneWith(page: Page, at: number): boolean {
  const [before, word, next] = [page.word(at - 1), page.word(at), page.word(at + 1)]
  // `the pupils deliver before noon`, and `the users table`
  const base = verbBase(word)
  // `give pupils homework with a date`
  const isThing = base === null && hasArchetype(word)
  if (isPlural(before) && isSomebodyAt(page, at - 1) && !isTrade(word) && !isPlural(word) && !isThing && isStop(next))
    return true
  if (base === null || word.endsWith('ing') || word.endsWith('ed')) return false
  // `the board decides`
  if (
    word !== base &&
    OTHERS.has(base) &&
    !isPlural(before) &&
    !isObjectOf(page, at) &&
    !/^(estimate|bid|pledge|treat|tap|spend|donate)$/.test(base)
  )
    return true
  // `protection extends by 2 minutes`
  const isAlone = word !== base && !isPlural(before) && !NOUNS_TOO.has(base) && !hasArchetype(word)
  if (isAlone && /^(by|until|when|if|after|before)$/.test(next)) return true
  const isObject = /^(a|an|one|the|it|them|their|his|her|its|all|any|each|every|whether)$/.test(next)
  const isSeveral = isSeveralAt(page, at + 1)
  if (word !== base) return isObject || isSeveral || (isSomeOf(page, at + 1) && isSeveralAt(page, at + 2))
  if (isPlural(before) && !NOUNS_TOO.has(word) && !hasArchetype(word) && !isObjectOf(page, at)) return true
  return !NOUNS_TOO.has(word) && !hasArchetype(word) && (isObject || isSeveral) && !isObjectOf(page, at)
}

/** `sees open orders` */
const isSomeOf = (page: Page, at: number): boolean =>
  isAdjective(page.word(at)) || /^(open|new|pending|due|late)$/.test(page.word(at))

export const isBehindNoun = (page: Page, at: number): boolean => page.isWord(at - 1) && !isStop(page.word(at - 1))

/** `send invites the ...`: behind a verb it is what that is done with. */
const isObjectOf = (page: Page, at: number): boolean =>
  verbBase(page.word(at - 1)) !== null &&
  // `members post answers`
  (!hasArchetype(page.word(at - 1)) ||
    (isSomebodyAt(page, at - 2) &&
      isPlural(page.word(at - 2)) &&
      verbBase(page.word(at - 1)) === page.word(at - 1) &&
      beginsSentence(page, at - 2))) &&
  !/(ed|ing)$/.test(page.word(at - 1))

/** At the beginning of a sentence, after `can` or `to`, the word is what is done. */
export function isVerbHere(page: Page, at: number): boolean {
  const word = page.word(at)
  if (verbBase(word) === null || isOpening(page, at) || isOfSystem(page, at) || isQuota(page, at)) return false
  // `fixed assets with a value`: how they are, and nothing that is to be done.
  if (word.endsWith('ed') && verbBase(word) !== word && page.isEnd(at - 1) && isPlural(page.word(at + 1))) return false
  const before = page.word(at - 1)
  const isBase = verbBase(word) === word
  // `only release managers may`: who alone may, and nothing that is done to them.
  if (isBase && before === 'only' && isSomebodyAt(page, at + 1) && MODALS.has(page.word(at + 2))) return false
  // `they book desks`, `we collect readings`
  if (isBase && /^(they|we|i|you|both)$/.test(before)) return true
  if (isBase && MODALS.has(before)) return true
  if (isBase && /^(to|not|never|cannot|also|only|please|let's|can't)$/.test(before)) return true
  // `for a webshop: create shipment`, `gift cards: buy with amount`
  if (isBase && before === ':' && !NOUNS_TOO.has(word) && !hasArchetype(word) && DOINGS.has(word)) return true
  // `a wishlist: add a book to it`
  if (isBase && before === ':' && DETERMINERS.has(page.word(at + 1))) return true
  // `driving lessons`, `invite links`: the name of something.
  if ((word.endsWith('ing') || isBase) && isCompound(word, singular(page.word(at + 1)))) return false
  if (word.endsWith('ing') && (isOfCraft(page, at) || isDoingIt(page, at))) return false
  // `a closing date`, and no date that is closed.
  if (
    word.endsWith('ing') &&
    /^(a|an|the|,|:|\(|and|with|optional)$/.test(before) &&
    !isPlural(page.word(at + 1)) &&
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
export const goesOnWith = (page: Page, at: number): boolean =>
  goesOnDoing(page, at) ||
  // `and note when they come back`
  (/^(,|and)$/.test(page.word(at - 1)) &&
    (verbBase(page.word(at)) === page.word(at) || NOUNS_TOO.has(page.word(at))) &&
    (page.isAside(at + 1) || /^(when|whether|how|what|who|why|if|where)$/.test(page.word(at + 1)))) ||
  (/^(,|and)$/.test(page.word(at - 1)) &&
    verbBase(page.word(at)) === page.word(at) &&
    !hasArchetype(page.word(at)) &&
    ((/^(give|get|receive|send|write)$/.test(page.word(at)) && isKind(singular(page.word(at + 1)))) ||
      /^(with|them|it|the|their|a|an)$/.test(page.word(at + 1)) ||
      (!NOUNS_TOO.has(page.word(at)) &&
        (/^(for|by|to|from|about|at|on|into)$/.test(page.word(at + 1)) ||
          (isAmongDeeds(page, at) && isSeveralAt(page, at + 1))))))

/** `Issue API keys to partners`: what is given to somebody. */
function isGiven(page: Page, at: number): boolean {
  const noun = nounAt(page, at)
  return noun !== null && noun.isPlural && page.word(noun.to) === 'to'
}

/** `customers order products`: behind people, and before what they do it with. */
export function isVerbAfterNoun(page: Page, at: number): boolean {
  const word = page.word(at)
  const before = page.word(at - 1)
  const base = verbBase(word)
  if (/^(make|handle|provide)$/.test(word) && isSomebodyAt(page, at - 1) && beginsSentence(page, at - 1))
    return startsNoun(page, at + 1)
  if (isStoring(page, at)) return true
  if (!page.isWord(at) || isStop(word) || !page.isWord(at - 1) || (isStop(before) && before !== 'support')) return false
  if (base === null) return isWorkOf(page, at) || isUnknownVerb(page, at)
  if (
    isBehindThat(page, at) &&
    isSomebodyAt(page, at - 1) &&
    word === base &&
    (isPlural(before) || isStaffAt(page, at - 1))
  )
    return true
  // `consent records`: the name of something.
  if (isPlural(word) && isCompound(before, singular(word)) && !isSomebodyAt(page, at - 1)) return false
  // `finance marks them as paid`
  if (word !== base && word.endsWith('s') && OBJECTS.test(page.word(at + 1))) return true
  // `staff deliver them`: one word for several people.
  if (
    word === base &&
    /^(staff|people|crew|personnel)$/.test(before) &&
    beginsSentence(page, at - 1) &&
    /^(it|them)$/.test(page.word(at + 1))
  )
    return true
  // `restaurants order them`
  if (word === base && isPlural(before) && /^(it|them)$/.test(page.word(at + 1)) && beginsSentence(page, at - 1))
    return true
  const isSomebody = isSomebodyAt(page, at - 1) || isStaffed([page.word(at - 2), before])
  // `the committee decides on each application`
  if (
    isSomebody &&
    (((base === 'decide' || base === 'judge') && /^(on|about|over|upon|that|this)$/.test(page.word(at + 1))) ||
      // `an instructor takes at most five pupils`
      (/^(take|supervise|mentor|coach|teach|train|guide|host)$/.test(base) && quantityEnd(page, at + 1) > at + 1))
  )
    return beginsSentence(page, at - 1)
  if (
    isSomebody &&
    isPlural(before) !== isPlural(word) &&
    word !== 'name' &&
    endsDeeds(page, at + 1) &&
    beginsSentence(page, at - 1)
  )
    return true
  // `staff mark tools as damaged`
  if (word === base && isStaffAt(page, at - 1) && beginsSentence(page, at - 1) && isBeforeDone(page, at + 1))
    return !isAnyKind(`${word} ${singular(page.word(at + 1))}`)
  if (isSomebody && isPlural(before) === isPlural(word) && beginsSentence(page, at - 1))
    return startsNoun(page, at + 1) && !isPlural(word) && isPlainObject(page, at + 1)
  const isDone = isPlural(before) ? !isPlural(word) : isSomebody && isPlural(word)
  return (
    isDone &&
    !isAdjective(before) &&
    (startsNoun(page, /^(only|out|off|up|back|over|down)$/.test(page.word(at + 1)) ? at + 2 : at + 1) ||
      goesOn(page, at, base))
  )
}

/** `clerks store parcels`, `fans like posts`: people, and words that hold a sentence together anywhere else. */
const isStoring = (page: Page, at: number): boolean =>
  /^(store|like|place|note)$/.test(page.word(at)) &&
  isSomebodyAt(page, at - 1) &&
  (isPlural(page.word(at - 1)) || isStaffAt(page, at - 1)) &&
  beginsSentence(page, at - 1) &&
  (/^(it|them)$/.test(page.word(at + 1)) ||
    DETERMINERS.has(page.word(at + 1)) ||
    (isPlural(page.word(at + 1)) && !isSomebodyAt(page, at + 1)))

/** `clerks stamp forms`: a word that names something anywhere else. */
const isWorkOf = (page: Page, at: number): boolean =>
  isSomebodyAt(page, at - 1) && beginsSentence(page, at - 1) && workAt(page, at) !== null

/** `staff trim and stamp forms` */
const isBeforeDone = (page: Page, at: number): boolean =>
  /^(and|or)$/.test(page.word(at))
    ? verbBase(page.word(at + 1)) === page.word(at + 1)
    : /^(it|them)$/.test(page.word(at)) || startsNoun(page, at)

/** What stands for something that is done something with. */
const OBJECTS =
  /^(it|them|the|a|an|one|their|theirs|its|each|every|everything|anything|everyone|everybody|all|any|only|those|these)$/

/** `translator make translation`: an object, and no name that goes on. */
const isPlainObject = (page: Page, at: number): boolean => {
  const noun = nounAt(page, at)
  return noun !== null && /^(|,|and|with|for|of|to|in|from|by|at|on)$/.test(page.word(noun.to))
}

/** `customers earn points`: people, a word nobody knows, and what they do it with. */
const isUnknownVerb = (page: Page, at: number): boolean =>
  // `answers cite the passage`
  (isPlural(page.word(at - 1)) &&
    !isPlural(page.word(at)) &&
    isOfNoMeaning(page.word(at)) &&
    /^(the|a|an|their|its|his|her|our|each|every)$/.test(page.word(at + 1)) &&
    beginsSentence(page, at - 1)) ||
  // `staff matches requests`
  (isSomebodyAt(page, at - 1) &&
    !isPlural(page.word(at - 1)) &&
    isPlural(page.word(at)) &&
    beginsSentence(page, at - 1) &&
    isSeveralAt(page, at + 1)) ||
  isUnknownVerbOfSeveral(page, at) ||
  // `staff levitate orders`
  (isStaffAt(page, at - 1) &&
    !isPlural(page.word(at)) &&
    !/(ed|ing)$/.test(page.word(at)) &&
    isOfNoMeaning(page.word(at)) &&
    beginsSentence(page, at - 1) &&
    isBeforeObject(page, at))

const isUnknownVerbOfSeveral = (page: Page, at: number): boolean =>
  isSomebodyAt(page, at - 1) &&
  isPlural(page.word(at - 1)) &&
  !isPlural(page.word(at)) &&
  beginsSentence(page, at - 1) &&
  ((isKind(page.word(at)) && (page.isEnd(at + 1) || page.word(at + 1) === ',')) ||
    isBeforeObject(page, at) ||
    (/^(and|,)$/.test(page.word(at - 2)) && page.isEnd(at + 1) && isOfNoMeaning(page.word(at))))

/** `pupils rehearse scenes and teachers direct`: the last word is one nobody knows, and names nothing. */
const isOfNoMeaning = (word: string): boolean =>
  !isAnyKind(word) && !isTrade(word) && !isStop(word) && !isAdjective(word) && !typeByName(word).known

/** `customers earn points`, `agents answer`, `clerks levitate and sign orders` */
const isBeforeObject = (page: Page, at: number): boolean =>
  (/^(and|or)$/.test(page.word(at + 1)) &&
    verbBase(page.word(at + 2)) === page.word(at + 2) &&
    startsNoun(page, at + 3) &&
    isOfNoMeaning(page.word(at))) ||
  isBeforeOne(page, at)

const isBeforeOne = (page: Page, at: number): boolean =>
  page.isWord(at + 1) &&
  (DETERMINERS.has(page.word(at + 1)) ||
    /^(it|them)$/.test(page.word(at + 1)) ||
    (isPlural(page.word(at + 1)) && !isStop(page.word(at + 1))))

/** `students enroll in courses`, `shipments move from ...` */
const goesOn = (page: Page, at: number, base: string): boolean =>
  (isPerson(page.word(at - 1)) &&
    /^(by|through|for|with)$/.test(page.word(at + 1)) &&
    beginsSentence(page, at - 1) &&
    // `student grades with a score`: theirs, and nothing that one of them does.
    (isPlural(page.word(at - 1)) || !isPlural(page.word(at)) || DETERMINERS.has(page.word(at - 2)))) ||
  ((MADE.has(base) || OPERATIONS.has(base) || base === 'move') &&
    /^(in|for|to|on|from|into|through|up)$/.test(page.word(at + 1)))
