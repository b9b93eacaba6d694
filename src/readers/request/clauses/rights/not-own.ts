import { tailEnd } from '../../asides/ends.ts'
import type { People, SaidRule } from '../../facts.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, isOperation } from '../../vocabulary/verbs.ts'
import { type Said, madeBy } from '../deeds/deed.ts'
import type { Objects } from '../deeds/objects.ts'
import { isRestricted } from './restricted.ts'

/**
 * `nobody may approve their own report`: others may, and whoever it is of may not. Where more is said of what they may not, or
 * something is made by it, it is told as it stands. Null where nothing is denied of what is somebody's own.
 */
export function readNotOwn(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  objects: Objects,
  { at: next, from, how }: Said,
): number | null {
  const { page } = reader
  const isNobody = people.every((who) => who === 'nobody')
  if (!isDenied(people, how) || objects.nouns.length === 0 || verbs.every(isSeeing)) return null
  // `reviewers cannot review papers from their own institution`
  if (isRestricted(page, objects.next)) return toldWhole(reader, people, from, objects.next)
  if (!isTheirOwn(page, next) || !(isNobody || verbs.every(isOperation))) return null
  const isMade = objects.nouns.some((of) => verbs.some((verb) => isMaking(verb, of)))
  if (isMade || !isClosed(page, objects.next)) return toldWhole(reader, people, from, objects.next)
  tellNotOwn(reader, verbs, objects.nouns, from, objects.next)
  tellPeople(reader, people)
  return objects.next
}

/** What nobody is to do is no operation by that. */
export const isDenied = (people: People, how: SaidRule['how']): boolean =>
  how === 'not' || (people.length > 0 && people.every((who) => who === 'nobody'))

/** `managers approve requests, but not their own` */
export function readButNotOwn(
  reader: Reader,
  verbs: readonly string[],
  nouns: readonly Noun[],
  end: number,
): number | null {
  const { page } = reader
  const at = /^[,(]$/.test(page.word(end)) ? end + 1 : end
  const not = /^(but|though|yet|and|just)$/.test(page.word(at)) ? at + 1 : at
  if (page.word(not) !== 'not' && page.word(not) !== 'never') return null
  const isTheirs = /^(their|his|her)$/.test(page.word(not + 1)) && page.word(not + 2) === 'own'
  if (!isTheirs || nouns.length === 0) return null
  const again = nounAt(page, not + 3)
  const isSame = again !== null && nouns.some(({ words }) => words.at(-1) === again.words.at(-1))
  const to = isSame ? again.to : /^(one|ones)$/.test(page.word(not + 3)) ? not + 4 : not + 3
  const isMade = nouns.some((of) => verbs.some((verb) => isMaking(verb, of)))
  if (!isClosed(page, to) || isMade || verbs.some(isSeeing)) return reader.quote(not, tailEnd(page, not + 3, true))
  tellNotOwn(reader, verbs, nouns, end, to)
  return page.word(to) === ')' ? to + 1 : to
}

function tellNotOwn(
  { page, facts }: Reader,
  verbs: readonly string[],
  nouns: readonly Noun[],
  from: number,
  to: number,
): void {
  page.claim(from, to)
  for (const of of nouns)
    for (const verb of verbs)
      facts.rules.push({
        who: 'owner',
        verbs: DOINGS.get(verb) ?? [],
        of,
        how: 'not',
        from: page.words(from, to),
        ...(isOperation(verb) ? { operation: verb } : {}),
      })
}

function toldWhole(reader: Reader, people: People, from: number, to: number): number {
  tellPeople(reader, people)
  return reader.quote(from, tailEnd(reader.page, to, true))
}

function tellPeople({ facts }: Reader, people: People): void {
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
}

const isSeeing = (verb: string): boolean => DOINGS.get(verb)?.join() === 'read'
const isMaking = (verb: string, of: Noun): boolean =>
  madeBy(verb, of) !== null || DOINGS.get(verb)?.includes('create') === true
const isClosed = (page: Page, at: number): boolean => page.isEnd(at) || /^(,|and|but|\))$/.test(page.word(at))

function isTheirOwn(page: Page, at: number): boolean {
  for (let i = at; i < at + 4 && page.isWord(i); i += 1) if (page.word(i) === 'own') return true
  return false
}
