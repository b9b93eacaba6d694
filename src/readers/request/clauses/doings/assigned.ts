import { phraseEnd, tailEnd } from '../../asides/ends.ts'
import type { People } from '../../facts.ts'
import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { assignedWith } from './assigned-with.ts'
import { type Said, personOf } from '../deeds/deed.ts'

/** What leaves no row of its own, and what names who has it. */
export function sharedOrAssigned(reader: Reader, people: People, verbs: readonly string[], said: Said): number | null {
  const { at: next, from } = said
  const { page, facts } = reader
  // `share a public link`: how others come to it, and nothing that is kept.
  if (verbs.join() === 'share' && /^(link|url)$/.test(nounAt(page, next)?.words.at(-1) ?? ''))
    return reader.quote(from, phraseEnd(page, next))
  const given =
    verbs.join() === 'assign'
      ? (assignedToEach(reader, next, from) ??
        assignedWith(reader, people, said) ??
        peopleTo(reader, people, next, from) ??
        assignedTo(reader, people, next))
      : null
  if (given !== null)
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
  return given
}

/** `assign a horse to each rider of a lesson`: one for each of those, and nobody's account. */
function assignedToEach(reader: Reader, at: number, from: number): number | null {
  const { page } = reader
  const what = nounAt(page, at)
  const isEach = what !== null && page.word(what.to) === 'to' && /^(each|every)$/.test(page.word(what.to + 1))
  const whom = isEach ? nounAt(page, what.to + 1) : null
  return whom === null || page.word(whom.to) !== 'of' ? null : reader.quote(from, tailEnd(page, whom.to))
}

/** `dispatchers assign drivers to routes`: each route has one. */
function peopleTo(reader: Reader, people: People, at: number, from: number): number | null {
  const { page, facts } = reader
  const who = nounAt(page, at)
  if (who === null || !isPersonal(who) || page.word(who.to) !== 'to') return null
  const what = nounAt(page, who.to + 1)
  if (what === null || isPersonal(what) || page.word(what.to) === 'of') return null
  page.claim(from, what.to)
  facts.roles.push({ noun: who })
  reader.mention(what)
  // `two cleaners`: how many, nobody here writes down.
  if (who.head > who.from && !/^(a|an|the|their|our)$/.test(page.word(who.from))) reader.quote(who.from, who.to)
  reader.hold(what, [itemOf({ ...who, isPlural: false, isCounted: false, from: who.head })])
  tellAssigning(reader, people, what, who)
  // Whoever plans them makes them, unless somebody else is said to.
  for (const by of people)
    if (typeof by !== 'string')
      facts.rules.push({
        who: personOf(by),
        verbs: ['create', 'update'],
        of: what,
        how: 'may',
        from: page.words(from, what.to),
        isUnlessSaid: true,
      })
  reader.topic = what
  return what.to
}

/** `a dispatcher assigns a technician`: what is spoken of has one. */
function assignedTo(reader: Reader, people: People, at: number): number | null {
  const { topic, page, facts } = reader
  const { items, next } = itemsAt(page, at, 0, true)
  const [only] = items
  if (only === undefined || items.length > 1 || only.noun.isPlural || !isPersonal(only.noun)) return null
  if (topic === null || isPersonal(topic) || page.word(next) === 'to') return null
  facts.roles.push({ noun: only.noun })
  reader.hold(topic, [only])
  tellAssigning(reader, people, topic, only.noun)
  return next
}

/** Who it is, whoever assigns them says, and nobody else. */
export function tellAssigning({ page, facts }: Reader, people: People, of: Noun, who: Noun): void {
  const [by] = people
  if (people.length !== 1 || by === undefined || typeof by === 'string' || !isPersonal(by)) return
  facts.setters.push({ of, field: who.words, by, from: page.words(by.from, who.to) })
}
