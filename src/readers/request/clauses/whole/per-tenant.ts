import { tailEnd } from '../../asides/ends.ts'
import { itemOf } from '../../lists/item.ts'
import { isTrade } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Found } from '../../capabilities/phrases.ts'
import type { Reader } from '../../reader.ts'
import { ACCOUNTS } from '../../vocabulary/people.ts'
import { readRest } from '../things/rest.ts'

/** `allowlists per organization with a range and a comment`: those are kept, and each organization has its own. */
export function readPerTenant(reader: Reader, found: Found, kept: Noun | null): number | null {
  const { page, facts, seen } = reader
  const isSo = found.name === 'tenants' && page.word(found.from) === 'per' && page.word(found.to) === 'with'
  if (!isSo || kept === null || !kept.isPlural || isTrade(kept.words.at(-1)!)) return null
  seen.add(found.from)
  page.claim(kept.from, found.to)
  const from = page.words(found.from, found.to)
  facts.capabilities.push({ name: 'tenants', isDeclined: found.isDeclined, of: null, field: null, from })
  reader.mention(kept)
  return readRest(reader, [itemOf(kept)], found.to)
}

/** `webhooks per team with a secret`, `API keys per project`: those are of whoever signs in, and of nothing else. */
export function quotedPer(reader: Reader, { name }: Found, at: number): number {
  const { page, capabilities } = reader
  const whole = page.word(at) === 'per' && !capabilities.has(at) ? nounAt(page, at + 1) : null
  // `access control per team`: who gets at what, and nothing that is of a team.
  if (whole !== null && /^(control|authorization|authorisation|permissions)$/.test(page.word(at - 1)))
    return reader.quote(at - 1, whole.to)
  const isWith = whole !== null && page.word(whole.to) === 'with'
  const isOfAccounts = /^(webhooks|api-keys)$/.test(name) && whole !== null && !ACCOUNTS.has(whole.words.at(-1)!)
  if (whole === null || !(isWith || isOfAccounts)) return at
  reader.mention(whole, 'beside')
  return reader.quote(at, isWith ? tailEnd(page, whole.to + 1) : whole.to)
}
