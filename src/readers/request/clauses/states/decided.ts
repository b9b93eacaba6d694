import { phraseEnd } from '../../asides/ends.ts'
import type { People } from '../../facts.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { markerOf } from './marked.ts'

/** What is said by whoever others bring something to. */
const DECIDING = /^(decide|judge|adjudicate)$/
/** What is done with it until it is over. */
const WORKING = /^(handle|process|triage)$/

/** `moderators decide on reports`, `staff handle them`: how it stands is theirs to say, and of nobody who made it. */
export function readDecided(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const by = markerOf(people)
  const [verb = ''] = verbs
  const isJudged = DECIDING.test(verb)
  if (by === null || how === 'not' || verbs.length !== 1 || !(isJudged || WORKING.test(verb))) return null
  const object = objectAt(reader, at)
  if (object === null) return null
  const { of, to } = object
  if (!isJudged && kindOf(of.words)?.holds['status'] === undefined && !object.isIt) return null
  page.claim(from, to)
  reader.mention(of)
  facts.roles.push({ noun: by })
  const said = page.words(from, to)
  facts.setters.push({ of, field: ['status'], by, from: said, ...(isJudged ? { isJudged } : {}) })
  tellAll(reader, people, { of, does: ['read'], how: 'may', isAllowed, said })
  if (!isJudged) tellAll(reader, people, { of, does: ['update'], how, isAllowed, said })
  reader.done = { of, made: null, from, to, by: people }
  return to
}

/** `on each application`, `that`, `them`, `whether a request is granted` */
function objectAt(
  reader: Reader,
  at: number,
): { readonly of: Noun; readonly to: number; readonly isIt: boolean } | null {
  const { page, topic } = reader
  const start = /^(on|about|upon|over)$/.test(page.word(at)) ? at + 1 : at
  if (/^(it|them|that|this|these|those)$/.test(page.word(start)) && endsHere(page, start + 1)) {
    const of = reader.done?.made ?? (topic !== null && !isPersonal(topic) ? topic : (reader.done?.of ?? null))
    return of === null || isPersonal(of) ? null : { of, to: start + 1, isIt: true }
  }
  const of = nounAt(page, start)
  if (of === null || isPersonal(of) || !(of.isPlural || of.isEach || of.from < of.head) || !endsHere(page, of.to))
    return null
  return { of, to: of.to, isIt: false }
}

const endsHere = (page: Page, at: number): boolean => page.isEnd(at) || /^(,|and|but|\))$/.test(page.word(at))

/** `singers mark whether they come`: what they say of themselves, and no part of what was spoken of. */
export function readWhether(reader: Reader, people: People, { at, from }: Pick<Said, 'at' | 'from'>): number | null {
  const { page, facts } = reader
  if (page.tokens[at]?.lower !== 'whether') return null
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
  const end = reader.quote(from, Math.max(at, phraseEnd(page, at)))
  return end > from ? end : null
}
