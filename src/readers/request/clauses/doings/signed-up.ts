import type { People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { MADE } from '../../vocabulary/verbs.ts'
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
  const said = whoAndWhat(page, verbs, at)
  if (said === null) return null
  const { who, what } = said
  const made = coined({ from, to: at }, [MADE.get(verbs[0]!) ?? 'registration'], true)
  page.claim(from, what.to)
  for (const noun of [who, what, made]) reader.mention(noun)
  for (const parent of [who, what]) facts.belongings.push({ child: made, parent, isSure: true })
  facts.distinct.push({ of: made, by: [who, what], columns: [] })
  tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said: page.words(from, what.to) })
  reader.done = { of: what, made, from, to: what.to, by: people }
  reader.topic = what
  return holdBehind(reader, made, what, what.to)
}

/** `sign a child up for a lesson`, `enroll students in courses`: whom, and for what. */
function whoAndWhat(page: Page, verbs: readonly string[], at: number) {
  const [verb = ''] = verbs
  const isEnrolling = /^enroll?$/.test(verb)
  const who = verbs.length === 1 && (isEnrolling || /^(sign|register)$/.test(verb)) ? nounAt(page, at) : null
  if (who === null) return null
  const behind = page.word(who.to) === 'up' ? who.to + 1 : verb === 'sign' ? null : who.to
  const isFor = behind !== null && (isEnrolling ? /^(in|into|for|on|at)$/ : /^for$/).test(page.word(behind))
  const what = isFor ? nounAt(page, behind + 1) : null
  return what === null ? null : { who, what }
}
