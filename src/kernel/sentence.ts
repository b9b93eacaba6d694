/** The sentence a place stands in. Looked for from there on, since a regular expression would begin at each letter before it. */
export function sentenceAt(
  text: string,
  at: number,
): { readonly text: string; readonly start: number; readonly end: number } {
  let [start, end] = [at, at]
  while (start > 0 && !ENDS.has(text[start - 1]!)) start -= 1
  while (end < text.length && !ENDS.has(text[end]!)) end += 1
  return { text: text.slice(start, end), start, end }
}

const ENDS: ReadonlySet<string> = new Set('.;!?\n')
