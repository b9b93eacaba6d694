import type { Facts } from '../facts.ts'
import type { Noun } from './noun.ts'
import type { Page } from '../page/page.ts'
import { GROUPS } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

/** `a tenant-isolated backend for dental practices`: each of those is a tenant, and no organisation stands beside it. */
export function readTenants(page: Page, facts: Facts): void {
  const { capabilities, mentions } = facts
  const whom = mentions.find(({ noun }) => isWhomItIsFor(noun, page))?.noun
  // `gyms with members`: those come and go, whatever they are of.
  if (whom === undefined || page.speaksOf((word) => /^members?$/.test(word))) return
  for (const [index, one] of capabilities.entries())
    if (one.name === 'tenants' && !one.isDeclined && one.of === null) capabilities[index] = { ...one, of: whom }
}

const isWhomItIsFor = ({ words, isPlural, from }: Noun, page: Page): boolean =>
  isPlural && page.word(from - 1) === 'for' && isOrganisation(words)

/** Several people work there, and others come to them. */
const isOrganisation = (words: readonly string[]): boolean => GROUPS.has(words.at(-1)!) || HOUSES.has(words.at(-1)!)

const HOUSES = setOf(
  `gym library museum hotel hostel pharmacy bakery brewery winery university college nursery kindergarten daycare charity nonprofit
  city municipality farm factory workshop garage dealership bank association foundation cooperative lab laboratory publisher shelter
  theatre theater cinema gallery orchestra choir church parish academy cafe café bar supermarket florist startup airline union`,
)
