import { itemOf, sayingNothing } from '../../lists/item.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { ACCOUNTS, isPersonal } from '../../vocabulary/people.ts'

/** What people do with each other has ways of its own. */
const isOfEachOther = (verb: string): boolean => /^(follow|block|mute|invite|like)$/.test(verb)

/** `drivers offer rides, passengers rate the driver`: somebody who signs in, and no row anybody keeps. */
const actsElsewhere = ({ facts }: Reader, of: Noun): boolean =>
  isPersonal(of) &&
  !ACCOUNTS.has(of.words.at(-1)!) &&
  facts.rules.some(({ who, verbs }) => typeof who !== 'string' && isSame(who, of) && verbs.includes('create')) &&
  facts.mentions.every(({ noun, how }) => how === 'beside' || !isSame(noun, of) || noun.from === of.from) &&
  facts.holdings.every(({ owner }) => !isSame(owner, of))

const isSame = ({ words }: Noun, other: Noun): boolean => words.join(' ') === other.words.join(' ')

/** Whether what comes of it is of somebody's account, which it then holds. */
export function isHeldByAccount(reader: Reader, verb: string, made: Noun | null, of: Noun): boolean {
  const { facts } = reader
  if (made === null || isOfEachOther(verb) || !actsElsewhere(reader, of)) return false
  const kept = facts.mentions.filter(({ noun }) => noun.from !== of.from)
  facts.mentions.splice(0, facts.mentions.length, ...kept, { noun: of, how: 'beside' })
  const one = itemOf({ ...of, isPlural: false, adjectives: [] })
  facts.holdings.push({
    owner: made,
    items: [{ ...one, saying: { ...sayingNothing(of.to), type: '-> User cascade' } }],
  })
  return true
}
