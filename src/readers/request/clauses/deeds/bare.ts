import type { People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import { phraseEnd } from '../../asides/ends.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isAnyKind, kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { MADE, SAYINGS, isOperation } from '../../vocabulary/verbs.ts'
import { isDenied } from '../rights/not-own.ts'
import { JUDGED, type Said, tellAll } from './deed.ts'

/** `customers order and pay by card`, `users like and repost`: nothing stands behind what is done, and it is plain what with. */
export function readBare(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  // `recipients reply by e-mail`: elsewhere, and no row of it is here.
  if (
    verbs.some((verb) => /^(reply|answer)$/.test(verb)) &&
    page.word(at) === 'by' &&
    /^(e|email|mail|phone|post|sms)$/.test(page.word(at + 1))
  )
    return null
  if (!people.some((who) => typeof who === 'string' || isPersonal(who))) return null
  const said = page.words(from, at)
  const shown = shownIn(reader)
  const done = reader.done?.made ?? reader.done?.of ?? shown
  let target = done === null || isPersonal(done) ? null : done
  let isRead = false
  for (const verb of verbs) {
    const name = MADE.get(verb)
    const made = name === undefined ? null : coined({ from, to: at }, [name], true)
    const about = made === null ? null : (usualOf(reader, made) ?? shown)
    const isOfSomething = made !== null && SAYINGS.has(verb) && about !== null
    if (made !== null && (isOfSomething || (!SAYINGS.has(verb) && isAnyKind(name!)))) {
      facts.mentions.push({ noun: made, how: 'plainly' })
      if (isOfSomething || (verb === 'apply' && about !== null && !isPersonal(about)))
        facts.belongings.push({ child: made, parent: about!, isSure: false })
      tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said })
      if (!SAYINGS.has(verb)) target = made
      reader.done = { of: about ?? made, made, from, to: at, by: people }
      isRead = true
      continue
    }
    const of = JUDGING.test(verb)
      ? (judged(reader) ?? target)
      : CALLING_OFF.test(verb)
        ? (calledOff(reader) ?? target)
        : target
    if (of === null || !isOperation(verb)) continue
    if (!isDenied(people, how)) facts.operations.push({ verb, of, from: said })
    tellAll(reader, people, { of, does: [], how, isAllowed, said, operation: verb })
    isRead = true
  }
  if (!isRead) return null
  if (reader.capabilities.has(at)) return at
  const end = phraseEnd(page, at)
  for (let i = at; i < end; i += 1) if (reader.capabilities.has(i)) reader.seen.add(i)
  reader.quote(at, end)
  return Math.max(end, at)
}

const JUDGING = /^(approve|reject|accept|decline)$/

/** `appointments with slots; patients may cancel`: what such a thing can be. */
const CALLING_OFF = /^(cancel|reschedule|postpone)$/
const calledOff = ({ facts }: Reader): Noun | null =>
  facts.mentions.findLast(({ noun }) =>
    Object.values(kindOf(noun.words)?.holds ?? {}).some((type) => /\bcancelled\b/.test(type)),
  )?.noun ?? null

/** What somebody decides about. */
const judged = ({ facts }: Reader): Noun | null =>
  facts.mentions.findLast(({ noun }) => JUDGED.has(noun.words.at(-1)!))?.noun ?? null

/** What such a thing usually is of, where that was spoken of. */
export const usualOf = ({ facts }: Reader, { words }: Noun): Noun | null =>
  [...facts.mentions, ...facts.holdings.flatMap(({ items }) => items)].findLast(
    ({ noun }) => kindOf(words)?.of.some((group) => group.includes(noun.words.at(-1)!)) === true,
  )?.noun ?? null

/** What was spoken of last, and is nobody. */
export const shownIn = ({ facts }: Reader): Noun | null =>
  facts.mentions.findLast(({ noun, how }) => how !== 'beside' && !isPersonal(noun))?.noun ?? null
