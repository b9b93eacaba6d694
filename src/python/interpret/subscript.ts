import { asNumber } from '../values/ask.ts'
import { alternatives, external, generic, instance, sequence, text, unknown } from '../values/make.ts'
import type { Site, Value } from '../values/value.ts'
import { getItem, setItem } from '../values/make.ts'
import { callMethod, findAttribute } from './attributes.ts'
import { call } from './calls.ts'
import { elementOf } from './iterate.ts'
import type { Machine } from './machine.ts'
import { recordItems } from './records.ts'
import { positions } from './slices.ts'

/** `value[index]`: an item, a slice, or a parametrised type. */
export function subscript(value: Value, index: Value, machine: Machine, site: Site): Value {
  switch (value.kind) {
    case 'sequence':
      return itemOf(value, index, site)
    case 'mapping':
      return mappingItem(value, index, machine, site)
    case 'constant':
      return characters(value, index, site)
    case 'external':
      return externalItem(value, index, machine)
    case 'class':
      return classItem(value, index, machine, site)
    case 'generic':
      return generic(value, indexes(index))
    case 'alternatives':
      return alternatives(
        value.options.map((option) => ({ ...option, value: subscript(option.value, index, machine, site) })),
      )
    case 'instance':
      return instanceItem(value, index, machine, site)
    // `answer.choices[0]`: what stands in something of an object from outside.
    case 'method':
      return value.function.kind === 'external' && value.self.kind === 'instance'
        ? instance(external(`${value.function.path}.__getitem__`), { args: [index], site }, value.self.labels, value)
        : unknown('an item', site)
    case 'unknown':
      return unknown(value.why, value.site, value.labels)
    default:
      return unknown('an item', site)
  }
}

const indexes = (index: Value): readonly Value[] =>
  index.kind === 'sequence' && index.type === 'tuple' ? index.items : [index]

function externalItem(value: Value & { kind: 'external' }, index: Value, machine: Machine): Value {
  const path = machine.library.canonical(value.path)
  return machine.library.get(path)?.subscript?.(indexes(index), machine) ?? generic(external(path), indexes(index))
}

function classItem(value: Value & { kind: 'class' }, index: Value, machine: Machine, site: Site): Value {
  const member = index.kind === 'constant' ? value.namespace.get(String(index.value)) : undefined
  if (member?.kind === 'member') return member
  const own = value.mro
    .map((base) => (base.kind === 'class' ? base.namespace.get('__class_getitem__') : undefined))
    .find((one) => one)
  if (own) {
    const target = own.kind === 'instance' ? own.args[0] : own
    const made =
      target?.kind === 'function'
        ? call(
            { kind: 'method', function: target, self: value },
            { args: [index], keywords: new Map(), open: false, site },
            machine,
          )
        : undefined
    if (made && made.kind !== 'unknown') return made
  }
  return generic(value, indexes(index))
}

function instanceItem(value: Value & { kind: 'instance' }, index: Value, machine: Machine, site: Site): Value {
  const own = callMethod(value, '__getitem__', machine, { args: [index], site })
  if (own) return own
  const parts = recordItems(value)
  if (parts) return itemOf(sequence('tuple', parts), index, site)
  if (value.class.kind === 'external' && value.class.path.endsWith('TypeAliasType'))
    return generic(value, indexes(index))
  const method =
    value.class.kind === 'external'
      ? machine.library.find(value.class.path, (summary) => summary.methods?.['__getitem__'])
      : undefined
  const known = method?.(value, { args: [index], keywords: new Map(), open: false, site }, machine)
  if (known) return known
  const stored =
    index.kind === 'constant'
      ? findAttribute({ ...value, class: external('builtins.object') }, `[s${String(index.value)}]`, machine, site)
      : undefined
  if (stored) return stored
  return value.class.kind === 'external'
    ? instance(external(`${value.class.path}.__getitem__`), { args: [index], site }, value.labels, value)
    : unknown('an item', site, value.labels)
}

function mappingItem(value: Value & { kind: 'mapping' }, index: Value, machine: Machine, site: Site): Value {
  const found = getItem(value, index)
  if (found) return found
  if (value.factory && (index.kind === 'constant' || index.kind === 'member')) {
    const made = call(value.factory, { args: [], keywords: new Map(), open: false, site }, machine)
    setItem(value, index, made)
    return made
  }
  if (index.kind === 'constant' || index.kind === 'member' || value.entries.size === 0)
    return unknown('a missing key', site)
  return alternatives(
    [...value.entries.values()].slice(0, 12).map((entry) => ({ value: entry.value, condition: null })),
  )
}

function characters(value: Value & { kind: 'constant' }, index: Value, site: Site): Value {
  if (value.type !== 'str') return unknown('an item', site)
  const written = String(value.value)
  const range = positions(index, written.length)
  if (range) return text(range.map((at) => written[at]).join(''))
  const at = asNumber(index)
  const one = at === null ? undefined : written.at(at)
  return one === undefined ? unknown('a character', site) : text(one)
}

function itemOf(value: Value & { kind: 'sequence' }, index: Value, site: Site): Value {
  const range = positions(index, value.items.length)
  if (range)
    return sequence(
      value.type,
      range.map((at) => value.items[at]!),
      value.open,
    )
  const at = asNumber(index)
  const one = at === null || (value.open && at < 0) ? undefined : value.items.at(at)
  return one ?? (value.open ? elementOf(value) : unknown('an item', site))
}
