import type { Words } from '../../model/index.ts'

/** `only a hash is stored, and only owners can revoke them`, `within 30 days with a reason`: what is left open, where a part of it is held. */
export function openOf(words: Words, text: string, isHeld: (part: Words) => boolean): readonly Words[] {
  if (text.slice(words.start, words.end) !== words.text) return [words]
  const parts = partsIn(words)
  const open = parts.filter((part) => !isHeld(part))
  if (open.length === parts.length || parts.length < 2) return [words]
  return together(open, text)
}

/** Between clauses a sign parts, and before what is said to come with it at the end. */
function partsIn({ text, start }: Words): readonly Words[] {
  const cuts = [...text.matchAll(/,? (?:and|but) (?=(?:only|each|every|the|all|a|an|refresh|access)\b)|, (?=\p{L})/giu)]
  const tail = / (?=with (?:an? |the )\p{L}+(?: \p{L}+)?$)/iu.exec(text)
  const all = [...cuts, ...(tail === null ? [] : [tail])].toSorted((a, b) => a.index - b.index)
  const ends = [...all.map(({ index }) => index), text.length]
  const starts = [0, ...all.map(({ index, 0: cut }) => index + cut.length)]
  return starts.flatMap((from, at) => {
    const to = ends[at]!
    return to > from ? [{ text: text.slice(from, to), start: start + from, end: start + to }] : []
  })
}

/** Parts one behind the other are told as they stand. */
function together(parts: readonly Words[], text: string): readonly Words[] {
  const pieces: Words[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    const isNext = last !== undefined && /^[\s,]*(?:and |but )?$/i.test(text.slice(last.end, part.start))
    if (isNext) pieces[pieces.length - 1] = { text: text.slice(last.start, part.end), start: last.start, end: part.end }
    else pieces.push(part)
  }
  return pieces
}
