import type { Facts } from '../facts.ts'
import type { Noun } from './noun.ts'

/** Everything that is said of the one noun is said of the other from here on. */
export function replaceNoun(facts: Facts, words: string, meant: Noun): void {
  for (const list of Object.values(facts))
    if (Array.isArray(list)) for (const [index, one] of list.entries()) list[index] = replaced(one, words, meant)
}

/** The same with the noun it stands for, wherever it stands in it. */
function replaced(value: unknown, words: string, meant: Noun): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => replaced(one, words, meant))
  if ('words' in value && Array.isArray(value.words) && value.words.join(' ') === words && 'head' in value) return meant
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, words, meant)]))
}
