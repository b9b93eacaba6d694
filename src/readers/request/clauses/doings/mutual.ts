import type { Facts, People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import { itemOf, sayingNothing } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { ACCOUNTS, isPersonal } from '../../vocabulary/people.ts'
import { BETWEEN, MADE, SAYINGS } from '../../vocabulary/verbs.ts'
import { type Said, tellAll } from '../deeds/deed.ts'

/** `users follow each other`: each time somebody, and somebody else. */
export function readMutual(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const [verb = ''] = verbs
  const name = MADE.get(verb) ?? BETWEEN.get(verb)
  const others = otherEnd(page, at)
  const like = others === null && people.every(isAccount) ? likeThem(page, at) : null
  const end = others ?? like?.to ?? null
  if (end === null || verbs.length !== 1 || name === undefined) return null
  const made = agentOf(facts, verb, name) ?? coined({ from, to: end }, name.split(' '), true)
  const other = { ...made, words: [SAYINGS.has(verb) || BETWEEN.has(verb) ? pastOf(verb) : 'other'], isPlural: false }
  if (like !== null) facts.mentions.push({ noun: like, how: 'plainly' })
  facts.mentions.push({ noun: made, how: 'plainly' })
  facts.holdings.push({
    owner: made,
    items: [{ ...itemOf(other), saying: { ...sayingNothing(end), type: '-> User cascade' } }],
  })
  page.claim(from, end)
  tellAll(reader, people, {
    of: made,
    does: ['create'],
    how,
    isAllowed,
    said: page.words(from, end),
  })
  return end
}

/** `followers: users follow other users`: those are what comes of it. */
const agentOf = ({ mentions }: Facts, verb: string, name: string): Noun | null =>
  mentions.findLast(({ noun }) => [`${verb}er`, `${verb}r`, `${name}r`].includes(noun.words.join(' ')))?.noun ?? null

/** `each other`, `other users`; null where nobody like the one who does it stands here. */
function otherEnd(page: Page, at: number): number | null {
  const start = /^(on|to|with|for)$/.test(page.word(at)) ? at + 1 : at
  if (page.matches(start, ['each', 'other']) || page.matches(start, ['one', 'another'])) return start + 2
  if (page.word(start) === 'others' && (page.isEnd(start + 1) || /^(,|and)$/.test(page.word(start + 1))))
    return start + 1
  const isOther = page.word(start) === 'other' && isPersonal({ words: [page.word(start + 1) || 'of'] })
  return isOther && /^(user|users|people|members|players)$/.test(page.word(start + 1)) ? start + 2 : null
}

const isAccount = (who: People[number]): boolean => typeof who !== 'string' && ACCOUNTS.has(who.words.join(' '))

/** `users block users`: others like themselves. */
function likeThem(page: Page, at: number): Noun | null {
  const noun = nounAt(page, at)
  const isOne = noun !== null && noun.isPlural && ACCOUNTS.has(noun.words.join(' '))
  return isOne && (page.isEnd(noun.to) || /^(,|and|or)$/.test(page.word(noun.to))) ? noun : null
}

const pastOf = (verb: string): string => (verb.endsWith('e') ? `${verb}d` : `${verb}ed`)
