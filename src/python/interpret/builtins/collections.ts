import { asItems, asNumber } from '../../values/ask.ts'
import {
  LONGEST_SEQUENCE,
  NONE,
  alternatives,
  bool,
  getItem,
  integer,
  keyOf,
  list,
  mapping,
  same,
  sequence,
  setItem,
  tuple,
  unknown,
} from '../../values/make.ts'
import type { CallOf, ConditionOf, Mapping, Sequence, Value } from '../../values/value.ts'
import { elementOf, iterate } from '../iterate.ts'
import type { Machine } from '../machine.ts'
import { inOrder } from './order.ts'

type Method = (call: CallOf) => Value

/** What is added under a condition nobody can decide is there only perhaps. */
function perhaps(value: Value, machine: Machine): Value {
  const condition: ConditionOf | undefined = machine.conditions[machine.conditions.length - 1]
  return condition ? { kind: 'alternatives', options: [{ value, condition }] } : value
}

export function sequenceMethod(self: Sequence, name: string, machine: Machine): Method | undefined {
  return sequenceMethods[name] && ((call) => sequenceMethods[name]!(self, call, machine))
}

const sequenceMethods: Record<string, (self: Sequence, call: CallOf, machine: Machine) => Value> = {
  append: (self, call, machine) => add(self, call.args[0], machine),
  add: (self, call, machine) =>
    self.items.some((item) => call.args[0] && same(item, call.args[0])) ? NONE : add(self, call.args[0], machine),
  extend: (self, call, machine) => addAll(self, call.args[0], machine),
  update: (self, call, machine) => addAll(self, call.args[0], machine),
  insert: (self, call, machine) => {
    const at = asNumber(call.args[0])
    if (at !== null && call.args[1]) self.items.splice(at, 0, perhaps(call.args[1], machine))
    else self.open = true
    return NONE
  },
  pop: (self, call) => {
    const at = call.args[0] ? asNumber(call.args[0]) : self.items.length - 1
    if (at === null || self.items.length === 0) return unknown('an item taken from a list', call.site)
    return self.items.splice(at, 1)[0] ?? unknown('an item taken from a list', call.site)
  },
  remove: (self, call) => {
    const at = self.items.findIndex((item) => call.args[0] && same(item, call.args[0]))
    if (at >= 0) self.items.splice(at, 1)
    return NONE
  },
  discard: (self, call, machine) => sequenceMethods['remove']!(self, call, machine),
  clear: (self) => {
    self.items = []
    return NONE
  },
  copy: (self) => sequence(self.type, self.items, self.open),
  index: (self, call) => {
    const at = self.items.findIndex((item) => call.args[0] && same(item, call.args[0]))
    return at >= 0 ? integer(at) : unknown('a position', call.site)
  },
  count: (self, call) =>
    self.open
      ? unknown('a count', call.site)
      : integer(self.items.filter((item) => call.args[0] && same(item, call.args[0])).length),
  sort: (self, call, machine) => {
    self.items = inOrder(self.items, call.keywords, machine, call.site) ?? self.items
    return NONE
  },
  reverse: (self) => {
    self.items.reverse()
    return NONE
  },
  union: (self, call, machine) => combine(self, call, machine, () => true),
  difference: (self, call, machine) => {
    const other = call.args[0] ? iterate(call.args[0], machine).items.map((one) => one.value) : []
    return sequence(
      'set',
      self.items.filter((item) => !other.some((one) => same(one, item))),
      self.open,
    )
  },
  intersection: (self, call, machine) => {
    const other = call.args[0] ? iterate(call.args[0], machine) : { items: [], open: true }
    return sequence(
      'set',
      self.items.filter((item) => other.items.some((one) => same(one.value, item))),
      self.open || other.open,
    )
  },
  symmetric_difference: (self, call, machine) => {
    const { items, open } = call.args[0] ? iterate(call.args[0], machine) : { items: [], open: true }
    const other = items.map((one) => one.value)
    return sequence('set', [...without(self.items, other), ...without(other, self.items)], self.open || open)
  },
  issubset: (self, call, machine) =>
    holdsAll(
      call.args[0] && iterate(call.args[0], machine),
      { items: self.items.map((value) => ({ value })), open: self.open },
      call,
    ),
  issuperset: (self, call, machine) =>
    holdsAll(
      { items: self.items.map((value) => ({ value })), open: self.open },
      call.args[0] && iterate(call.args[0], machine),
      call,
    ),
  isdisjoint: (self, call, machine) => {
    const { items, open } = call.args[0] ? iterate(call.args[0], machine) : { items: [], open: true }
    if (open || self.open) return unknown('a comparison of sets', call.site)
    return bool(!items.some((one) => self.items.some((item) => same(item, one.value))))
  },
  __len__: (self) => integer(self.items.length),
  __contains__: (_self, call) => unknown('membership', call.site),
  __iter__: (self) => self,
  __next__: (self) => self.items[0] ?? elementOf(self),
}

