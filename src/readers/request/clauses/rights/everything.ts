import type { People } from '../../facts.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS } from '../../vocabulary/verbs.ts'
import { type Said, personOf } from '../deeds/deed.ts'
import { everythingEnd } from '../deeds/spoken.ts'

/** `the reception sees everything`: of all things there are; null where it is of some. */
export function readEverything(
  { page, facts }: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how }: Said,
): number | null {
  const end = everythingEnd(page, at)
  const does = [...new Set(verbs.flatMap((verb) => DOINGS.get(verb) ?? []))].filter((verb) => verb !== 'create')
  if (end === null || does.length === 0 || !verbs.every((verb) => DOINGS.has(verb))) return null
  if (!people.every((who) => typeof who === 'string' || isPersonal(who))) return null
  page.claim(from, end)
  for (const who of people) {
    if (typeof who !== 'string') {
      page.claim(who.from, who.to)
      facts.roles.push({ noun: who })
    }
    facts.rules.push({ who: personOf(who), verbs: does, of: null, how, from: page.words(from, end) })
  }
  return end
}
