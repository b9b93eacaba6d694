import { spoken } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import { isContent } from '../../readers/request/vocabulary/lexicon.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'

/** The words of a piece that mean something, each as of one; numbers are none. */
export const saidIn = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}][\p{L}\p{N}]*(?:['’]s)?/gu) ?? [])
    .map((word) => singular(word.replace(/['’]s$/, '')))
    .filter(isContent)

export const numbersIn = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

/** `WishlistItem` -> wishlist, item; what the backend has of its own is called a record. */
export const partsOf = (name: string): readonly string[] =>
  spoken(name.replace(/Record$/, ''))
    .replaceAll('_', ' ')
    .split(' ')
    .map(singular)

/** Whether a word means whoever signs in: a role, or a person that is no resource of its own. */
export const isCaller = (word: string, { roles, resources }: Scope): boolean =>
  roles.some((role) => partsOf(role).includes(word)) ||
  (isPersonal({ words: [word] }) && ![...resources.keys()].some((name) => partsOf(name).join(' ') === word))
