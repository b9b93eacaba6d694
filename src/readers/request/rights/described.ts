import type { Words } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { type Noun, isFixedBefore } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Things } from '../things/things.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** Behind it the word is part of a name: public holidays are no holidays that are shown. */
const NAMES =
  /^(holiday|transport|transportation|school|sector|library|tender|key|figure|service|park|place|building|administration|institution|toilet|swimming|pool|procurement|record|health|authority|space|garden|road|street|charging|url|link|page|website|site)$/

/** `public polls`, `anonymous surveys`, `shared calendars`: the world sees the one; of the others nobody says how that is done. */
export function tellDescribed(page: Page, facts: Facts, things: Things): readonly Words[] {
  const open: Words[] = []
  tellUnchanging(page, facts, things)
  const seen = new Set<number>()
  for (const noun of nounsOf(facts)) {
    const at = describedAt(page, noun)
    if (at === null || seen.has(at) || things.of(noun) === null) continue
    seen.add(at)
    const how = page.word(at)
    // `public readings with API keys`: for whoever has a key.
    const isKeyed = facts.capabilities.some(({ name }) => name === 'api-keys')
    if (how === 'public' && !isKeyed && !NAMES.test(noun.words[0]!))
      facts.rules.push({ who: 'anyone', verbs: ['read'], of: plain(noun), how: 'may', from: page.words(at, noun.to) })
    if (/^(anonymous|shared)$/.test(how) && !isSaid(facts, how)) open.push(page.words(at, at + 1))
  }
  return open
}

/** `immutable measurements`, `append-only entries`: nobody changes or deletes one. */
function tellUnchanging(page: Page, facts: Facts, things: Things): void {
  const items = facts.holdings.flatMap((one) => one.items.map(({ noun }) => noun))
  for (const noun of [...nounsOf(facts), ...items]) {
    const at = noun.isPlural && !isPersonal(noun) ? unchangingAt(page, noun) : null
    if (at === null || things.of(noun) === null) continue
    page.claim(at, noun.to)
    for (const verb of ['update', 'delete'] as const)
      facts.rules.push({ who: 'nobody', verbs: [verb], of: noun, how: 'only', from: page.words(at, noun.to) })
  }
}

function unchangingAt(page: Page, { from, head }: Noun): number | null {
  for (let at = from; at < head; at += 1)
    if (/^(immutable|unchangeable|unalterable)$/.test(page.word(at)) || isFixedBefore(page, at)) return at
  return null
}

/** All of them, and not those that are public. */
const plain = (noun: Noun): Noun => ({ ...noun, adjectives: noun.adjectives.filter((word) => word !== 'public') })

const nounsOf = ({ mentions, holdings }: Facts): readonly Noun[] => [
  ...mentions.map(({ noun }) => noun),
  ...holdings.map(({ owner }) => owner),
]

/** Where such a word stands before the noun; null where none does, or it is somebody who is described. */
function describedAt(page: Page, noun: Noun): number | null {
  if (isPersonal(noun)) return null
  for (let at = noun.from; at < noun.to; at += 1) if (/^(public|anonymous|shared)$/.test(page.word(at))) return at
  return null
}

/** Somebody is said to do it so already: nobody signs in, or they share it. */
const isSaid = ({ rules }: Facts, how: string): boolean =>
  how === 'anonymous'
    ? rules.some(({ who, verbs }) => who === 'anyone' && verbs.includes('create'))
    : rules.some(({ within }) => within !== undefined)
