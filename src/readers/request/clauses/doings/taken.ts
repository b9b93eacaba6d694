import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { tailEnd } from '../../asides/ends.ts'
import { madeBy } from '../deeds/deed.ts'

/** `rooms are booked by the hour`: each time there is a booking. */
export function takenOf(reader: Reader, of: readonly Noun[], verb: string, at: number): number {
  const { page } = reader
  // `stock is reserved for 15 minutes`: how long it is kept back, and nothing that people book.
  if (page.word(at) === 'for' && page.tokens[at + 1]?.kind === 'number')
    return reader.quote(of[0]?.from ?? at, tailEnd(page, at, true))
  rowsOf(reader, of, verb, at)
  const isByTime =
    /^(by|per|for)$/.test(page.word(at)) && /^(the|a|one)?$/.test(page.word(at + 1)) && SPANS.test(page.word(at + 2))
  return isByTime ? reader.quote(at, at + 3) : at
}

/** What is booked or lent has a row of its own each time; what is anything else is the row itself. */
export function rowsOf(reader: Reader, of: readonly Noun[], verb: string, at: number): readonly Noun[] {
  const { facts } = reader
  const isEither = of.length > 1 ? { isEither: true as const } : {}
  return of.map((parent) => {
    const made = TAKEN.has(verb) ? madeBy(TAKEN.get(verb)!, { ...parent, from: at - 1, head: at - 1, to: at }) : null
    if (made === null) return parent
    facts.mentions.push({ noun: parent, how: 'plainly' }, { noun: made, how: 'plainly' })
    facts.belongings.push({ child: made, parent, isSure: true, ...isEither })
    return made
  })
}

/** Verbs of what is taken for a time, with the one that says what comes of it. */
export const TAKEN: ReadonlyMap<string, string> = new Map([
  ['book', 'book'],
  ['reserve', 'reserve'],
  ['rent', 'rent'],
  ['borrow', 'borrow'],
  ['lend', 'borrow'],
])

export const SPANS = /^(minute|hour|day|night|week|weekend|month|year|slot)s?$/
