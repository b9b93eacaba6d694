/** Words of one line, as a set. */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Words of one line with what all of them mean, line after line. */
export function tableOf<Meaning>(lines: readonly (readonly [Meaning, string])[]): ReadonlyMap<string, Meaning> {
  return new Map(lines.flatMap(([meaning, words]) => [...setOf(words)].map((word) => [word, meaning] as const)))
}

/** Phrases, separated by `|`, with what all of them mean. */
export function phrasesOf<Meaning>(
  lines: readonly (readonly [Meaning, string])[],
): readonly { readonly words: readonly string[]; readonly means: Meaning }[] {
  return lines
    .flatMap(([means, phrases]) => phrases.split('|').map((phrase) => ({ words: phrase.trim().split(/\s+/), means })))
    .toSorted((a, b) => b.words.length - a.words.length)
}

/** Phrases by their first word, each longest first. */
export function byFirst<Phrase extends { readonly words: readonly string[] }>(
  phrases: readonly Phrase[],
): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const [first = ''] = phrase.words
    found.set(first, [...(found.get(first) ?? []), phrase])
  }
  return found
}
