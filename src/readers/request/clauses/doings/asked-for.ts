import { tailEnd } from '../../asides/ends.ts'
import type { People } from '../../facts.ts'
import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { setOf } from '../../vocabulary/words.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { isOurs } from '../whole/one-business.ts'
import { readRest } from '../things/rest.ts'

/** `customers ask our firm for a quote`: the quote is what they make, and whoever is asked is there already. */
export function readAskedFor(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  if (verbs.join() !== 'ask') return null
  const asked = nounAt(page, at)
  const behind = asked?.to ?? (/^(us|them|him|her|it)$/.test(page.word(at)) ? at + 1 : at)
  const isForIt = behind > at && page.word(behind) === 'for'
  const { items, next } = isForIt ? itemsAt(page, behind + 1, 0, true) : { items: [], next: behind }
  const [only, ...others] = items
  if (!isForIt) return null
  if (only === undefined || others.length > 0 || !ASKED_FOR.has(only.noun.words.at(-1)!)) {
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
    return reader.quote(from, tailEnd(page, behind + 1, true))
  }
  page.claim(from, next)
  const of = only.noun
  reader.mention(of)
  if (only.inner.length > 0) reader.hold(of, only.inner)
  if (asked !== null) tieToAsked(reader, of, asked)
  tellAll(reader, people, { of, does: ['create'], how, isAllowed, said: page.words(from, next) })
  reader.done = { of, made: of, from, to: next, by: people }
  reader.topic = of
  return readRest(reader, items, next)
}

/** Of several that are asked it is for one; who there is only one of serves all. */
function tieToAsked(reader: Reader, of: Noun, asked: Noun): void {
  const { facts, page } = reader
  if (isOurs(page, asked)) return reader.mention(asked)
  const isOneOfSeveral = asked.isPlural || /^(an?|any|another|one)$/.test(page.word(asked.from))
  if (!isPersonal(asked)) {
    reader.mention(asked, isOneOfSeveral ? 'plainly' : 'beside')
    facts.belongings.push({ child: of, parent: asked, isSure: isOneOfSeveral })
    return
  }
  facts.roles.push({ noun: asked })
  if (isOneOfSeveral) reader.hold(of, [itemOf({ ...asked, isPlural: false, isCounted: false, adjectives: [] })])
}

/** What there is once somebody asked for it, and not before. */
const ASKED_FOR = setOf(
  `quote quotation estimate offer proposal refund reimbursement appointment consultation booking reservation permit repair
  replacement certificate review callback viewing loan invoice transfer inspection visit interview translation`,
)
