import { singular } from '../../vocabulary/forms.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { setOf } from '../../vocabulary/words.ts'

/** `follow the status of a parcel`, `give a course`: what a verb means is told by what it is done with. */
export function verbsMeant(page: Page, verbs: readonly string[], at: number): readonly string[] {
  const [only] = verbs
  if (verbs.length !== 1 || !/^(give|follow)$/.test(only!)) return verbs
  const noun = nounAt(page, at)
  if (only === 'give') return isTaught(noun) ? ['teach'] : verbs
  // Whoever follows how something goes looks at it, and nothing is kept of that.
  return noun !== null && GOING.has(singular(noun.words.at(-1)!)) ? ['view'] : verbs
}

/** How something stands or goes on, and nothing that has followers. */
const GOING = setOf(
  `status state stage progress development course journey way route delivery shipment position location whereabouts price
  order parcel package treatment repair claim case process result score standing journey performance trend history`,
)

/** `trainers give classes` */
const isTaught = (noun: Noun | null): boolean =>
  noun !== null &&
  /^(class|course|lesson|workshop|talk|lecture|webinar|tour|training|seminar|concert|consultation|session)$/.test(
    noun.words.at(-1)!,
  )
