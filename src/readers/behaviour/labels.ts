import { alternatives, instance } from '../../python/values/make.ts'
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
    // `request.state.user`: some object nobody was seen making.
    case 'external':
      return instance(value, {}, [label])
    case 'method':
      return value.function.kind === 'external' ? instance(value.function, {}, [label], value.self) : value
    default:
      return value
  }
}

/** Every label a value carries, through what it was made of. */
export function labelsOf(value: Value | null | undefined): ReadonlySet<Label> {
  return value ? carried(value, new Map()) : NONE
}

const NONE: ReadonlySet<Label> = new Set()

/** Expressions do not change once they are made; lists and objects of the project may. */
const remembered = new WeakMap<Value, ReadonlySet<Label>>()

/** A value made of more parts than this says nothing useful any more. */
const MAXIMUM_PARTS = 3_000

function carried(value: Value, met: Map<Value, ReadonlySet<Label>>): ReadonlySet<Label> {
  if (value.kind === 'constant') return NONE
  const known = remembered.get(value) ?? met.get(value)
  if (known || met.size > MAXIMUM_PARTS) return known ?? NONE
  // A value that holds itself adds nothing to itself.
  met.set(value, NONE)
  const own = value.kind === 'instance' || value.kind === 'unknown' ? value.labels : []
  let found: Set<Label> | null = own.length > 0 ? new Set(own) : null
  for (const part of partsOf(value)) {
    for (const label of carried(part, met)) (found ??= new Set()).add(label)
  }
  const result = found ?? NONE
  met.set(value, result)
  if (value.kind === 'instance' && value.class.kind === 'external') remembered.set(value, result)
  return result
}

/** What a value was made of. An object of the project is itself: what it holds is not what it is. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'instance':
      return value.class.kind === 'external'
        ? [...value.args, ...value.keywords.values(), ...(value.receiver ? [value.receiver] : [])]
        : []
    case 'method':
      return [value.self]
    case 'sequence':
      return value.items
    case 'alternatives':
      return value.options.map((option) => option.value)
    case 'unknown':
      return value.parts ?? []
    case 'mapping':
      return [...value.entries.values()].map((entry) => entry.value)
    default:
      return []
  }
}
