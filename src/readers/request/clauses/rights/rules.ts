import { coined } from '../../nouns/coined.ts'
import { itemsAt } from '../../lists/items.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { MODALS } from '../../vocabulary/functions.ts'
import { RANKS, isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, OPERATIONS } from '../../vocabulary/verbs.ts'
import { readDeeds } from '../deeds/deeds.ts'

/** `As a teacher I want to grade submissions so that ...` */
export function readStory(reader: Reader, at: number): number | null {
  const { page } = reader
  if (page.word(at) !== 'as' || !/^(a|an|the)$/.test(page.word(at + 1))) return null
  const who = nounAt(page, at + 1)
  if (who === null) return null
  let next = who.to
  while (/^(,|i|we|want|wants|would|like|need|needs|can|should|must|be|able|wish|to|also)$/.test(page.word(next)))
    next += 1
  if (next === who.to || verbBase(page.word(next)) === null) return null
  page.claim(at, next)
  const end = readDeeds(reader, [who], next, 'may', at) ?? next
  return purposeEnd(page, end)
}

/** `How should we store embeddings?`: what is asked for stands behind it. */
export function readAdvice(reader: Reader, at: number): number | null {
  const { page } = reader
  if (page.word(at) !== 'how' || !page.isEnd(at - 1)) return null
  if (!/^(should|could|would|can)$/.test(page.word(at + 1)) || !/^(we|i|you|one)$/.test(page.word(at + 2))) return null
  page.claim(at, at + 3)
  const next = at + 3
  // Whatever the verb is, what stands behind it is what is to be had.
  if (verbBase(page.word(next)) !== null || nounAt(page, next + 1) === null) return next
  page.claim(next, next + 1)
  return next + 1
}

/** Why somebody wants it asks for nothing more. */
function purposeEnd(page: Page, at: number): number {
  const start = page.word(at) === ',' ? at + 1 : at
  if (!page.matches(start, ['so', 'that']) && !(page.word(start) === 'so' && page.isWord(start + 1))) return at
  const end = page.endOf(start)
  page.claim(start, end)
  return end
}

/** `only admins may delete projects` */
export function readOnly(reader: Reader, at: number): number | null {
  const { page } = reader
  const isNobody = /^(nobody|no)$/.test(page.word(at))
  if (page.word(at) !== 'only' && !isNobody && !/^(anyone|anybody|everyone|everybody)$/.test(page.word(at))) return null
  if (page.word(at) === 'no' && page.word(at + 1) !== 'one') return null
  const part = partOnlySeen(reader, at)
  if (part !== null) return part
  const pronoun = page.word(at) === 'only' ? null : isNobody ? 'nobody' : 'anyone'
  const asker = page.word(at) === 'only' && page.word(at + 1) === 'i' ? askerAt(at + 1) : null
  const people =
    asker !== null
      ? { who: [asker], next: at + 2 }
      : pronoun === null
        ? peopleAt(page, at + 1)
        : { who: [pronoun] as const, next: behindElse(page, page.word(at) === 'no' ? at + 2 : at + 1) }
  const deeds = behindModal(page, people.next) ?? doneBy(page, people.who, people.next)
  // `only manuals of their own machines may be used`: which of them, and nobody who does something.
  const isOfThose = people.who.every((one) => typeof one === 'string' || !isPersonal(one))
    ? page.isEnd(at - 1)
    : // `only lawyers of a case may see its documents`: some of them, and nobody here can say which.
      /^(of|in|on|at|from|with|within|who)$/.test(page.word(people.next))
  if (page.word(at) === 'only' && isOfThose && deeds === null && people.who.length > 0)
    for (let i = people.next; !page.isEnd(i); i += 1)
      if (MODALS.has(page.word(i))) return reader.quote(at, page.endOf(at))
  if (people.who.length === 0 || deeds === null) return null
  page.claim(at, deeds.next)
  return readDeeds(reader, people.who, deeds.next, pronoun === null || isNobody ? 'only' : 'may', at)
}

/** `internal notes only agents see, and a status`: who sees one part of it, and not the whole, nobody here can say. */
function partOnlySeen(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  if (page.word(at) !== 'only' || !page.isWord(at - 1) || /^(and|but|or|so|that|which)$/.test(page.word(at - 1)))
    return null
  const isPart = facts.holdings.some(({ items }) => items.some(({ to }) => to === at))
  const people = isPart ? peopleAt(page, at + 1) : null
  if (people === null || !/^(see|read|access|view|edit|change)$/.test(page.word(people.next))) return null
  const to = people.next + 1
  if (page.isWord(to) && !/^(and|,)$/.test(page.word(to))) return null
  reader.quote(at, to)
  const { items, next } = itemsAt(page, page.word(to) === ',' && page.word(to + 1) === 'and' ? to + 2 : to + 1)
  const owner = facts.holdings.findLast(({ items: held }) => held.some((one) => one.to === at))?.owner
  if (page.isEnd(to) || owner === undefined || items.length === 0) return to
  reader.hold(owner, items)
  return next
}

