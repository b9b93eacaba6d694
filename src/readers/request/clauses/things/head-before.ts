import type { Facts } from '../../facts.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { usuallyHolds } from '../../things/usual-holders.ts'
import { isPutTogether } from '../../vocabulary/holders.ts'
import { GROUPS, POSTS, isPersonal } from '../../vocabulary/people.ts'

/**
 * `vaccinations for pets, each with a date`: what is said behind a comma is of the first of them, which the others only say
 * more of. `teams of players, each with a number`: of those, where the first is no more than several of them.
 */
export function headBefore(reader: Reader, end: number, held: number): Noun | null {
  const { page } = reader
  const [nearest, ...before] = chainBefore(reader, end)
  if (nearest === undefined) return null
  // `hotels with rooms, each with a number`: what is held is a thing of its own.
  const isOwn = (noun: Noun): boolean => page.word(noun.to) === 'with' || isSeveralOf(reader, noun, nearest)
  const stop = before.findIndex(isOwn)
  const more = stop < 0 ? before : before.slice(0, stop)
  const [head, other] = [more.at(-1) ?? nearest, more.length > 0 ? nearest : (before[0] ?? nearest)]
  const fields = itemsAt(page, held).items
  const heldBy = (noun: Noun): number => fields.filter((field) => usuallyHolds(noun, field.noun)).length
  // `members rate films, each with a title and a year`: of those, and of nothing that comes of it.
  const done = head === nearest && nearest === reader.done?.made ? reader.done.of : other
  return head !== done && heldBy(head) === 0 && heldBy(done) * 2 >= fields.length ? done : head
}

/** `bookings of rooms in hotels`: each of which says more of the one before it, from behind. */
function chainBefore({ page, facts }: Reader, end: number): readonly Noun[] {
  const nouns = namedIn(facts)
  const chain: Noun[] = []
  for (let to: number | null = end; to !== null;) {
    const noun = nouns.findLast((one) => one.to === to && one.isPlural)
    if (noun === undefined) break
    chain.push(noun)
    to = SAYING_MORE.test(page.word(noun.from - 1)) ? noun.from - 1 : null
  }
  return chain
}

const SAYING_MORE = /^(for|of|on|to|in|at|from|into|about|against|with)$/

const namedIn = ({ mentions, holdings }: Facts): readonly Noun[] => [
  ...mentions.map(({ noun }) => noun),
  ...holdings.flatMap(({ items }) => items.map(({ noun }) => noun)),
]

/** `lists of tasks`, `teams of players`: of those there are several in each. */
const isSeveralOf = ({ page }: Reader, { words, to }: Noun, those: Noun): boolean =>
  page.word(to) === 'of' &&
  (isPutTogether(words) || (isPersonal(those) && (GROUPS.has(words.at(-1)!) || POSTS.has(words.at(-1)!))))
