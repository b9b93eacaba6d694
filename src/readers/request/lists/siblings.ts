import { isHeldThing } from '../things/held-things.ts'
import { pascal } from '../vocabulary/forms.ts'
import type { Item } from './item.ts'
import type { Noun } from '../nouns/noun.ts'
import { isPartOf, isUsuallyOf, usuallyHolds } from '../things/usual-holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'
import { SOMEBODY } from '../vocabulary/people.ts'

/** What is listed of a thing, by what it is of: the thing itself, or one of the things that are listed with it. */
export interface Listed {
  readonly own: readonly Item[]
  readonly others: readonly { readonly owner: Noun; readonly item: Item }[]
}

/** `rooms with messages and read receipts`, `recipes with ingredients and amounts`: what usually is of one of those beside it. */
export function amongSiblings(owner: Noun, said: readonly Item[]): Listed {
  const items = said.map((item) => counted(item, owner))
  const things = items.filter((item) => isHeldThing(item) && !SOMEBODY.has(item.noun.words.at(-1)!))
  const others: { readonly owner: Noun; readonly item: Item }[] = []
  for (const item of items) {
    // `(exercise, sets, reps, weight)`: what goes on with the fields of one of them.
    const last = others.at(-1)
    const isOn = last !== undefined && !isHeldThing(item) && !usuallyHolds(owner, item.noun)
    const sibling = isOn && usuallyHolds(last.owner, item.noun) ? last.owner : siblingOf(item, things, owner)
    if (sibling !== null) others.push({ owner: sibling, item })
  }
  return { own: items.filter((item) => !others.some((one) => one.item === item)), others }
}

/** `polls with options`, `cases with deadlines`: rows of those, though elsewhere such names are fields. */
export const rowOf = (item: Item, owner: Noun): Item =>
  isOverIt(item, owner) ? overIt(item, owner) : asRow(item, owner)

/** `employees with managers`: each has one, who is one of them. */
const isOverIt = ({ noun, inner }: Item, { words }: Noun): boolean =>
  inner.length === 0 &&
  /^(manager|supervisor|mentor|buddy)$/.test(noun.words.join(' ')) &&
  /^(employee|worker)$/.test(words.at(-1)!)
const overIt = (item: Item, { words }: Noun): Item => ({
  ...item,
  noun: { ...item.noun, isPlural: false },
  saying: { ...item.saying, type: `-> ${pascal(words)}? set-null` },
})

const asRow = (item: Item, owner: Noun): Item =>
  (item.noun.isPlural || UNCOUNTED.has(item.noun.words.join(' '))) &&
  item.choice === null &&
  item.saying.type === null &&
  !isHeldThing(item) &&
  isUsuallyOf(item.noun, owner) &&
  // What is told apart by a name of its own is more than a number.
  Object.keys(kindOf(item.noun.words)?.holds ?? {}).some((name) =>
    /^(name|title|text|description|completed|status)$/.test(name),
  ) &&
  !(item.noun.words.length === 1 && usuallyHolds(owner, item.noun))
    ? { ...item, isRow: true }
    : item

/** Of these there is no plural, however many there are. */
const UNCOUNTED: ReadonlySet<string> = new Set(['progress', 'attendance', 'homework', 'signup'])

/** `pages` of a book: how many there are. */
const counted = (item: Item, { words }: Noun): Item =>
  item.inner.length === 0 &&
  item.noun.words.join(' ') === 'page' &&
  /^(book|magazine|thesis|brochure)$/.test(words.at(-1)!)
    ? { ...item, saying: { ...item.saying, type: 'int(0..)' } }
    : item

/** `attendance` beside rehearsals and singers: of one of each. */
const areOfSeveral = (noun: Noun, wholes: readonly Item[]): boolean => {
  const groups = kindOf(noun.words)?.of ?? []
  const own = wholes.map((one) => groups.findIndex((group) => group.includes(one.noun.words.at(-1)!)))
  return wholes.length > 1 && new Set(own).size === own.length
}

/** `boards with columns and cards`: of what it is of by its name, the one that is itself of the whole comes first. */
function nearerOf(item: Item, things: readonly Item[], owner: Noun): Noun | null {
  const { noun } = item
  const group = kindOf(noun.words)?.of.find((one) => isOneOf(one, owner.words)) ?? []
  const before = group.slice(
    0,
    group.findIndex((one) => isOneOf([one], owner.words)),
  )
  const nearer = things.filter(
    (one) =>
      one !== item && isOneOf(before, one.noun.words) && isUsuallyOf(one.noun, owner) && !isUsuallyOf(one.noun, noun),
  )
  return nearer.length === 1 ? nearer[0]!.noun : null
}

function siblingOf(item: Item, things: readonly Item[], owner: Noun): Noun | null {
  const { noun } = item
  if (isHeldThing(item)) {
    if (isUsuallyOf(noun, owner)) return nearerOf(item, things, owner)
    if (isUsuallyOf(owner, noun)) return null
    const all = things.filter((one) => one !== item && isPartOf(noun, one.noun))
    // `shelves, bins and items`: an item lies in a bin, and that on a shelf.
    const wholes = all.filter((one) => !all.some((other) => other !== one && isPartOf(other.noun, one.noun)))
    return wholes.length === 1 || areOfSeveral(noun, wholes) ? wholes[0]!.noun : null
  }
  // `a price` beside several things is of the whole; `prices` are of each of them.
  const isSaid = item.choice !== null || item.saying.type !== null || item.inner.length > 0
  if (!noun.isPlural || isSaid || usuallyHolds(owner, noun)) return null
  const holders = things.filter((one) => one.from < item.from && usuallyHolds(one.noun, noun))
  // `sets and reps` of exercises: of the one that is known for it.
  const known = holders.filter(
    (one) =>
      noun.words.join('_') in (kindOf(one.noun.words)?.holds ?? {}) ||
      `${noun.words.join('_')}s` in (kindOf(one.noun.words)?.holds ?? {}),
  )
  const [only] = known.length === 1 ? known : holders
  return only !== undefined && (known.length === 1 || holders.length === 1) ? only.noun : null
}
