import { isDeedOf } from '../../nouns/separators.ts'
import { isVerbAfterNoun } from '../../nouns/done.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { doneHere } from '../../nouns/works.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { INSIDE } from './deed.ts'
import { readDeeds } from './deeds.ts'
import { may } from '../rights/permitted.ts'
import { behindModal } from '../rights/rules.ts'

/** `customers and suppliers can see orders`: all of them do it, and none of them is a row for that. */
export function readTogether(reader: Reader, at: number): number | null {
  const { page } = reader
  const people = peopleAt(page, at)
  if (people.length < 2) return null
  const next = people.at(-1)!.to
  const modal = behindModal(page, next)
  if (modal !== null) return may(reader, people, modal, at)
  const isDeed = (isVerbAfterNoun(page, next) || isDeedOf(page, next)) && doneHere(page, next) !== null
  return isDeed ? readDeeds(reader, people, next, 'may', at) : null
}

/** Several people, one behind the other; none where anything else stands among them. */
function peopleAt(page: Page, at: number): readonly Noun[] {
  const people: Noun[] = []
  for (let next = at; ;) {
    const noun = page.isWord(next) ? somebodyAt(page, next) : null
    if (noun === null) return []
    people.push(noun)
    const isLast = /^(and|or)$/.test(page.word(noun.to))
    if (!isLast && page.word(noun.to) !== ',') return people
    next = page.word(noun.to) === ',' && /^(and|or)$/.test(page.word(noun.to + 1)) ? noun.to + 2 : noun.to + 1
    // `customers, suppliers see orders`: the one is spoken of alone.
    if (page.word(noun.to) === ',' && !isJoined(page, next)) return []
  }
}

/** `reviewers`, `the chair` */
function somebodyAt(page: Page, at: number): Noun | null {
  const noun = nounAt(page, at)
  if (noun === null || !(noun.isPlural || noun.head > noun.from)) return null
  if (isPersonal(noun)) return noun
  const isActor = /^(the|our)$/.test(page.word(noun.from)) && noun.words.length === 1 && INSIDE.test(noun.words[0]!)
  return isActor ? { ...noun, isActor: true } : null
}

/** Somewhere behind the comma the last of them is joined. */
const isJoined = (page: Page, at: number): boolean => {
  if (/^(and|or)$/.test(page.word(at - 1))) return true
  const noun = nounAt(page, at)
  return noun !== null && /^(and|or|,)$/.test(page.word(noun.to))
}
