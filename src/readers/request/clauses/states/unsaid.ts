import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'

/** `a scooter is at rest or somewhere else`: how it stands is said, and nobody reads it; what is usual is no answer to that. */
export function leaveState({ page, facts }: Reader, of: Noun, from: number, to: number): void {
  if (page.tokens.slice(from, to).some(({ lower }) => /^(or|either|then)$/.test(lower))) facts.unsaid.push(of)
}