const without = (items: readonly Value[], others: readonly Value[]): Value[] =>
  items.filter((item) => !others.some((one) => same(one, item)))

interface Walked {
  readonly items: readonly { readonly value: Value }[]
  readonly open: boolean
}

/** Whether one set has all of another; of what has no plain value nobody can tell. */
function holdsAll(large: Walked | undefined, small: Walked | undefined, call: CallOf): Value {
  const plain = (side: Walked): boolean =>
    !side.open && side.items.every(({ value }) => value.kind === 'constant' || value.kind === 'member')
  if (!large || !small || !plain(large) || !plain(small)) return unknown('a comparison of sets', call.site)
  return bool(small.items.every(({ value }) => large.items.some((one) => same(one.value, value))))
}

function add(self: Sequence, item: Value | undefined, machine: Machine): Value {
  if (!item) self.open = true
  else if (self.items.length < LONGEST_SEQUENCE) self.items.push(perhaps(item, machine))
  else self.open = true
  return NONE
}

function addAll(self: Sequence, source: Value | undefined, machine: Machine): Value {
  const { items, open } = source ? iterate(source, machine) : { items: [], open: true }
  for (const { value } of items)
    if (self.type !== 'set' || !self.items.some((item) => same(item, value))) add(self, value, machine)
  self.open ||= open
  return NONE
}

function combine(self: Sequence, call: CallOf, machine: Machine, keep: (value: Value) => boolean): Value {
  const result = sequence('set', self.items, self.open)
  for (const arg of call.args) addAll(result, arg, machine)
  result.items = result.items.filter(keep)
  return result
}

export function mappingMethod(self: Mapping, name: string, machine: Machine): Method | undefined {
  return mappingMethods[name] && ((call) => mappingMethods[name]!(self, call, machine))
}

const mappingMethods: Record<string, (self: Mapping, call: CallOf, machine: Machine) => Value> = {
  get: (self, call) => lookUp(self, call.args[0], call.args[1] ?? call.keywords.get('default') ?? NONE, call),
  items: (self) =>
    list(
      [...self.entries.values()].map(({ key, value }) => tuple([key, value])),
      self.open,
    ),
  keys: (self) =>
    list(
      [...self.entries.values()].map(({ key }) => key),
      self.open,
    ),
  values: (self) =>
    list(
      [...self.entries.values()].map(({ value }) => value),
      self.open,
    ),
  copy: (self) =>
    mapping(
      [...self.entries.values()].map(({ key, value }) => [key, value]),
      self.open,
    ),
  update: (self, call, machine) => {
    const [from] = call.args
    if (from?.kind === 'mapping') for (const { key, value } of from.entries.values()) setItem(self, key, value)
    if (from && from.kind !== 'mapping') addPairs(self, from, machine)
    if (from?.kind === 'mapping' && from.open) self.open = true
    for (const [key, value] of call.keywords) setItem(self, { kind: 'constant', type: 'str', value: key }, value)
    return NONE
  },
  setdefault: (self, call) => {
    const [key, value = NONE] = call.args
    if (!key) return unknown('an item', call.site)
    const found = getItem(self, key)
    if (found) return found
    setItem(self, key, value)
    return value
  },
  pop: (self, call) => {
    const [key, otherwise] = call.args
    const found = key && lookUp(self, key, otherwise ?? unknown('a missing key', call.site), call)
    if (key) self.entries.delete(keyOf(key))
    return found ?? unknown('an item', call.site)
  },
  clear: (self) => {
    self.entries.clear()
    return NONE
  },
  __len__: (self) => integer(self.entries.size),
}

/** `{}.update([("key", value)])` */
function addPairs(self: Mapping, from: Value, machine: Machine): void {
  const { items, open } = iterate(from, machine)
  self.open ||= open
  for (const { value } of items) {
    const parts = asItems(value)
    if (parts?.length === 2) setItem(self, parts[0]!, parts[1]!)
    else self.open = true
  }
}

function lookUp(self: Mapping, key: Value | undefined, otherwise: Value, call: CallOf): Value {
  if (!key) return otherwise
  const found = getItem(self, key)
  if (found) return found
  if (self.open) return unknown('an item of an open mapping', call.site)
  if (key.kind === 'constant' || key.kind === 'member' || key.kind === 'class' || key.kind === 'sequence')
    return otherwise
  return alternatives([
    ...[...self.entries.values()].slice(0, 11).map((entry) => ({ value: entry.value, condition: null })),
    { value: otherwise, condition: null },
  ])
}
