import { coined } from '../coined.ts'
import { pascal } from '../forms.ts'
import { itemOf, sayingNothing } from '../item.ts'
import { verbBase } from '../lexicon.ts'
import { type Noun, nounAt } from '../noun.ts'
import type { Page } from '../page.ts'
import { linkType, perLink } from '../per-link.ts'
import type { Reader } from '../reader.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { REFERRED, isLabel } from '../vocabulary/holders.ts'
import { ACCOUNTS } from '../vocabulary/people.ts'

/** `a song can be in several playlists`, `folders contain other folders`: what each of one is to others. */
export function readRelated(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isWord(at) || (page.isWord(at - 1) && !/^(and|but|so|where|while|as)$/.test(page.word(at - 1)))) return null
  const one = nounAt(page, at)
  if (one === null) return null
  const verb = modalsEnd(page, one.to)
  return (
    friends(reader, one, verb) ??
    nested(reader, one, verb) ??
    overItself(reader, one, verb) ??
    inSeveral(reader, one, verb)
  )
}

/** `a user can be friends with another user` */
function friends(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  const end = verb + 3
  if (!/^(be|are|become)$/.test(page.word(verb)) || !/^(friend|contact)s$/.test(page.word(verb + 1))) return null
  if (!ACCOUNTS.has(one.words.at(-1)!) || page.word(verb + 2) !== 'with') return null
  const other = page.matches(end, ['each', 'other']) ? null : nounAt(page, end)
  const isOther = /^(other|another)$/.test(page.word(end)) && other !== null && isSame(one, other)
  if (!isOther && !page.matches(end, ['each', 'other'])) return null
  const to = other?.to ?? end + 2
  claimAll(reader, one.from, to)
  reader.mention(coined({ from: one.from, to }, [page.word(verb + 1).slice(0, -1)], true))
  return to
}

/** `doctors work at several hospitals`, `products belong to many categories`: and there are several in each of those. */
function inSeveral(reader: Reader, one: Noun, verb: number): number | null {
  const { page, facts } = reader
  // `articles tagged with topics`
  const tagged = /^(tagged|labelled|labeled)$/.test(page.word(verb)) && page.word(verb + 1) === 'with' ? verb + 2 : null
  const several = tagged ?? severalEnd(page, placeEnd(page, verb))
  const other = several === null ? null : nounAt(page, several)
  if (other === null || isSame(one, other) || (tagged !== null && !other.isPlural)) return null
  const value = perLink(page, other.to)
  const to = value?.to ?? other.to
  claimAll(reader, one.from, to)
  reader.mention({ ...other, isPlural: true })
  if (ACCOUNTS.has(one.words.at(-1)!)) {
    const member = coined({ from: one.from, to }, ['member'], true)
    const type = linkType('User', value?.value ?? null)
    reader.hold(other, [{ ...itemOf(member), saying: { ...sayingNothing(to), type } }])
    return to
  }
  reader.mention(one)
  const pair =
    isLabel(other.words) || REFERRED.has(other.words.at(-1)!) || tagged !== null
      ? { one, other }
      : { one: other, other: one }
  facts.links.push({ ...pair, from: one.from, to, value: value?.value ?? null })
  return to
}

/** `categories can be nested`: one may be within another of them. */
function nested(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  if (!/^(be|are|is)$/.test(page.word(verb)) || page.word(verb + 1) !== 'nested') return null
  const within = /^(in|inside|into|within|under)$/.test(page.word(verb + 2)) ? verb + 3 : null
  const to = page.matches(within ?? 0, ['each', 'other']) || page.matches(within ?? 0, ['one', 'another'])
  if (within !== null && !to) return null
  return ofItself(reader, one, 'parent', `-> ${pascal(one.words)}? cascade`, within === null ? verb + 2 : within + 2)
}

