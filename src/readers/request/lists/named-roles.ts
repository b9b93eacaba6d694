import { singular } from '../vocabulary/forms.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { isPersonal } from '../vocabulary/people.ts'

export interface NamedRoles {
  readonly nouns: readonly Noun[]
  readonly to: number
}

/** `roles admin and member`, `two roles: doctor, nurse`, `roles (seller, buyer)`; null where no names follow. */
export const rolesNamed = (page: Page, at: number): NamedRoles | null => page.at(at, findRoles)

function findRoles(page: Page, at: number): NamedRoles | null {
  const said = /^(two|three|four|five)$/.test(page.word(at)) ? at + 1 : at
  if (page.word(said) !== 'roles' || isOfMembers(page, said - 1)) return null
  const named = namesAt(page, namesBegin(page, said + 1))
  const last = named.at(-1)
  // `roles owner, admin, member`: of whatever has an owner.
  if (named.some(({ words }) => words.join(' ') === 'owner')) return null
  if (last === undefined || !named.every((noun) => isRole(noun, named))) return null
  return { nouns: named, to: page.word(last.to) === ')' ? last.to + 1 : last.to }
}

/** `members with roles owner and guest`, `member roles`: those of a group, each of whom has one there. */
function isOfMembers(page: Page, at: number): boolean {
  const whose = singular(page.word(/^(with|have|has)$/.test(page.word(at)) ? at - 1 : at))
  return whose !== '' && whose !== 'user' && isPersonal({ words: [whose] })
}

/** Behind `for`, `are`, a colon; behind the place in `roles for a help desk: agent`. */
function namesBegin(page: Page, at: number): number {
  const place = /^(for|of|in)$/.test(page.word(at)) ? nounAt(page, at + 1) : null
  if (place !== null && page.word(place.to) === ':') return place.to + 1
  let next = at
  while (/^(:|,|\(|for|are|like|called|named|such|as|namely)$/.test(page.word(next)) && next - at < 3) next += 1
  return next
}

/** One behind the other, with commas and `and` between them. */
function namesAt(page: Page, start: number): readonly Noun[] {
  const named: Noun[] = []
  for (let at = start; ;) {
    const noun = nounAt(page, at)
    if (noun === null || noun.words.length > 2) return named
    named.push(noun)
    const next = /^(,|and|or|\/|>|plus|&)$/.test(page.word(noun.to)) ? noun.to + 1 : null
    if (next === null) return named
    at = /^(and|or)$/.test(page.word(next)) ? next + 1 : next
  }
}

/** Somebody by what he does; or one word among such. */
const isRole = (noun: Noun, all: readonly Noun[]): boolean =>
  isPersonal(noun) || (noun.words.length === 1 && all.filter(isPersonal).length * 2 >= all.length)
