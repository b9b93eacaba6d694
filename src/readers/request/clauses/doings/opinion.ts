import { coined } from '../../nouns/coined.ts'
import type { People } from '../../facts.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { ACCOUNTS, RANKS } from '../../vocabulary/people.ts'
import { tellAll } from '../deeds/deed.ts'

/** What somebody finds of something: each for himself. */
const OPINIONS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['favourite', ['favourite']],
  ['favorite', ['favorite']],
  ['liked', ['like']],
  ...['helpful', 'unhelpful', 'useful', 'funny', 'interesting', 'inappropriate', 'offensive', 'outdated'].map(
    (word): readonly [string, readonly string[]] => [word, [word, 'mark']],
  ),
])

const EVERYBODY = 5

/** `customers mark a review as helpful`: a row for each of them and each review; null where it says how that is for all. */
export function readOpinion(
  reader: Reader,
  people: People,
  of: readonly Noun[],
  { at, to, state }: { readonly at: number; readonly to: number; readonly state: readonly string[] },
): number | null {
  const { page, facts } = reader
  const words = state.length === 1 ? OPINIONS.get(state[0]!) : undefined
  const [thing, ...more] = of
  if (words === undefined || thing === undefined || more.length > 0 || people.length === 0) return null
  if (!people.every(isAnybody)) return null
  const made = coined({ from: at, to }, words, true)
  page.claim(at, to)
  facts.mentions.push({ noun: made, how: 'plainly' })
  facts.belongings.push({ child: made, parent: thing, isSure: true })
  facts.distinct.push({ of: made, by: [thing, coined({ from: at, to }, ['user'], false)], columns: [] })
  tellAll(reader, people, { of: made, does: ['create'], how: 'may', isAllowed: true, said: page.words(at, to) })
  return to
}

const isAnybody = (who: People[number]): boolean =>
  typeof who === 'string'
    ? who !== 'nobody'
    : ACCOUNTS.has(who.words.at(-1)!) || (RANKS.get(who.words.at(-1)!) ?? 0) >= EVERYBODY
