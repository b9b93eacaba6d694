import { coined } from '../../nouns/coined.ts'
import { nominalAt } from '../../nouns/nominal.ts'
import { nounAt } from '../../nouns/noun.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { BETWEEN, MADE, OPERATIONS } from '../../vocabulary/verbs.ts'
import { readWith } from './deeds.ts'
import { readMutual } from '../doings/mutual.ts'
import { readRest } from '../things/rest.ts'

/** `following of artists`, `blocking of users`, `reporting of posts with a reason`: what whoever signs in does with them. */
export function readNominal(reader: Reader, at: number): number | null {
  const { page } = reader
  const verb = nominalAt(page, at)
  const of = verb === null ? null : nounAt(page, at + 2)
  const isThem = /^(it|them)$/.test(page.word(at + 2)) && reader.topic !== null
  if (verb === null || (of === null && !isThem)) return null
  // `muting of channels`, `sharing of recipes`: of each for somebody, or to whom, and nobody says which.
  const isOpen = verb === 'share' || (BETWEEN.has(verb) && of !== null && !isPersonal(of))
  if (isOpen && of !== null) {
    reader.mention(of)
    return reader.quote(at, of.to)
  }
  page.claim(at, at + 2)
  if (of !== null && OPERATIONS.has(verb) && !MADE.has(verb) && !BETWEEN.has(verb)) {
    const { items, next } = itemsAt(page, at + 2)
    for (const { noun } of items) {
      reader.mention(noun)
      reader.facts.operations.push({ verb, of: noun, from: page.words(at, noun.to) })
    }
    return readRest(reader, items, next)
  }
  const people = [coined({ from: at, to: at + 1 }, ['user'], true)]
  const said = { at: at + 2, from: at, how: 'may', isAllowed: true } as const
  return readMutual(reader, people, [verb], said) ?? readWith(reader, people, [verb], said)
}
