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
  const [own, made] = [where(yours, lists.yours), where(generated, lists.generated)]
  const places = [own, made].filter((place) => place !== null)
  const fitting = places.filter((place) => place.first === isFirst)
  if (fitting.length === 2) return settled(base?.gap ?? null, own!.gap, made!.gap) ?? own!.gap
  if (isFirst) return fitting[0]?.gap ?? ''
  // What stood first has no blank lines of its own: as the one after it has.
  return fitting[0]?.gap ?? places[0]?.next ?? ''
}

function where(unit: Unit | null, list: readonly Unit[]) {
  return unit && { gap: unit.gap, first: list[0] === unit, next: list[1]?.gap ?? '' }
}
