import { alternatives } from '../../python/values/make.ts'
import type { Value } from '../../python/values/value.ts'

/** Where a value comes from, as it travels: `principal`, `path:item_id`, `query:limit`, `body`, `header:x-token`. */
export type Label = string

export const PRINCIPAL: Label = 'principal'

/** The same value with a label; what carries none (a constant) stays as it is. */
export function labelled(value: Value, label: Label): Value {
  switch (value.kind) {
    case 'instance':
      // Attributes are shared: it is the same object, seen by someone who knows more of it.
      return value.labels.includes(label) ? value : { ...value, labels: [...value.labels, label] }
    case 'unknown':
      return value.labels.includes(label) ? value : { ...value, labels: [...value.labels, label] }
    case 'alternatives':
      return alternatives(value.options.map((option) => ({ ...option, value: labelled(option.value, label) })))
    case 'sequence':
      return { ...value, items: value.items.map((item) => labelled(item, label)) }
    default:
      return value
  }
}

/** Every label a value carries, through what it was made of. */
export function labelsOf(value: Value | null | undefined): ReadonlySet<Label> {
  const found = new Set<Label>()
  if (value) collect(value, found, new Set())
  return found
}

/** A value made of more parts than this says nothing useful any more. */
const MAXIMUM_PARTS = 3_000

function collect(value: Value, into: Set<Label>, seen: Set<Value>): void {
  if (value.kind === 'constant' || seen.has(value) || seen.size > MAXIMUM_PARTS) return
  seen.add(value)
  if (value.kind === 'instance' || value.kind === 'unknown') for (const label of value.labels) into.add(label)
  for (const part of partsOf(value)) collect(part, into, seen)
}

/** What a value was made of. An object of the project is itself: what it holds is not what it is. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'instance':
      return value.class.kind === 'external' ? [...value.args, ...value.keywords.values(), ...(value.receiver ? [value.receiver] : [])] : []
    case 'method':
      return [value.self]
    case 'sequence':
      return value.items
    case 'alternatives':
      return value.options.map((option) => option.value)
    case 'mapping':
      return [...value.entries.values()].map((entry) => entry.value)
    default:
      return []
  }
}
