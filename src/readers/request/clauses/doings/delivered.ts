import type { People } from '../../facts.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { type Said, tellAll } from '../deeds/deed.ts'

/** `drivers deliver to shops`: what was ordered there, and no shop; null where nothing of the kind is said. */
export function readDelivered(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  if (!verbs.every((verb) => CARRYING.test(verb)) || page.word(at) !== 'to') return null
  const receiver = nounAt(page, at + 1)
  if (receiver === null) return null
  const spoken = reader.done?.made ?? reader.done?.of ?? reader.topic
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
  if (spoken === null || isPersonal(spoken)) return reader.quote(from, receiver.to)
  page.claim(from, receiver.to)
  facts.mentions.push({ noun: receiver, how: 'beside' })
  const said = page.words(from, receiver.to)
  for (const verb of verbs) {
    facts.operations.push({ verb, of: spoken, from: said })
    tellAll(reader, people, { of: spoken, does: [], how, isAllowed, said, operation: verb })
  }
  return receiver.to
}

const CARRYING = /^(deliver|ship|send|dispatch|distribute|return|forward|hand-out|hand-over)$/
