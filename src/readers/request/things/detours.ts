import type { AskedField } from '../../../model/index.ts'
import type { Thing } from './things.ts'
import { GROUPS, POSTS, isPersonal } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

type Found = Map<Thing, AskedField[]>

/** Parts of which something has several, each with what it points to by itself: the entries of a transaction each go to an account. */
const LINES = setOf('posting entry line item split row position leg')
/** By these one comes to something, and another time to something else. */
const JOINS = setOf(
  'application enrollment enrolment registration signup booking reservation lease tenancy admission prescription stay contract membership rental loan assignment',
)
/** What is the same for whoever gets it, and is no one's. */
const FOR_ALL = setOf('medication medicine drug vaccine')

/** Leaves out what is supposed to point to something it leads to already, and what two only come together in. */
export function withoutDetours(found: Found, things: readonly Thing[]): void {
  const drop = (isDetour: (from: Thing, to: Thing, isSure: boolean) => boolean): void => {
    for (const [thing, fields] of found)
      found.set(
        thing,
        fields.filter((field) => {
          const to = things.find(({ name }) => name === targetOf(field.type)) ?? null
          return field.typed === 'said' || to === null || !isDetour(thing, to, !field.type.includes('?'))
        }),
      )
  }
  const points = (from: Thing, to: Thing): boolean => pointsTo(from, to, found)
  drop((from, to) => things.some((line) => LINES.has(line.words.at(-1)!) && points(line, from) && points(line, to)))
  drop(
    (from, to) =>
      areOnlyMet(from, to) &&
      things.some(
        (one) => JOINS.has(one.words.at(-1)!) && pointsTo(one, from, found, false) && pointsTo(one, to, found, false),
      ),
  )
  drop((from, to, isSure) =>
    things.some((by) => by !== to && !isSomebody(by) && points(from, by) && leads(by, to, found, isSure)),
  )
}

/** A candidate comes to a posting by an application; whoever works in a department is of it, whatever else they are in. */
const areOnlyMet = ({ words }: Thing, to: Thing): boolean =>
  FOR_ALL.has(words.at(-1)!) || (isPersonal({ words }) && !GROUPS.has(to.words.at(-1)!) && !POSTS.has(to.words.at(-1)!))

/** What need not be there is led to by what need not be there either. */
function leads(from: Thing, to: Thing, found: Found, isSure: boolean): boolean {
  const seen = new Set([from])
  for (const one of seen) {
    if (pointsTo(one, to, found, isSure)) return true
    // Whom it is for is said by itself, where that is far off.
    if (isSomebody(to)) return false
    for (const next of found.keys()) if (!isSomebody(next) && pointsTo(one, next, found)) seen.add(next)
  }
  return false
}

const isSomebody = ({ words }: Thing): boolean => isPersonal({ words }) || words.at(-1) === 'contact'

/** Each of them has one. */
const pointsTo = (from: Thing, to: Thing, found: Found, isSure = true): boolean =>
  (found.get(from) ?? []).some(({ type }) => targetOf(type) === to.name && !(isSure && type.includes('?')))

const targetOf = (type: string): string => /^-> (\w+)/.exec(type)?.[1] ?? ''
