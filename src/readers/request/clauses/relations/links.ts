import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'

/** `many to many between students and courses`, `students and courses are many to many` */
export function readLink({ page, facts, ...reader }: Reader, at: number): number | null {
  if (!page.matches(at, ['many', 'to', 'many'])) return null
  let next = at + 3
  while (
    /^(relation|relations|relationship|relationships|link|association|between|from|of|with)$/.test(page.word(next))
  )
    next += 1
  page.claim(at, next)
  const one = nounAt(page, next)
  const other = one && /^(and|to|with)$/.test(page.word(one.to)) ? nounAt(page, one.to + 1) : null
  if (one && other) return linked({ one, other })
  // It may stand behind the two.
  const [last, before] = [facts.mentions.at(-1)?.noun, facts.mentions.at(-2)?.noun]
  if (last && before && last.from >= reader.sentence)
    facts.links.push({ one: before, other: last, from: before.from, to: next, value: null })
  return next

  function linked(pair: { readonly one: Noun; readonly other: Noun }): number {
    for (const noun of [pair.one, pair.other]) {
      page.claim(noun.from, noun.to)
      facts.mentions.push({ noun, how: 'plainly' })
    }
    facts.links.push({ ...pair, from: pair.one.from, to: pair.other.to, value: null })
    return pair.other.to
  }
}
