import type { People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { MADE } from '../../vocabulary/verbs.ts'
import { setOf } from '../../vocabulary/words.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { holdBehind } from '../things/fields-behind.ts'

/** `parents sign their children up for lessons`: a registration of each, once for each lesson, with what is said of it. */
export function readSignedUp(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const said = whoAndWhat(reader, verbs, at)
  if (said === null) return null
  const { who, what, behind } = said
  const isOwn = page.word(at) === 'their' || page.word(at + 1) === 'own'
  const made = coined({ from, to: at }, [MADE.get(verbs[0]!) ?? 'registration'], true)
  page.claim(from, behind)
  for (const noun of [who, what, made]) reader.mention(noun)
  for (const parent of [who, what]) facts.belongings.push({ child: made, parent, isSure: true })
  facts.distinct.push({ of: made, by: [who, what], columns: [] })
  const words = page.words(from, behind)
  const theirs = isOwn ? people.flatMap((one) => (typeof one === 'string' ? [] : [one])) : []
  // `parents enroll their own children`: nobody else's.
  for (const one of theirs) {
    facts.roles.push({ noun: one })
    facts.rules.push({ who: one, within: who, verbs: ['create'], of: made, how, from: words })
  }
  if (theirs.length === 0) tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said: words })
  reader.done = { of: what, made, from, to: behind, by: people }
  reader.topic = what
  return holdBehind(reader, made, what, behind)
}

/** `sign a child up for a lesson`, `enroll students in courses`: whom, and for what. */
function whoAndWhat(reader: Reader, verbs: readonly string[], at: number) {
  const { page } = reader
  const [verb = ''] = verbs
  const isEnrolling = /^enroll?$/.test(verb)
  const who =
    verbs.length === 1 && (isEnrolling || /^(sign-up|sign|register|enter)$/.test(verb)) ? nounAt(page, at) : null
  if (who === null) return null
  const behind = page.word(who.to) === 'up' ? who.to + 1 : verb === 'sign' ? null : who.to
  const isFor =
    behind !== null && verb !== 'enter' && (isEnrolling ? /^(in|into|for|on|at)$/ : /^for$/).test(page.word(behind))
  const what = isFor ? nounAt(page, behind + 1) : null
  if (what !== null) return { who, what, behind: what.to }
  // `owners enter their dogs in shows`
  const event = verb === 'enter' && /^(in|into|for)$/.test(page.word(who.to)) ? nounAt(page, who.to + 1) : null
  if (event !== null && EVENTS.has(event.words.at(-1)!)) return { who, what: event, behind: event.to }
  // `a course has an instructor. Parents enroll their children`: in what was spoken of.
  const usual = isEnrolling && isEnrolled(who) && isAlone(page, who.to) ? enrolledIn(reader) : null
  return usual === null ? null : { who, what: usual, behind: who.to }
}

/** In what, and who: the first and the second of what an enrollment is of. */
const [PLACES = [], PEOPLE = []] = kindOf(['enrollment'])?.of ?? []

const isEnrolled = (who: Noun): boolean => isPersonal(who) || PEOPLE.includes(who.words.at(-1)!)

const enrolledIn = ({ facts }: Reader): Noun | null =>
  facts.mentions.findLast(({ noun }) => PLACES.includes(noun.words.at(-1)!))?.noun ?? null

/** Where people and animals compete or are shown. */
const EVENTS = setOf('show competition contest race tournament championship exhibition match cup league rally regatta')

const isAlone = (page: Page, at: number): boolean => page.isEnd(at) || /^(,|and|but)$/.test(page.word(at))
