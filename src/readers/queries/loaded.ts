import type { Instance, Value } from '../../python/values/value.ts'
import { partsOf } from '../behaviour/labels.ts'

/** A value of a row: what it was read from is its receiver. */
export const LOADED_VALUE = 'sqlalchemy.loaded_value'
export const LAZY_LOAD = 'sqlalchemy.lazy_load'

const isLoadedObject = (value: Value): value is Instance =>
  value.kind === 'instance' && value.class.kind === 'class' && value.receiver !== null

/** The objects from the database a value speaks of: `item` in `item.owner_id != user.id`. */
export function loadedIn(value: Value | null | undefined): ReadonlySet<Instance> {
  const found = new Set<Instance>()
  if (value) visit(value, found, new Set())
  return found
}

function visit(value: Value, found: Set<Instance>, seen: Set<Value>): void {
  if (value.kind === 'constant' || seen.has(value) || seen.size > 2_000) return
  seen.add(value)
  if (isLoadedObject(value)) {
    found.add(value)
    // Related through another object: that one is spoken of too.
    if (isColumnOfObject(value.receiver)) visit(value.receiver!, found, seen)
    return
  }
  for (const part of partsOf(value)) visit(part, found, seen)
}

const isColumnOfObject = (value: Value | null): boolean =>
  value?.kind === 'instance' && value.class.kind === 'external' && value.class.path === LOADED_VALUE
