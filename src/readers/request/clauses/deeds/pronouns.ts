import { tailEnd } from '../../asides/ends.ts'
import { isTrade, verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, countedNounAt, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { HAVING } from '../../vocabulary/functions.ts'
import { isHaving } from '../../nouns/separators.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { readDeeds } from './deeds.ts'
import { headBefore } from '../things/head-before.ts'
import { belongs, has, relates } from '../things/holding.ts'
import { may } from '../rights/permitted.ts'
import { behindModal } from '../rights/rules.ts'
import { conditionsOf } from '../states/values.ts'

/** `It has a title`, `they belong to a project`: what was spoken of last. */
export function pronoun(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  // `they stay hidden from other customers`: who sees them, and nothing they hold.
  if (/^(they|it)$/.test(page.word(at)) && /^(stays?|remains?)$/.test(page.word(at + 1)))
    return reader.quote(at, tailEnd(page, at, true))
  const modal =
    topic !== null && /^(and|,|but|which|that|who|they|it)$/.test(page.word(at - 1)) ? behindModal(page, at) : null
  // `classes have a room; members book them. They can cancel`: they are people.
  const they =
    page.word(at - 1) === 'they' && topic !== null && (!isPersonal(topic) || reader.doing !== null)
      ? peopleBehind(reader)
      : topic
  if (
    modal !== null &&
    they !== null &&
    they === topic &&
    page.word(at - 1) === 'they' &&
    !isPersonal(they) &&
    page.word(modal.next - 1) !== 'be'
  )
    return reader.quote(at - 1, tailEnd(page, at, true))
  if (modal !== null && they !== null) return may(reader, [they], modal, at)
  // `each item refers to a product and has a quantity`
  if (topic !== null && /^(and|,|but)$/.test(page.word(at - 1)) && isHaving(page, at)) return has(reader, [topic], at)
  if (topic !== null && /^(and|,|but)$/.test(page.word(at - 1)) && relates(page, at))
    return belongs(reader, [topic], at)
  const each = page.word(at) === 'each' && HELD.test(page.word(at + 1)) ? (nounBefore(reader, at) ?? topic) : null
  if (each !== null) return has(reader, [each], at + 1)
  const conditions = page.word(at) === 'each' ? eachIs(reader, at) : null
  if (conditions !== null) return conditions
  const doers =
    page.word(at) === 'they' && (page.word(at + 1) === 'keep' || verbBase(page.word(at + 1)) === page.word(at + 1))
      ? peopleSpoken(reader)
      : null
  if (doers !== null) {
    const read = readDeeds(reader, [doers], at + 1, 'may', at)
    if (read !== null) return read
  }
  const told = page.word(at) === 'who' ? whoDoes(reader, at) : null
  if (told !== null) return told
  if (!/^(it|they|each|these|those|which|that|who)$/.test(page.word(at)) || topic === null) return null
  if (HAVING.has(page.word(at + 1))) return has(reader, [topic], at + 1)
  if (relates(page, at + 1)) return belongs(reader, [topic], at + 1)
  return null
}

/** `a plumber, who adds line items`: what the one that was named last does. */
function whoDoes(reader: Reader, at: number): number | null {
  const { page } = reader
  const end = page.word(at - 1) === ',' ? at - 1 : at
  const verb = /^(also|then|only)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  if (verbBase(page.word(verb)) === null) return null
  const before = [4, 3, 2, 1].map((words) => nounAt(page, end - words))
  const who = before.find((noun) => noun !== null && noun.to === end && isPersonal(noun))
  return who === null || who === undefined ? null : readDeeds(reader, [who], verb, 'may', at)
}

/** `rooms, each of them free, taken or being cleaned`, `seats, each of which is free, held or sold` */
function eachIs(reader: Reader, at: number): number | null {
  const { page } = reader
  const of = nounBefore(reader, at) ?? reader.topic
  const whose = page.word(at + 1) === 'of' && /^(them|which|these|those)$/.test(page.word(at + 2)) ? at + 3 : at + 1
  const start = /^(is|are|being)$/.test(page.word(whose)) ? whose + 1 : whose
  return of === null || isPersonal(of) ? null : conditionsOf(reader, of, start)
}

const HELD = /^(with|having|has)$/

/** `a pet has vaccinations, each with a date`: what was named last, and not what only says more of it. */
const nounBefore = (reader: Reader, at: number): Noun | null =>
  headBefore(reader, /^[,(]$/.test(reader.page.word(at - 1)) ? at - 1 : at, at + 2)

/** `we have about 20,000 manuals`, `an archive of 3 million scans`: what there is so much of. */
export function counted(reader: Reader, at: number): number | null {
  const { page } = reader
  const before = /^(about|around|some|approximately|roughly|over|nearly|almost|currently)$/.test(page.word(at - 1))
    ? at - 2
    : at - 1
  if (!/^(have|has|store|hold|keep|manage|of|are|contains?|index)$/.test(page.word(before))) return null
  const noun = countedNounAt(page, at)
  if (noun === null || page.isFenced(noun.to) || isPersonal(noun) || isTrade(noun.words.at(-1)!)) return null
  if (!noun.isPlural || noun.words.at(-1)!.length < 3) return null
  reader.mention(noun)
  return noun.to
}

/** Who was spoken of last. */
const peopleSpoken = ({ facts, topic, doing }: Reader): Noun | null =>
  topic !== null && isPersonal(topic)
    ? topic
    : (facts.mentions.findLast(({ noun }) => isPersonal(noun) && noun.isPlural)?.noun ?? doing)

const peopleBehind = ({ facts, topic, doing }: Reader): Noun | null =>
  doing ?? facts.rules.flatMap(({ who }) => (typeof who === 'string' ? [] : [who])).at(-1) ?? topic
