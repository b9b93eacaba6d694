import { pairedWith } from './paired.ts'
import type { Thing, Things } from './things.ts'
import { usualParents } from './usual-parents.ts'
import type { Pointing } from '../vocabulary/pairs/pair.ts'
import { GROUPS, isPersonal } from '../vocabulary/people.ts'

interface Pointed {
  readonly parent: Thing
  readonly type: string
}

/** What rows of it usually point to, of what is named: what they are part of first, then what they only refer to. */
export function pointedTo(thing: Thing, things: Things, said: ReadonlySet<string>): readonly Pointed[] {
  const usual = usualParents(thing, things, said)
  const known = new Set([...said, ...usual.map(({ parent }) => parent.name)])
  const own = usualParents(thing, things)
  const typeOf = (parent: Thing, how: Pointing['how']): string => {
    const kept = own.find((one) => one.parent === parent)
    const isPart = kept === undefined ? how === 'part' : kept.isFirst
    const isOptional = kept === undefined ? how === 'perhaps' : kept.isOptional
    // Whoever works in a department is there when it is not.
    const goes = isPart && !(isPersonal(thing) && GROUPS.has(parent.words.at(-1)!))
    return `-> ${parent.name}${isOptional ? '? set-null' : goes ? ' cascade' : ''}`
  }
  const [first, others] = [usual.filter(({ isFirst }) => isFirst), usual.filter(({ isFirst }) => !isFirst)]
  return [
    ...first.map(({ parent }) => ({ parent, type: typeOf(parent, 'part') })),
    ...pairedWith(thing, things, known).map(({ parent, how }) => ({ parent, type: typeOf(parent, how) })),
    ...others.map(({ parent }) => ({ parent, type: typeOf(parent, 'one') })),
  ]
}
