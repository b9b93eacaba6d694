import type { People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import type { Reader } from '../../reader.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import type { Objects } from '../deeds/objects.ts'

/** `the front desk checks members in`: what they booked is begun, and else it is written down that they came. */
export function readCheckedIn(
  reader: Reader,
  people: People,
  { nouns }: Objects,
  { at, from, how, isAllowed }: Said,
): number {
  const { page, facts } = reader
  const verbs = /^(and|or|\/)$/.test(page.word(at + 1)) && page.word(at + 2) === 'out' ? ['in', 'out'] : [page.word(at)]
  const end = at + (verbs.length === 2 ? 3 : 1)
  page.claim(from, end)
  const said = page.words(from, end)
  const stay = facts.mentions.findLast(({ noun }) => STAYS.test(noun.words.at(-1)!))?.noun ?? null
  for (const verb of stay === null ? [] : verbs) {
    facts.operations.push({ verb: `check-${verb}`, of: stay, from: said })
    tellAll(reader, people, { of: stay!, does: [], how, isAllowed, said, operation: `check-${verb}` })
  }
  if (stay !== null) return end
  const made = coined({ from, to: end }, ['check', 'in'], true)
  facts.mentions.push({ noun: made, how: 'plainly' })
  for (const parent of nouns) facts.belongings.push({ child: made, parent, isSure: true })
  tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said })
  return end
}

const STAYS = /^(reservation|booking|stay|appointment|visit|rental)$/
