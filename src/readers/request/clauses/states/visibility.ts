import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { readShared } from '../rights/shared.ts'

/** `that are private at first and can be made public`: of what was spoken of; null where nothing of the kind is said. */
export function readPrivateThat(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  if (topic === null || isPersonal(topic)) return null
  const isThat = /^(that|which|they|it)$/.test(page.word(at)) && /^(is|are)$/.test(page.word(at + 1))
  return isThat ? readPrivate(reader, [topic], at + 2, at) : null
}

/** `private by default and may be shared with a therapist`, `private at first but can be made public` */
export function readPrivate(reader: Reader, of: readonly Noun[], at: number, from: number): number | null {
  const { page, facts } = reader
  if (!/^(private|hidden)$/.test(page.word(at))) return null
  const first = behindFirst(page, at + 1)
  let [next, isPublic] = [first, false]
  for (let to = turned(page, next); to !== null; to = turned(page, next)) {
    if (/^(public|published|visible)$/.test(page.word(to))) {
      isPublic = true
      next = to + 1
    } else if (page.word(to) === 'shared') {
      const shared = sharedWith(reader, of, to)
      if (shared === null) break
      next = shared
    } else break
  }
  if (next === at + 1) return null
  page.claim(from, at + 1)
  const said = page.words(from, at + 1)
  for (const one of of) {
    reader.mention(one)
    const name = { ...one, from: at, head: at, to: at + 1, words: ['visibility'], isPlural: false, adjectives: [] }
    const choice = { values: ['private', 'public'], steps: [], hasSteps: false, to: next }
    if (isPublic) reader.hold(one, [{ ...itemOf(name), choice }])
    else facts.rules.push({ who: 'owner', verbs: ['read'], of: one, how: 'may', from: said })
    for (let i = at; i < next; i += 1)
      if (PLAIN.test(page.word(i))) {
        page.claim(i, i + 1)
        facts.mentions.push({ noun: { ...name, from: i, head: i, to: i + 1 }, how: 'beside' })
      }
  }
  return next
}

/** What says no more than how it is seen. */
const PLAIN =
  /^(at|by|first|default|initially|start|beginning|and|but|or|can|may|be|made|set|public|published|visible|turned|later|to)$/

/** `at first`, `by default`, `initially` */
function behindFirst(page: Page, at: number): number {
  if (/^(initially|first)$/.test(page.word(at))) return at + 1
  return /^(at|by|in)$/.test(page.word(at)) && /^(first|default|start|beginning)$/.test(page.word(at + 1)) ? at + 2 : at
}

/** What it can become then; null where the sentence goes on otherwise. */
function turned(page: Page, at: number): number | null {
  let next = at
  while (/^(,|and|but|or|then|later|can|may|could|be|also|become|becomes|are|is|it|they)$/.test(page.word(next)))
    next += 1
  if (next === at) return null
  while (/^(made|set|turned|switched|marked|to|as)$/.test(page.word(next))) next += 1
  return /^(public|published|visible|shared)$/.test(page.word(next)) ? next : null
}

/** With whom: a role among its people; friends, of whom nothing is known, are told. */
function sharedWith(reader: Reader, of: readonly Noun[], at: number): number | null {
  const { page } = reader
  if (page.word(at + 1) !== 'with') return null
  const whom = nounAt(page, at + 2)
  if (whom === null) return null
  const shared = isPersonal(whom) ? readShared(reader, of, at + 1) : null
  if (shared === null) return reader.quote(at, whom.to)
  page.claim(at, at + 1)
  return shared
}
