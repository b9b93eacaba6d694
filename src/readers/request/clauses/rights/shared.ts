import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `share albums with clients`, `can be shared with other users`: people who are of it, too. Null where it is with nobody. */
export function readShared(reader: Reader, of: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  if (page.word(at) !== 'with' || of.length === 0) return null
  const { items } = itemsAt(page, at + 1)
  const people = items.filter(
    ({ noun }) => isPersonal(noun) || /^(friend|family|colleague|team)$/.test(noun.words.at(-1)!),
  )
  const last = people.at(-1)
  if (last === undefined || people.length < items.length) return null
  page.claim(at, last.noun.to)
  for (const noun of of) {
    const member: Noun = {
      ...last.noun,
      from: items[0]!.from,
      words: [...noun.words, 'collaborator'],
      isPlural: true,
      adjectives: [],
    }
    reader.mention(noun)
    facts.mentions.push({ noun: member, how: 'plainly' })
    facts.belongings.push({ child: member, parent: noun, isSure: true })
  }
  for (const { noun } of people) if (isPersonal(noun)) facts.roles.push({ noun })
  return withAccess(reader, of, last.noun.to)
}

/** `with read or write access`: which of them each has. */
function withAccess(reader: Reader, of: readonly Noun[], at: number): number {
  const { page } = reader
  const isAccess =
    page.word(at) === 'with' &&
    page.isWord(at + 1) &&
    page.word(at + 2) === 'or' &&
    page.isWord(at + 3) &&
    /^(access|rights?|permissions?)$/.test(page.word(at + 4))
  if (!isAccess) return at
  page.claim(at, at + 5)
  const values = [page.word(at + 1), page.word(at + 3)]
  for (const noun of of) {
    const access = {
      ...noun,
      from: at + 1,
      head: at + 1,
      to: at + 5,
      words: ['access', 'level'],
      isPlural: false,
      adjectives: [],
    }
    reader.hold({ ...noun, words: [...noun.words, 'collaborator'], isPlural: true, adjectives: [] }, [
      { ...itemOf(access), choice: { values, steps: [], hasSteps: false, to: at + 5 } },
    ])
  }
  return at + 5
}
