import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `posts need the approval of an editor`, `orders are subject to approval by a manager`; null where nothing of the kind is said. */
export function readApproval(reader: Reader, of: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const isNeed = /^(need|needs|require|requires|await|awaits)$/.test(page.word(at))
  const isSubject = /^(is|are)$/.test(page.word(at)) && page.matches(at + 1, ['subject', 'to'])
  if (!isNeed && !isSubject) return null
  let next = isNeed ? at + 1 : at + 3
  let isBesides = BESIDES.test(page.word(at - 1))
  while (/^(the|an|prior|a)$/.test(page.word(next)) || BESIDES.test(page.word(next))) {
    isBesides ||= BESIDES.test(page.word(next))
    next += 1
  }
  if (page.word(next) !== 'approval' || !/^(by|of|from)$/.test(page.word(next + 1))) return null
  const { items } = itemsAt(page, next + 2)
  const who = items.map(({ noun }) => noun)
  const last = who.at(-1)
  if (last === undefined || !who.every((noun) => isPersonal(noun))) return null
  // `reports over 1000 euros also need approval by finance`: after that of others, and never in its place.
  if (isBesides) return reader.quote(of[0]!.from, last.to)
  page.claim(of[0]!.from, last.to)
  for (const noun of of) reader.mention(noun)
  facts.deeds.push({ people: who, verb: 'approve', of, how: 'may', from: page.words(of[0]!.from, last.to) })
  return last.to
}

/** Whether it is an approval besides that of others, which stands in the same clause. */
export function isApprovedBesides(page: Page, approval: number): boolean {
  let at = approval - 1
  while (/^(need|needs|require|requires|the|an|prior|a)$/.test(page.word(at))) at -= 1
  return BESIDES.test(page.word(at)) || BESIDES.test(page.word(approval - 1))
}

const BESIDES = /^(additionally|also|additional|further|second|extra)$/

/** `moderated before they are shown`, `that need approval before they appear`: somebody approves each, whoever that is. */
export function readShownOnce(reader: Reader, at: number): number | null {
  const { page, facts, topic } = reader
  if (topic === null || isPersonal(topic)) return null
  let done = at
  while (LEADING.test(page.word(done))) done += 1
  if (/^(the|an|prior|a)$/.test(page.word(done))) done += 1
  const how = BY.get(page.word(done))
  if (how === undefined || !page.isAside(done + 1) || !isShownBehind(page, done + 1)) return null
  const who = { ...topic, from: done, head: done, to: done + 1, words: [how], isPlural: false, adjectives: [] }
  page.claim(at, done + 1)
  reader.mention(topic)
  facts.deeds.push({ people: [who], verb: 'approve', of: [topic], how: 'may', from: page.words(at, done + 1) })
  return done + 1
}

const LEADING = /^(that|which|they|it|must|should|have|has|had|needs?|requires?|to|are|is|be|get|gets|first|only)$/
/** Who does it, where nobody is named. */
const BY: ReadonlyMap<string, string> = new Map([
  ['moderated', 'moderator'],
  ['moderation', 'moderator'],
  ['approved', 'admin'],
  ['approval', 'admin'],
])

const isShownBehind = ({ text, tokens }: Page, at: number): boolean =>
  /^before (they|it|these)\b.{0,20}\b(shown|published|visible|online|live|public|appears?)\b/i.test(
    text.slice(tokens[at]!.start, tokens[at]!.start + 60),
  )
