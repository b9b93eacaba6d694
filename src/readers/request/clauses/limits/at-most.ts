import { nounAt } from '../../nouns/noun.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import type { Reader } from '../../reader.ts'

/** `..., at most ten per user`: how many of it there may be, which nothing here counts. */
export function readAtMost(reader: Reader, at: number): number | null {
  const { page } = reader
  const end = quantityEnd(page, at)
  if (end === at || !/^(at|up|no|not|max|maximum|a)$/.test(page.word(at)) || !/^(per|for|each)$/.test(page.word(end)))
    return null
  const of = nounAt(page, end + 1)
  return reader.quote(at, of?.to ?? end + 1)
}
