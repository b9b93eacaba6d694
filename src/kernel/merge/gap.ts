import { settled } from './merged.ts'
import type { Slot } from './sequence.ts'
import type { Unit } from './unit.ts'

export interface Lists {
  readonly base: readonly Unit[]
  readonly yours: readonly Unit[]
  readonly generated: readonly Unit[]
}

/** The blank lines before a unit, where it stands now. */
export function gapBefore({ base, yours, generated }: Slot<Unit>, isFirst: boolean, lists: Lists): string {
  const unit = yours ?? generated
  if (!unit) return ''
  const list = yours ? lists.yours : lists.generated
  const wasFirst = list[0] === unit
  if (isFirst) return wasFirst ? unit.gap : ''
  if (yours && generated) return settled(base?.gap ?? null, yours.gap, generated.gap) ?? yours.gap
  // What stood first has no blank lines of its own: as the one after it has.
  return wasFirst ? (list[1]?.gap ?? '') : unit.gap
}
