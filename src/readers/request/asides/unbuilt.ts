import { isOfKeys, leadEnd, limitAt } from '../capabilities/limits.ts'
import { type Around, type Aside, quoted } from './aside.ts'

/** `two factor login`, `MFA`: what accounts here have not; `5 attempts per minute per IP`: what nobody counts. */
export function unbuiltAt({ page }: Around, at: number): Aside | null {
  if (/^(2fa|mfa|totp|passkeys?|passwordless)$/.test(page.word(at))) return quoted(at, at + 1)
  // Who has a link and no password signs in otherwise than here.
  if (page.word(at) === 'magic' && /^links?$/.test(page.word(at + 1))) return quoted(at, at + 2)
  const limit = limitAt(page, leadEnd(page, at))
  if (limit !== null && !isOfKeys(limit)) return quoted(at, limit.to)
  return /^(two|second|multi)$/.test(page.word(at)) && page.word(at + 1) === 'factor' ? quoted(at, at + 2) : null
}
