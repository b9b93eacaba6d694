import type { People } from '../../facts.ts'
import { itemOf } from '../../lists/item.ts'
import { coined } from '../../nouns/coined.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { holdBehind } from '../things/fields-behind.ts'
import { whomAt } from './handed.ts'

/** `librarians lend books to members`, `neighbours lend tools to each other`: a loan of each, and who has it. */
export function readLent(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const isLending = verbs.join() === 'lend'
  // `lend each other tools`
  const before = isLending ? whomAt(page, at) : null
  const what = isLending || verbs.join() === 'rent' ? nounAt(page, before?.to ?? at) : null
  if (what === null || isPersonal(what)) return null
  const behind = page.word(what.to) === 'out' ? what.to + 1 : what.to
  const whom = before ?? (page.word(behind) === 'to' ? whomAt(page, behind + 1) : null)
  if (whom === null) return null
  const isMutual = whom.noun === null
  const end = before === null ? whom.to : what.to
  const made = coined({ from, to: end }, [isLending ? 'loan' : 'rental'], true)
  page.claim(from, end)
  reader.mention(what)
  reader.mention(made)
  facts.belongings.push({ child: made, parent: what, isSure: true })
  if (whom.noun !== null) facts.roles.push({ noun: whom.noun })
  const borrower = coined({ from: end - 1, to: end }, [isLending ? 'borrower' : 'renter'], false)
  reader.hold(made, [itemOf(borrower)])
  const said = page.words(from, end)
  tellAll(reader, people, { of: what, does: ['create'], how, isAllowed, said })
  if (isMutual)
    // Nobody lends what is another's.
    for (const who of people) facts.rules.push({ who, within: what, verbs: ['create'], of: made, how, from: said })
  else tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said })
  facts.rules.push({ who: 'owner', as: borrower, verbs: ['read'], of: made, how: 'may', from: said })
  reader.done = { of: what, made, from, to: end, by: people }
  reader.topic = what
  return holdBehind(reader, made, what, end)
}
