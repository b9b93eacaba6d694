interface Keyed {
  readonly key: string
}

/** One thing in three versions; null where a version lacks it. */
export interface Slot<Unit> {
  readonly key: string
  readonly base: Unit | null
  readonly yours: Unit | null
  readonly generated: Unit | null
}

/**
 * What three lists hold, in one order: that of the new generation, unless only the person moved things. What one list
 * has alone follows what it followed there.
 */
export function slotsOf<Unit extends Keyed>(
  base: readonly Unit[],
  yours: readonly Unit[],
  generated: readonly Unit[],
): readonly Slot<Unit>[] {
  const [before, own, made] = [byKey(base), byKey(yours), byKey(generated)]
  const movedByPerson = moved(before, own) && !moved(before, made)
  const [leading, other] = movedByPerson ? [own, made] : [made, own]
  return woven([...leading.keys()], [...other.keys()]).map((key) => ({
    key,
    base: before.get(key) ?? null,
    yours: own.get(key) ?? null,
    generated: made.get(key) ?? null,
  }))
}

/** The second of the same key is another one. */
function byKey<Unit extends Keyed>(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const map = new Map<string, Unit>()
  for (const unit of units) {
    let key = unit.key
    for (let count = 2; map.has(key); count += 1) key = `${unit.key} ${count}`
    map.set(key, unit)
  }
  return map
}

function moved(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  const kept = [...before.keys()].filter((key) => after.has(key))
  return [...after.keys()].filter((key) => before.has(key)).some((key, index) => key !== kept[index])
}

function woven(leading: readonly string[], other: readonly string[]): readonly string[] {
  const known = new Set(leading)
  const following = new Map<string | null, string[]>()
  let predecessor: string | null = null
  for (const key of other) {
    if (known.has(key)) predecessor = key
    else following.set(predecessor, [...(following.get(predecessor) ?? []), key])
  }
  return [null, ...leading].flatMap((key) => [...(key === null ? [] : [key]), ...(following.get(key) ?? [])])
}
