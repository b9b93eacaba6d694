import { singular } from '../vocabulary/forms.ts'
import { RIGHT } from '../vocabulary/right-words.ts'

/** Whether a word is spelled right, as far as anybody here knows. */
export interface Spelling {
  isKnown(word: string): boolean
  /** What may have been meant. */
  isMeant(word: string): boolean
}

/** Nobody slips in a longer word. */
const LONGEST = 24

/** The word that was meant where one letter was left out, doubled or swapped with its neighbour; the word itself otherwise. */
export function spelled(word: string, { isKnown, isMeant }: Spelling): string {
  if (word.length < 4 || word.length > LONGEST || isKnown(word) || RIGHT.has(word) || !/^[a-z]+$/.test(word))
    return word
  const isNear = (one: string): boolean => isMeant(one) && singular(one).length > 3
  if (word.length < 5) return swapped(word).find(isNear) ?? word
  return (
    [...swapped(word), ...withoutDoubles(word), `${word}e`].find(isNear) ??
    lengthened(word, isNear) ??
    shortened(word, isNear) ??
    word
  )
}

const swapped = (word: string): readonly string[] =>
  Array.from(
    { length: word.length - 2 },
    (_, i) => word.slice(0, i + 1) + word[i + 2]! + word[i + 1]! + word.slice(i + 3),
  )

/** A letter that stands twice. */
const withoutDoubles = (word: string): readonly string[] =>
  Array.from({ length: word.length - 1 }, (_, i) => i + 1)
    .filter((i) => word[i] === word[i - 1])
    .map((i) => word.slice(0, i) + word.slice(i + 1))

/** A letter too many. */
const shortened = (word: string, isMeant: (word: string) => boolean): string | null =>
  word.length < 7
    ? null
    : (Array.from({ length: word.length - 2 }, (_, i) => word.slice(0, i + 1) + word.slice(i + 2)).find(isMeant) ??
      null)

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

function lengthened(word: string, isMeant: (word: string) => boolean): string | null {
  if (word.length < 6) return null
  for (let i = 1; i < word.length; i += 1)
    for (const letter of LETTERS) {
      const one = word.slice(0, i) + letter + word.slice(i)
      if (isMeant(one)) return one
    }
  return null
}
