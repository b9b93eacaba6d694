import type { People } from '../../facts.ts'
import { itemOf } from '../../lists/item.ts'
import { coined } from '../../nouns/coined.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { fieldsBehind } from '../things/fields-behind.ts'
import { isKept } from '../relations/placed.ts'

/** `assign quizzes to classes with a deadline`: a row for each time, of one of either, which holds what is said of it. */
export function assignedWith(reader: Reader, people: People, { at, from, how, isAllowed }: Said): number | null {
  const { page } = reader
  const what = whatIsAssigned(reader, at)
  const whom = what !== null && page.word(what.to) === 'to' ? nounAt(page, what.to + 1) : null
  if (what === null || whom === null || !whom.isPlural) return null
  const said = fieldsBehind(reader, what.of, whom.to)
  if (said === null || said.areOfIt) return null
  const whole = isPersonal(what.of) && !isPersonal(whom) ? whom : what.of
  const made = coined({ from, to: said.next }, [...whole.words, 'assignment'], true)
  page.claim(from, said.next)
  for (const noun of [what.of, whom]) tieTo(reader, made, noun)
  reader.mention(made)
  reader.hold(made, said.items)
  const words = page.words(from, said.next)
  tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said: words })
  reader.done = { of: what.of, made, from, to: said.next, by: people }
  reader.topic = what.of
  return said.next
}

function whatIsAssigned(reader: Reader, at: number): { readonly of: Noun; readonly to: number } | null {
  const { page, done, topic } = reader
  if (/^(it|them)$/.test(page.word(at))) {
    const of = done?.of ?? topic
    return of === null ? null : { of, to: at + 1 }
  }
  const of = nounAt(page, at)
  return of === null ? null : { of, to: of.to }
}

/** Whoever signs in sees what is his. */
function tieTo(reader: Reader, made: Noun, noun: Noun): void {
  const { facts, page } = reader
  if (!isPersonal(noun) || isKept(reader, noun)) {
    reader.mention({ ...noun, isPlural: true })
    facts.belongings.push({ child: made, parent: noun, isSure: true })
    return
  }
  const one = { ...noun, isPlural: false, isCounted: false, adjectives: [], from: noun.head }
  facts.roles.push({ noun })
  reader.hold(made, [itemOf(one)])
  facts.rules.push({
    who: 'owner',
    as: one,
    verbs: ['read'],
    of: made,
    how: 'may',
    from: page.words(noun.from, noun.to),
  })
}
