import { tailEnd } from '../../asides/ends.ts'
import type { Reader } from '../../reader.ts'

/** `Stripe calls our webhook`, `the bank notifies us through a webhook`: somebody else does, and nothing is called so. */
export function readCalledBy(reader: Reader, at: number): number | null {
  const { page, facts, capabilities, seen } = reader
  if (!page.isEnd(at - 1) && !/^(,|and)$/.test(page.word(at - 1))) return null
  const end = tailEnd(page, at)
  for (let verb = at + 1; verb < Math.min(at + 6, end); verb += 1) {
    if (!isCalling(reader, verb)) continue
    for (let hook = verb + 1; hook < end; hook += 1) {
      const found = capabilities.get(hook)
      if (found?.name !== 'webhooks') continue
      seen.add(hook)
      page.claim(at, found.to)
      const from = page.words(hook, found.to)
      facts.capabilities.push({ name: 'webhooks', isDeclined: false, of: null, field: null, from })
      return found.to
    }
  }
  return null
}

function isCalling({ page }: Reader, at: number): boolean {
  const next = page.word(at + 1)
  if (/^(calls?|hits?|invokes?)$/.test(page.word(at))) return /^(our|the|a|us)$/.test(next)
  return /^(notify|notifies|sends?|tells?|informs?)$/.test(page.word(at)) && next === 'us'
}
