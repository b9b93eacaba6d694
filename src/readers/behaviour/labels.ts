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
export function labelsOf(value: Value | null | undefined, depth = 0): ReadonlySet<Label> {
  const found = new Set<Label>()
  if (value) collect(value, found, depth)
  return found
}

function collect(value: Value, into: Set<Label>, depth: number): void {
  if (depth > 8) return
  if (value.kind === 'instance' || value.kind === 'unknown') for (const label of value.labels) into.add(label)
  if (value.kind === 'instance' && value.class.kind === 'external') {
    for (const part of [...value.args, ...value.keywords.values(), ...(value.receiver ? [value.receiver] : [])]) collect(part, into, depth + 1)
  } else if (value.kind === 'method') collect(value.self, into, depth + 1)
  else if (value.kind === 'sequence') for (const item of value.items) collect(item, into, depth + 1)
  else if (value.kind === 'alternatives') for (const option of value.options) collect(option.value, into, depth + 1)
  else if (value.kind === 'mapping') for (const entry of value.entries.values()) collect(entry.value, into, depth + 1)
}
