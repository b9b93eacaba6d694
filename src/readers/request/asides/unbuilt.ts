import { type Around, type Aside, quoted } from './aside.ts'

/** `two factor login`, `MFA`: what accounts here have not. */
export function unbuiltAt({ page }: Around, at: number): Aside | null {
  if (/^(2fa|mfa|totp|passkeys?)$/.test(page.word(at))) return quoted(at, at + 1)
  return /^(two|second|multi)$/.test(page.word(at)) && page.word(at + 1) === 'factor' ? quoted(at, at + 2) : null
}
