import type { People } from '../../facts.ts'
import { isPlural, singular } from '../../vocabulary/forms.ts'
import { isStop, verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { roleName } from '../../rights/roles.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { PARTICIPLES } from '../../vocabulary/verbs.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { readOpinion } from '../doings/opinion.ts'

interface States {
  readonly of: Noun
  /** Where each of them stands. */
  readonly at: readonly number[]
}

/** `mark parcels lost or found`: a thing, and what it then is; null where nothing says how it is. */
function statesBehind(page: Page, at: number): States | null {
  const noun = nounAt(page, at)
  if (noun === null) return null
  const isOne = ONE.test(page.word(at))
  const end = isOne ? oneEnd(page, noun) : severalEnd(page, noun)
  if (end === null || !isState(page.word(end))) return null
  const found = [end]
  for (let next = end + 1; /^(,|or|and)$/.test(page.word(next)) && isState(page.word(next + 1)); next += 2)
    found.push(next + 1)
  const words = page.tokens.slice(noun.head, end).map(({ lower }) => lower)
  return {
    of: { ...noun, to: end, words: [...words.slice(0, -1), singular(words.at(-1)!)], isPlural: !isOne },
    at: found,
  }
}

/** Where the states of several begin: behind what there are several of. */
function severalEnd(page: Page, { head, to }: Noun): number | null {
  let end = head + 1
  while (end < to && !isPlural(page.word(end - 1))) end += 1
  return isPlural(page.word(end - 1)) ? end : null
}

const ONE = /^(a|an|the|each|every|one|their|its|his|her)$/

/** `the job done`, `a room clean`: the last word of what is said of one. */
function oneEnd(page: Page, { head, to }: Noun): number | null {
  for (let end = head + 1; end <= to; end += 1)
    if (isState(page.word(end)))
      return page.isEnd(end + 1) || /^(,|and|or|by|when|once|after|before|with|in|at)$/.test(page.word(end + 1))
        ? end
        : null
  return null
}

/** `marks them ready` */
function statesOfIt({ page, topic, done }: Reader, people: People, at: number): States | null {
  const of = (done?.by === people ? done.of : (done?.made ?? done?.of)) ?? topic
  return of === null || isPersonal(of) || !/^(it|them)$/.test(page.word(at)) || !isState(page.word(at + 1))
    ? null
    : { of, at: [at + 1] }
}

const isState = (word: string): boolean =>
  PARTICIPLES.has(word) ||
  (word.endsWith('ed') && (verbBase(word) !== null || word.length > 5)) ||
  /^(done|lost|found|broken|late|open|ready|complete|spam|urgent|seen|taken|clean|dirty|full|empty|free|absent|present|available|unavailable|obsolete|private|public)$/.test(
    word,
  )

/** `mark parcels lost or found`: whoever marks it so changes it; null where nothing is marked. */
export function readStates(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const found = verbs.join() === 'mark' ? (statesBehind(page, at) ?? statesOfIt(reader, people, at)) : null
  if (found === null) return null
  const { of, at: states } = found
  const end = states.at(-1)! + 1
  page.claim(from, end)
  reader.mention(of)
  const by = markerOf(people)
  for (const one of states) facts.marks.push({ of, state: [page.word(one)], by, from: page.words(one, one + 1) })
  if (by === null) tellAll(reader, people, { of, does: ['update'], how, isAllowed, said: page.words(from, end) })
  else facts.roles.push({ noun: by })
  reader.done = { of, made: null, from, to: end, by: people }
  return end
}

/** `marked as done`, `marks a reply as the solution`: what each of them then is; null where nothing says it. */
export function readMarked(reader: Reader, people: People, of: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  if (page.word(at) !== 'as' || of.length === 0) return null
  const start = /^(a|an|the|being)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  let next = start
  while (next < start + 3 && page.isWord(next) && (next === start || !isStop(page.word(next)))) next += 1
  if (next === start) return null
  const words = page.tokens.slice(start, next).map(({ lower }) => lower)
  const state = [...words.slice(0, -1), singular(words.at(-1)!)]
  const each = readOpinion(reader, people, of, { at, to: next, state })
  if (each !== null) return each
  page.claim(at, next)
  const by = markerOf(people)
  if (by !== null) facts.roles.push({ noun: by })
  for (const noun of of) facts.marks.push({ of: noun, state, by, from: page.words(start, next) })
  return next
}

/** One role that marks it: others do not, and it changes nothing else of it. */
export function markerOf(people: People): Noun | null {
  const [who, ...more] = people
  return who !== undefined && typeof who !== 'string' && more.length === 0 && isPersonal(who) && roleName(who) !== null
    ? who
    : null
}
