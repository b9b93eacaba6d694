import { coined } from '../../nouns/coined.ts'
import { pascal } from '../../vocabulary/forms.ts'
import { itemOf, sayingNothing } from '../../lists/item.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { linkType, perLink } from '../../lists/per-link.ts'
import { type Reader, claimAll } from '../../reader.ts'
import { ACCOUNTS, RELATIONS, isPersonal } from '../../vocabulary/people.ts'
import { isSame } from '../relations/in-several.ts'

/** `a user can be friends with another user` */
export function friends(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  const end = verb + 3
  if (!/^(be|are|become)$/.test(page.word(verb)) || !/^(friend|contact)s$/.test(page.word(verb + 1))) return null
  if (!ACCOUNTS.has(one.words.at(-1)!) || page.word(verb + 2) !== 'with') return null
  const isEachOther = page.matches(end, ['each', 'other'])
  const other = isEachOther ? null : nounAt(page, end)
  const isOther = /^(other|another)$/.test(page.word(end)) && other !== null && isSame(one, other)
  if (!isOther && !isEachOther) return null
  const to = other?.to ?? end + 2
  claimAll(reader, one.from, to)
  reader.mention(coined({ from: one.from, to }, [page.word(verb + 1).slice(0, -1)], true))
  return to
}

/** `categories can be nested`: one may be within another of them. */
export function nested(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  if (!/^(be|are|is)$/.test(page.word(verb)) || page.word(verb + 1) !== 'nested') return null
  const within = /^(in|inside|into|within|under)$/.test(page.word(verb + 2)) ? verb + 3 : null
  if (within === null) return ofItself(reader, one, ['parent'], inOther(one), verb + 2)
  const isEachOther = page.matches(within, ['each', 'other']) || page.matches(within, ['one', 'another'])
  return isEachOther ? ofItself(reader, one, ['parent'], inOther(one), within + 2) : null
}

/** `categories form a tree` */
export function formTree(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  const start = /^(form|build|make up|are)$/.test(page.word(verb)) ? verb + 1 : null
  if (start === null || !/^(a|an)$/.test(page.word(start)) || !/^(tree|hierarchy)$/.test(page.word(start + 1)))
    return null
  return ofItself(reader, one, ['parent'], inOther(one), start + 2)
}

/** `a comment can reply to another comment`, `tasks depend on other tasks` */
export function overItself(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  for (const { said, name, isMany } of OVER_ITSELF) {
    const words = said.find((way) => page.matches(verb, way) || isVerb(page, verb, way))
    const start = verb + (words?.length ?? 0)
    const other = words !== undefined && OTHER.test(page.word(start)) ? nounAt(page, start) : null
    if (other === null || !isSame(one, other)) continue
    if (!isMany) return ofItself(reader, one, name, inOther(one), other.to)
    const value = perLink(page, other.to)
    return ofItself(reader, one, name, linkType(pascal(one.words), value?.value ?? null), value?.to ?? other.to)
  }
  return null
}

/** `a product can be a variant of another product` */
export function asAnother(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  if (!/^(be|is)$/.test(page.word(verb)) || !/^(a|an|the)$/.test(page.word(verb + 1))) return null
  const as = nounAt(page, verb + 1)
  const other =
    as !== null && page.word(as.to) === 'of' && OTHER.test(page.word(as.to + 1)) ? nounAt(page, as.to + 1) : null
  if (as === null || other === null || !isSame(one, other)) return null
  return ofItself(reader, one, [...as.words, 'of'], `-> ${pascal(one.words)}? set-null`, other.to)
}

/** `each employee reports to a manager`: who is one of them. */
export function reportsTo(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  if (!isPersonal(one) || !/^reports?$/.test(page.word(verb)) || page.word(verb + 1) !== 'to') return null
  const over = nounAt(page, verb + 2)
  if (over === null || over.isPlural || !(RELATIONS.has(over.words.at(-1)!) || isSame(one, over))) return null
  const name = isSame(one, over) ? ['manager'] : over.words
  return ofItself(reader, one, name, `-> ${pascal(one.words)}? set-null`, over.to)
}

const inOther = ({ words }: Noun): string => `-> ${pascal(words)}? cascade`

function ofItself(reader: Reader, one: Noun, words: readonly string[], type: string, to: number): number {
  claimAll(reader, one.from, to)
  reader.mention(one)
  const item = itemOf(coined({ from: one.from, to }, words, false))
  reader.hold(one, [{ ...item, saying: { ...sayingNothing(to), type } }])
  return to
}

interface OverItself {
  readonly said: readonly (readonly string[])[]
  readonly name: readonly string[]
  readonly isMany: boolean
}

const ways = (name: string, isMany: boolean, said: string): OverItself => ({
  said: said.split(', ').map((way) => way.split(' ')),
  name: name.split(' '),
  isMany,
})

/** What one may be to others of its kind. */
const OVER_ITSELF: readonly OverItself[] = [
  ways(
    'parent',
    false,
    'contain, hold, include, have, be inside, be in, be under, be within, be part of, are inside, are in, belong to',
  ),
  ways('parent', false, 'reply to, respond to, answer, be a reply to, be an answer to'),
  ways('depends on', true, 'depend on, wait for, be blocked by, need'),
  ways('requires', true, 'require, build on'),
  ways('related', true, 'relate to, be related to, refer to, link to, be linked to, link, reference'),
  ways(
    'components',
    true,
    'be made of, is made of, are made of, consist of, be composed of, is composed of, are composed of, be built from',
  ),
]

const OTHER = /^(other|another|further|several|many|multiple)$/

/** `depends on` for `depend on` */
const isVerb = (page: Page, at: number, [first, ...more]: readonly string[]): boolean =>
  verbBase(page.word(at)) === first && page.matches(at + 1, more)
