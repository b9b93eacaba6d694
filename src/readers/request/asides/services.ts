import { SERVICES } from '../vocabulary/services.ts'
import { type Around, type Aside, quoted } from './aside.ts'

/** `payments via Stripe`, `sent through Twilio or Mailgun`: with whom, and nothing that is held. */
export function serviceAt({ page }: Around, at: number): Aside | null {
  if (!/^(via|through|with|using|by|over|from|to|on|into|in)$/.test(page.word(at))) return null
  let to = at + 1
  while (SERVICES.has(page.word(to)) && /^\p{Lu}/u.test(page.tokens[to]!.text)) {
    to += 1
    if (/^(,|and|or|\/)$/.test(page.word(to)) && SERVICES.has(page.word(to + 1))) to += 1
  }
  return to === at + 1 ? null : quoted(at, to)
}
