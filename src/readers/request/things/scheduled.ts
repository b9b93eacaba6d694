import type { Facts } from '../facts.ts'
import type { Page } from '../page/page.ts'

const PUBLISHING = /^(publishing|publication)$/

/** `episodes can be scheduled for publishing`: at some time they are published, and before that they are not. */
export function readScheduled(page: Page, facts: Facts): void {
  const deeds = facts.deeds.splice(0)
  for (const deed of deeds) {
    const purpose = deed.people.find((who) => typeof who !== 'string' && PUBLISHING.test(who.words.join(' ')))
    if (deed.verb !== 'schedule' || purpose === undefined || typeof purpose === 'string') {
      facts.deeds.push(deed)
      continue
    }
    const people = deed.people.filter((who) => who !== purpose)
    if (people.length > 0) facts.deeds.push({ ...deed, people })
    for (const of of deed.of) {
      facts.operations.push({ verb: 'schedule', of, from: deed.from })
      facts.operations.push({ verb: 'publish', of, from: page.words(purpose.from - 1, purpose.to) })
    }
    page.claim(purpose.from - 1, purpose.to)
  }
}
