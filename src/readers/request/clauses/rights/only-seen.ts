import type { People } from '../../facts.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { isReading } from '../deeds/objects.ts'

/** `bakers only see the orders`, `see only the orders`: the verbs end where what is seen begins. */
export function isOnlySeen(page: Page, verbs: readonly string[], at: number): boolean {
  if (verbs.length === 0 || !verbs.every(isReading)) return false
  return page.word(at - 1) === 'only' || page.word(at - 1 - verbs.length) === 'only'
}

/** Whoever only sees something does nothing else with it, unless that is said as well. */
export function onlySeen({ page, facts }: Reader, people: People, nouns: readonly Noun[], from: number): void {
  for (const who of people)
    for (const of of nouns)
      if (typeof who !== 'string' && isPersonal(who))
        facts.rules.push({
          who,
          verbs: ['create', 'update', 'delete'],
          of,
          how: 'not',
          from: page.words(from, of.to),
          isUnlessSaid: true,
        })
}
