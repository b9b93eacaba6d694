import { coined } from '../../nouns/coined.ts'
import type { Reader } from '../../reader.ts'
import type { Objects } from '../deeds/objects.ts'

/** `users upvote a post only once`: each of them once; where it ends. */
export function onlyOnce({ page, facts, done }: Reader, { nouns, next }: Objects, end: number): number {
  const at = end > next ? next : end
  const once = page.word(at) === 'only' ? at + 1 : at
  const [of, ...others] = nouns
  // `once they are approved`: when, and not how often.
  if (page.word(once) !== 'once' || !(page.isEnd(once + 1) || /^(,|and|but|each)$/.test(page.word(once + 1))))
    return end
  if (of === undefined || others.length > 0 || done === null || done.made === null || done.made === done.of) return end
  const to = page.word(once + 1) === 'each' ? once + 2 : once + 1
  page.claim(at, to)
  facts.distinct.push({ of: done.made, by: [of, coined({ from: at, to }, ['user'], false)], columns: [] })
  return Math.max(end, to)
}
