import { external, instance, list, text, tuple, unknown } from '../values/make.ts'
import type { ConditionOf, Value } from '../values/value.ts'
import { callMethod } from './attributes.ts'
import type { Machine } from './machine.ts'
import { recordItems } from './records.ts'

export interface Item {
  readonly value: Value
  readonly condition: ConditionOf | null
}

/** What a loop over a value goes through; `open` says that there may be more. */
export function iterate(value: Value, machine: Machine): { readonly items: readonly Item[]; readonly open: boolean } {
  switch (value.kind) {
    case 'sequence':
      return { items: value.items.flatMap(item), open: value.open }
    case 'mapping':
      return {
        items: [...value.entries.values()].map(({ key }) => ({ value: key, condition: null })),
        open: value.open,
      }
    case 'constant':
      if (value.type === 'str')
        return { items: [...String(value.value)].map((one) => ({ value: text(one), condition: null })), open: false }
      return { items: [], open: value.type !== 'none' }
    case 'class':
      return {
        items: [...new Set(value.namespace.values())]
          .filter((one) => one.kind === 'member')
          .map((one) => ({ value: one, condition: null })),
        open: false,
      }
    case 'alternatives': {
      const parts = value.options.map((option) => ({ option, inner: iterate(option.value, machine) }))
      return {
        items: parts.flatMap(({ option, inner }) =>
          inner.items.map((one) => ({ value: one.value, condition: one.condition ?? option.condition })),
        ),
        open: parts.some(({ inner }) => inner.open),
      }
    }
    case 'instance':
      return iterateObject(value, machine)
    default:
      return { items: [], open: true }
  }
}

/** An object from outside, by what a reader says of its `__iter__`. */
function iterateObject(value: Value & { kind: 'instance' }, machine: Machine): ReturnType<typeof iterate> {
  const parts = recordItems(value)
  if (parts) return { items: parts.map((one) => ({ value: one, condition: null })), open: false }
  const held = value.attributes.get('<items>')
  if (held) return iterate(held, machine)
  const own = callMethod(value, '__iter__', machine) ?? callMethod(value, '__aiter__', machine)
  if (own) return own.kind === 'instance' ? { items: [], open: true } : iterate(own, machine)
  const of =
    value.class.kind === 'external'
      ? value.class
      : value.class.mro.find((base) => base.kind === 'external' && base.path !== 'builtins.object')
  const site = machine.stack[machine.stack.length - 1]?.site ?? value.site
  if (of?.kind !== 'external' || !site) return { items: [], open: true }
  const known = machine.library.find(of.path, (summary) => summary.methods?.['__iter__'])
  const result = known?.(value, { args: [], keywords: new Map(), open: false, site: value.site ?? site }, machine)
  if (!result || result.kind === 'instance') return { items: [], open: true }
  machine.observer?.onCall?.(`${of.path}.__iter__`, value, {
    args: [],
    keywords: new Map(),
    open: false,
    site: value.site ?? site,
  })
  return iterate(result, machine)
}

/** An entry that may be absent is an alternative with one option. */
function item(value: Value): Item[] {
  if (value.kind !== 'alternatives' || value.options.length !== 1) return [{ value, condition: null }]
  const [only] = value.options
  return [{ value: only!.value, condition: only!.condition }]
}

/** An element of something whose elements are not known. */
export function elementOf(value: Value): Value {
  if (value.kind === 'unknown')
    return { ...unknown(value.why, value.site, value.labels), ...(value.field ? { field: value.field } : {}) }
  if (value.kind === 'sequence' && value.items.length) return value.items[0]!
  if (value.kind === 'instance') {
    if (value.class.kind === 'external')
      return instance(external(`${value.class.path}.<item>`), {}, value.labels, value)
    return unknown('an element', value.site, value.labels)
  }
  return unknown('an element of something unknown')
}

export function materialise(value: Value, machine: Machine, type: 'list' | 'tuple' | 'set' = 'list'): Value {
  if (value.kind === 'sequence')
    return type === 'tuple'
      ? tuple(value.items, value.open)
      : { kind: 'sequence', type, items: [...value.items], open: value.open }
  const { items, open } = iterate(value, machine)
  const result = list(
    items.map((one) => one.value),
    open,
  )
  return { ...result, type }
}
