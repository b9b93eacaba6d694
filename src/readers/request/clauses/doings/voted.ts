import type { People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { usualOf, shownIn } from '../deeds/bare.ts'
import { type Said, tellAll } from '../deeds/deed.ts'

/** `vote up or down on answers`, `give thumbs up or down`, `upvote and downvote posts`: a vote, and which of both it is. */
export function readVoted(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const end = directionEnd(page, verbs, at)
  if (end === null) return null
  const made = coined({ from, to: end }, ['vote'], true)
  const start = /^(on|for|to)$/.test(page.word(end)) ? end + 1 : end
  const named = start > end || verbs.length > 1 ? nounAt(page, start) : null
  const of = named ?? usualOf(reader, made) ?? shownIn(reader)
  facts.mentions.push({ noun: made, how: 'plainly' })
  if (named !== null) reader.mention(named, isPersonal(named) ? 'beside' : 'plainly')
  if (of !== null) facts.belongings.push({ child: made, parent: of, isSure: named !== null })
  const value: Noun = { ...made, words: ['value'], isPlural: false }
  facts.holdings.push({
    owner: made,
    items: [{ ...itemOf(value), choice: { values: ['up', 'down'], steps: [], hasSteps: false, to: end } }],
  })
  const next = named?.to ?? end
  page.claim(from, next)
  reader.done = { of: of ?? made, made, from, to: next, by: people }
  const said = page.words(from, next)
  tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said })
  return next
}

/** Behind `up or down`; null where it is no question of both. */
function directionEnd(page: Page, verbs: readonly string[], at: number): number | null {
  if (verbs.includes('upvote') && verbs.includes('downvote')) return at
  const [verb] = verbs
  const start = verb === 'give' && /^(a|the)$/.test(page.word(at)) ? at + 1 : at
  const isThumb = verb === 'give' && /^thumbs?$/.test(page.word(start))
  if (verbs.length !== 1 || !(verb === 'vote' || isThumb)) return null
  const up = isThumb ? start + 1 : start
  return page.word(up) === 'up' && /^(or|and|\/)$/.test(page.word(up + 1)) && /^(down|thumbs)$/.test(page.word(up + 2))
    ? page.word(up + 2) === 'thumbs'
      ? up + 4
      : up + 3
    : null
}
