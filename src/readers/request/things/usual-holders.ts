import type { Noun } from '../nouns/noun.ts'
import { meaningOf } from './usual-fields.ts'
import { isUsuallyHeld } from '../vocabulary/holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'

/** Whether such a thing usually has a field of the name: by what is known of it, or because it is called after it. */
export function usuallyHolds(
  { words }: Pick<Noun, 'words'>,
  field: Pick<Noun, 'words'>,
  isSpoken?: (word: string) => boolean,
): boolean {
  const name = field.words.join('_')
  return (
    isCalledAfter(field, { words }) ||
    Object.keys(kindOf(words, isSpoken)?.holds ?? {}).some(
      (one) => one === name || meaningOf(one) === meaningOf(name),
    ) ||
    isUsuallyHeld(words, field.words) ||
    isOfWhatItHas(words, field.words)
  )
}

/** `deal values`: of deals, whatever those are of. */
export const isCalledAfter = (field: Pick<Noun, 'words'>, { words }: Pick<Noun, 'words'>): boolean =>
  field.words.length > words.length && words.every((word, at) => field.words[at] === word)

/** `inspection date`: an inspection is of a vehicle. */
const isOfWhatItHas = (words: readonly string[], field: readonly string[]): boolean =>
  field.length > 1 && (kindOf(field.slice(0, -1))?.of ?? []).some((group) => group.includes(words.at(-1)!))

/** Whether a thing is usually a part of another. */
export function isUsuallyOf(
  child: Pick<Noun, 'words'>,
  { words }: Pick<Noun, 'words'>,
  isSpoken?: (word: string) => boolean,
): boolean {
  const kind = kindOf(child.words, isSpoken)
  return [...(kind?.of ?? []), kind?.between?.of ?? []].some((group) => isOneOf(group, words))
}

/** Whether it is a part wherever both are: an animal may be in a pen, and need not. */
export const isPartOf = (child: Pick<Noun, 'words'>, { words }: Pick<Noun, 'words'>): boolean =>
  isUsuallyOf(child, { words }) &&
  !(kindOf(child.words)?.of ?? []).some((group) => group.includes('?') && isOneOf(group, words))
