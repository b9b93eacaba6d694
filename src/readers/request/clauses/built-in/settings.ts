import { tailEnd } from '../../asides/ends.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Reader } from '../../reader.ts'
import { settingOf } from '../../capabilities/settings-of.ts'

/** `with retries and signatures`, `with sources`: as far as those belong to what is asked for. */
export function readSettings(reader: Reader, at: number): number {
  const { page, capabilities } = reader
  if (!/^(with|including)$/.test(page.word(at))) return at
  // `with higher limits for paying customers`
  if (
    /^(higher|lower|different|stricter|separate|own)$/.test(page.word(at + 1)) &&
    /^(limits?|quotas?|rates?)$/.test(page.word(at + 2))
  )
    return reader.quote(at + 1, tailEnd(page, at + 1))
  const { items } = itemsAt(page, at + 1)
  const open = items.findIndex(
    ({ noun, inner }) =>
      inner.length > 0 || capabilities.has(noun.head) || settingOf(page, capabilities, noun) === null,
  )
  const known = open < 0 ? items : items.slice(0, open)
  for (const { noun } of known) reader.mention(noun)
  return known.at(-1)?.to ?? at
}