/** `a comment can reply to another comment`, `tasks depend on other tasks` */
function overItself(reader: Reader, one: Noun, verb: number): number | null {
  const { page } = reader
  for (const { said, name, isMany } of OVER_ITSELF) {
    const words = said.find((way) => page.matches(verb, way) || isVerb(page, verb, way))
    if (words === undefined) continue
    const start = verb + words.length
    if (!/^(other|another|further|several|many|multiple)$/.test(page.word(start))) continue
    const other = nounAt(page, start)
    if (other === null || !isSame(one, other)) continue
    const value = isMany ? perLink(page, other.to) : null
    const target = pascal(one.words)
    const type = isMany ? linkType(target, value?.value ?? null) : `-> ${target}? cascade`
    return ofItself(reader, one, name, type, value?.to ?? other.to)
  }
  return null
}

/** What stands there is no capability either: `with a role in each`. */
export function claimAll({ page, seen }: Reader, from: number, to: number): void {
  page.claim(from, to)
  for (let at = from; at < to; at += 1) seen.add(at)
}

function ofItself(reader: Reader, one: Noun, name: string, type: string, to: number): number {
  claimAll(reader, one.from, to)
  reader.mention(one)
  const words = name.split(' ')
  reader.hold(one, [
    { ...itemOf(coined({ from: one.from, to }, words, false)), saying: { ...sayingNothing(to), type } },
  ])
  return to
}

interface OverItself {
  readonly said: readonly (readonly string[])[]
  readonly name: string
  readonly isMany: boolean
}

const ways = (name: string, isMany: boolean, ...said: readonly string[]): OverItself => ({
  said: said.map((way) => way.split(' ')),
  name,
  isMany,
})

/** What one may be to others of its kind. */
const OVER_ITSELF: readonly OverItself[] = [
  ways(
    'parent',
    false,
    'contain',
    'hold',
    'include',
    'have',
    'be inside',
    'be in',
    'be under',
    'be within',
    'be part of',
    'are inside',
    'are in',
    'belong to',
  ),
  ways('parent', false, 'reply to', 'respond to', 'answer', 'be a reply to', 'be an answer to'),
  ways('depends on', true, 'depend on', 'wait for', 'be blocked by', 'need'),
  ways('requires', true, 'require', 'build on'),
  ways('related', true, 'relate to', 'be related to', 'refer to', 'link to', 'be linked to', 'link', 'reference'),
  ways(
    'components',
    true,
    'be made of',
    'is made of',
    'are made of',
    'consist of',
    'be composed of',
    'is composed of',
    'are composed of',
    'be built from',
  ),
]

/** `depends on` for `depend on` */
const isVerb = (page: Page, at: number, [first, ...more]: readonly string[]): boolean =>
  verbBase(page.word(at)) === first && page.matches(at + 1, more)

const isSame = (one: Noun, other: Noun): boolean => one.words.join(' ') === other.words.join(' ')

/** Behind `can`, `may also` */
function modalsEnd(page: Page, at: number): number {
  let next = at
  while (MODALS.has(page.word(next)) || /^(also|each|all|often|usually)$/.test(page.word(next))) next += 1
  return next
}

/** `be in`, `belong to`, `work at`, `are used in`: behind it stands where; the place itself where nothing of the kind stands. */
function placeEnd(page: Page, verb: number): number {
  const isBe = /^(be|is|are)$/.test(page.word(verb))
  const done = isBe && /^[a-z]+(?:ed|en|ut|wn|ld|ht)$/.test(page.word(verb + 1)) ? verb + 2 : verb + 1
  if (!isBe && !STANDS.has(verbBase(page.word(verb)) ?? page.word(verb))) return verb
  const part = page.matches(done, ['part', 'of']) || page.matches(done, ['member', 'of'])
  if (part) return done + 2
  return /^(in|on|at|to|into|with|under|for|by)$/.test(page.word(done)) ? done + 1 : verb
}

const STANDS: ReadonlySet<string> = new Set(
  'belong appear occur fall work teach play practise practice speak perform serve volunteer participate study live train'.split(
    ' ',
  ),
)

/** `several`, `more than one`: behind it; null where no such number stands. */
function severalEnd(page: Page, at: number): number | null {
  if (/^(several|many|multiple|various|different)$/.test(page.word(at))) return at + 1
  const said = SEVERAL.find((words) => page.matches(at, words))
  return said === undefined ? null : at + said.length
}

const SEVERAL = ['more than one', 'one or more', 'any number of', 'a number of', 'two or more', 'one or several'].map(
  (words) => words.split(' '),
)
