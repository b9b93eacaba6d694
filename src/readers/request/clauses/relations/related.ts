import { inOne, inSeveral, madeOf } from './in-several.ts'
import { asAnother, formTree, friends, nested, overItself, reportsTo } from '../doings/over-itself.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { withoutVerb } from '../../nouns/noun-and-verb.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { MODALS } from '../../vocabulary/functions.ts'

/** Ways one thing is said to hang together with others; each says how far it read, or that it is none of its kind. */
const WAYS: readonly ((reader: Reader, one: Noun, verb: number) => number | null)[] = [
  friends,
  nested,
  formTree,
  overItself,
  asAnother,
  reportsTo,
  madeOf,
  inSeveral,
  inOne,
]

/** `a song can be in several playlists`, `folders contain other folders`: what each of one is to others. */
export function readRelated(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isWord(at) || (page.isWord(at - 1) && !/^(and|but|so|where|while|as)$/.test(page.word(at - 1)))) return null
  const one = withoutVerb(page, nounAt(page, at))
  if (one === null) return null
  const verb = modalsEnd(page, one.to)
  for (const read of WAYS) {
    const next = read(reader, one, verb)
    if (next !== null) return next
  }
  return null
}

/** Behind `can`, `may also` */
function modalsEnd(page: Page, at: number): number {
  let next = at
  while (MODALS.has(page.word(next)) || /^(also|each|all|often|usually)$/.test(page.word(next))) next += 1
  return next
}