/** What somebody does with something that is kept: `reports`, and not `pays`. */
function isKnownDeed(word: string): boolean {
  const base = verbBase(word)
  return word.endsWith('s') && base !== null && base !== word && (DOINGS.has(base) || OPERATIONS.has(base))
}

/** `only admins manage the catalogue`: they, and what they do. */
const doneBy = (page: Page, who: readonly (Noun | string)[], next: number): { readonly next: number } | null =>
  who.length > 0 &&
  // `anyone reports an item`
  (who.every((one) => typeof one !== 'string' && isPersonal(one)) || isKnownDeed(page.word(next))) &&
  verbBase(page.word(next)) !== null &&
  // `only members write`: what was spoken of.
  (nounAt(page, next + 1) !== null ||
    page.isEnd(next + 1) ||
    /^(them|it|these|those|,|and|but)$/.test(page.word(next + 1)))
    ? { next }
    : null

/** `only I`: whoever asks has it all. */
const askerAt = (at: number): Noun => coined({ from: at, to: at + 1 }, ['admin'], false)

const behindElse = (page: Page, at: number): number => (page.word(at) === 'else' ? at + 1 : at)

/** Who is spoken of: nouns, or `the owner`. */
export function peopleAt(page: Page, at: number): { readonly who: readonly Noun[]; readonly next: number } {
  // `only logged in users`
  const isIn = /^(logged|signed)$/.test(page.word(at)) && page.word(at + 1) === 'in'
  const start = isIn ? at + 2 : /^(authenticated|registered)$/.test(page.word(at)) ? at + 1 : at
  const { items, next } = itemsAt(page, start)
  // `only support may close them`: a verb elsewhere.
  if (items.length === 0 && RANKS.has(page.word(start)) && behindModal(page, start + 1) !== null)
    return { who: [coined({ from: start, to: start + 1 }, [page.word(start)], false)], next: start + 1 }
  return withOthers(page, { who: items.map(({ noun }) => noun), next: items.at(-1)?.noun.to ?? next })
}

/** `only doctors and nurses may see them`: the last of them is no clause of its own. */
function withOthers(
  page: Page,
  people: { readonly who: readonly Noun[]; readonly next: number },
): { readonly who: readonly Noun[]; readonly next: number } {
  const { who, next } = people
  const isJoined = /^(and|or)$/.test(page.word(next)) || (page.word(next) === ',' && page.isWord(next + 1))
  const from = isJoined ? (/^(and|or)$/.test(page.word(next + 1)) ? next + 2 : next + 1) : null
  if (from === null || who.length === 0 || !who.every(isPersonal)) return people
  const other = nounAt(page, from)
  if (other === null || !isPersonal(other)) return people
  const all = { who: [...who, other], next: other.to }
  if (behindModal(page, other.to) !== null) return all
  const more = withOthers(page, all)
  return more === all ? people : more
}

/** `can`, `may not`, `are allowed to`, `should be able to` */
export function behindModal(
  page: Page,
  at: number,
): { readonly next: number; readonly isNot: boolean; readonly isOnly: boolean } | null {
  const denied = deniedAt(page, at)
  if (denied !== null) return { next: denied, isNot: true, isOnly: false }
  const isModal = MODALS.has(page.word(at)) || /^(can't|cannot|mustn't|shouldn't|couldn't|won't)$/.test(page.word(at))
  const isAllowed = /^(is|are|be)$/.test(page.word(at)) && /^(not|able|allowed|permitted|only)$/.test(page.word(at + 1))
  const isObliged = /^(has|have|had|needs?|ought|wants?)$/.test(page.word(at)) && page.word(at + 1) === 'to'
  if (!isModal && !isAllowed && !isObliged) return null
  let next = at + 1
  while (/^(be|able|to|also|only|then|not|never|allowed|permitted|either|both|each|all)$/.test(page.word(next)))
    next += 1
  const words = page.tokens.slice(at, next).map(({ lower }) => lower)
  return {
    next,
    isNot: words.some((word) => /^(not|never|cannot|can't|mustn't|shouldn't|couldn't|won't)$/.test(word)),
    isOnly: words.includes('only'),
  }
}

/** `do not see prices`, `never edit them`: the verb of what some may not; null where it is another one. */
export function deniedAt(page: Page, at: number): number | null {
  const word = page.word(at)
  const isDo = /^(do|does)$/.test(word) && page.word(at + 1) === 'not'
  const verb = isDo ? at + 2 : /^(don't|doesn't|never)$/.test(word) ? at + 1 : null
  return verb !== null &&
    /^(see|sees|read|reads|view|views|edit|edits|change|changes|delete|deletes)$/.test(page.word(verb))
    ? verb
    : null
}
