import type { Words } from '../../../model/index.ts'

export const overlap = (one: Words, other: Words): boolean => one.start < other.end && other.start < one.end

/** What is left of words beside those that are read. */
export function cut(words: Words, read: Words, text: string): readonly Words[] {
  if (!overlap(words, read)) return [words]
  return [
    [words.start, Math.min(words.end, read.start)],
    [Math.max(words.start, read.end), words.end],
  ].flatMap(([from, to]) => (from! < to! ? trimmed(text, from!, to!) : []))
}

/** Without what only joins it to the rest; nothing where that is all. */
function trimmed(text: string, from: number, to: number): readonly Words[] {
  const said = text.slice(from, to)
  const start = from + /^(?:[\s,;:.–-]|(?:and|but|so|that|where|with|while)\b)*/i.exec(said)![0].length
  const end = from + said.replace(/(?:[\s,;:.–-]|\b(?:and|but|so|that|where|with|while))*$/i, '').length
  return start < end && /[\p{L}\p{N}]{2}/u.test(text.slice(start, end))
    ? [{ text: text.slice(start, end), start, end }]
    : []
}
