import { asItems, asNumber, asText, inherits, isNone } from '../../values/ask.ts'
import {
  FALSE,
  NONE,
  TRUE,
  bool,
  composed,
  external,
  instance,
  integer,
  list,
  mapping,
  sequence,
  setItem,
  text,
  tuple,
  unknown,
} from '../../values/make.ts'
import type { CallOf, ClassValue, Value } from '../../values/value.ts'
import { callMethod, findAttribute } from '../attributes.ts'
import { setAttribute, setSomeAttribute } from '../set-attribute.ts'
import { call } from '../calls.ts'
import { makeClass } from '../classes.ts'
import { elementOf, iterate, materialise } from '../iterate.ts'
import type { Summary } from '../library.ts'
import type { Machine } from '../machine.ts'
import { inOrder } from './order.ts'
import { makeSuper } from '../super.ts'
import { representation, stringOf } from '../text.ts'
import { truth } from '../truth.ts'

type Run = (call: CallOf, machine: Machine) => Value | undefined

const items = (value: Value | undefined, machine: Machine): { values: Value[]; open: boolean } => {
  if (!value) return { values: [], open: true }
  const found = iterate(value, machine)
  return { values: found.items.map((one) => one.value), open: found.open }
}

const functions: Record<string, Run> = {
  print: () => NONE,
  len: ({ args: [value], site }, machine) => {
    if (!value) return undefined
    const text_ = asText(value)
    if (text_ !== null) return integer(text_.length)
    const own = callMethod(value, '__len__', machine, { site })
    if (own) return own
    const { values, open } = items(value, machine)
    return open ? unknown('a length', site) : integer(values.length)
  },
  range: ({ args }) => {
    const numbers = args.map((arg) => (arg.kind === 'constant' && typeof arg.value === 'number' ? arg.value : null))
    if (numbers.includes(null)) return list([], true)
    const [from, to, step] =
      numbers.length === 1 ? [0, numbers[0]!, 1] : [numbers[0]!, numbers[1] ?? 0, numbers[2] ?? 1]
    const values: Value[] = []
    for (let i = from; step > 0 ? i < to : i > to; i += step || Infinity) {
      if (values.length >= 5000) return list(values, true)
      values.push(integer(i))
    }
    return list(values)
  },
  enumerate: ({ args: [value, start], keywords }, machine) => {
    const { values, open } = items(value, machine)
    const first = start ?? keywords.get('start')
    const from = first?.kind === 'constant' ? Number(first.value) : 0
    return list(
      values.map((item, i) => tuple([integer(i + from), item])),
      open,
    )
  },
  zip: ({ args }, machine) => {
    const all = args.map((arg) => items(arg, machine))
    const length = Math.min(...all.map((one) => one.values.length), 5000)
    return list(
      Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, i) => tuple(all.map((one) => one.values[i]!))),
      all.some((one) => one.open),
    )
  },
  sorted: ({ args: [value], keywords, site }, machine) => {
    const { values, open } = items(value, machine)
    return list(inOrder(values, keywords, machine, site) ?? values, open)
  },
  reversed: ({ args: [value] }, machine) => {
    const { values, open } = items(value, machine)
    return list(values.reverse(), open)
  },
  map: ({ args: [run, ...rest], site }, machine) => {
    const all = rest.map((arg) => items(arg, machine))
    const length = Math.min(...all.map((one) => one.values.length), 5000)
    return list(
      Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, i) =>
        call(run!, { args: all.map((one) => one.values[i]!), keywords: new Map(), open: false, site }, machine),
      ),
      all.some((one) => one.open),
    )
  },
  filter: ({ args: [test, value], site }, machine) => {
    const { values, open } = items(value, machine)
    const answers = values.map((item) =>
      truth(
        test && !isNone(test) ? call(test, { args: [item], keywords: new Map(), open: false, site }, machine) : item,
      ),
    )
    return list(
      values.filter((_, i) => answers[i] !== false),
      open,
    )
  },
  any: ({ args: [value] }, machine) => quantify(value, machine, true) ?? undefined,
  all: ({ args: [value] }, machine) => quantify(value, machine, false) ?? undefined,
  iter: ({ args: [value] }) => value,
  next: ({ args: [value, otherwise] }) => {
    if (value?.kind !== 'sequence') return value && elementOf(value)
    if (value.items.length === 0 && !value.open) return otherwise ?? unknown('the end of an iterator')
    return value.type === 'iterator' ? (value.items.shift() ?? elementOf(value)) : elementOf(value)
  },
  callable: ({ args: [value] }) =>
    value?.kind === 'unknown' ||
    value?.kind === 'external' ||
    value?.kind === 'instance' ||
    value?.kind === 'alternatives'
      ? undefined
      : bool(['function', 'method', 'class', 'native'].includes(value?.kind ?? '')),
  getattr: ({ args: [object, name, otherwise], site }, machine) => {
    const key = asText(name)
    if (!object || key === null) return unknown('an attribute of unknown name', site)
    return findAttribute(object, key, machine, site) ?? otherwise ?? unknown(`attribute ${key} is not known`, site)
  },
  setattr: ({ args: [object, name, value], site }, machine) => {
    const key = asText(name)
    if (object && key !== null && value) setAttribute(object, key, value, machine, site)
    else if (object && value) setSomeAttribute(object, value, machine, site)
    return NONE
  },
  dir: ({ args: [object] }) => {
    const of = object?.kind === 'instance' ? object.class : object
    return of?.kind === 'class'
      ? list(
          [...new Set(of.mro.flatMap((base) => (base.kind === 'class' ? [...base.namespace.keys()] : [])))]
            .sort()
            .map((name) => text(name)),
        )
      : undefined
  },
  hasattr: ({ args: [object, name], site }, machine) => {
    const key = asText(name)
    if (!object || key === null || object.kind === 'unknown' || object.kind === 'alternatives')
      return unknown('hasattr()', site)
    if (object.kind === 'instance' && object.class.kind === 'external')
      return object.attributes.has(key) ? TRUE : unknown('hasattr()', site)
    return bool(findAttribute(object, key, machine, site) !== undefined)
  },
  isinstance: ({ args: [object, type] }) => answer(isInstance(object, type)),
  issubclass: ({ args: [of, type], site }) => answer(of ? isSubclass(of, type) : null) ?? unknown('issubclass()', site),
  type: ({ args, keywords, site }, machine) =>
    args.length === 3 ? makeType(args, keywords, site, machine) : typeOf(args[0]),
  super: ({ args: [owner, self] }) => (owner?.kind === 'class' && self ? makeSuper(owner, self) : undefined),
  str: ({ args: [value], site }, machine) => {
    if (!value) return text('')
    const shown = stringOf(value, machine)
    return shown === null ? composed('text', [value], site) : text(shown)
  },
  repr: ({ args: [value], site }, machine) => {
    const shown = value ? representation(value, machine) : null
    return shown === null ? unknown('repr()', site) : text(shown)
  },
  int: ({ args: [value, base], site }) =>
    (base ? inBase(value, base) : number(value, 'int')) ??
    ({ ...unknown('a number', site, value?.kind === 'unknown' ? value.labels : []), type: 'int' } as const),
  float: ({ args: [value], site }) => number(value, 'float') ?? { ...unknown('a number', site), type: 'float' },
  bool: ({ args: [value], site }) => {
    const known = value ? answer(truth(value)) : FALSE
    // Whether a setting is there is an answer of that setting.
    const setting = value?.kind === 'constant' ? value.setting : undefined
    if (known?.kind === 'constant' && setting !== undefined) return { ...known, setting }
    return known ?? unknown('a truth value', site)
  },
  list: ({ args: [value] }, machine) => (value ? materialise(value, machine, 'list') : list([])),
  tuple: ({ args: [value] }, machine) => (value ? materialise(value, machine, 'tuple') : tuple([])),
  set: ({ args: [value] }, machine) => (value ? unique(materialise(value, machine, 'set')) : sequence('set', [])),
  frozenset: ({ args: [value] }, machine) => (value ? unique(materialise(value, machine, 'set')) : sequence('set', [])),
  dict: (given, machine) => makeDict(given, machine),
  vars: ({ args: [value], site }, machine) =>
    value ? (findAttribute(value, '__dict__', machine, site) ?? unknown('vars()', site)) : undefined,
  id: ({ site }) => unknown('id()', site),
  hash: ({ site }) => unknown('hash()', site),
  property: (given) => instance(external('builtins.property'), given),
  staticmethod: (given) => instance(external('builtins.staticmethod'), given),
  classmethod: (given) => instance(external('builtins.classmethod'), given),
}

const answer = (known: boolean | null): Value | undefined => (known === null ? undefined : bool(known))

function quantify(value: Value | undefined, machine: Machine, wanted: boolean): Value | undefined {
  const { values, open } = items(value, machine)
  const answers = values.map(truth)
  if (answers.includes(wanted)) return bool(wanted)
  return open || answers.includes(null) ? undefined : bool(!wanted)
}

function unique(value: Value): Value {
  if (value.kind !== 'sequence') return value
  const seen = new Set<unknown>()
  value.items = value.items.filter((item) => {
    const key = item.kind === 'constant' ? `${item.type}:${String(item.value)}` : item
    return seen.has(key) ? false : seen.add(key)
  })
  return value
}

function number(value: Value | undefined, type: 'int' | 'float'): Value | undefined {
  if (!value) return integer(0)
  const inner = value.kind === 'member' ? value.value : value
  if (inner.kind !== 'constant' || inner.type === 'none') return undefined
  const parsed = typeof inner.value === 'string' ? Number(inner.value.trim().replaceAll('_', '')) : Number(inner.value)
  return Number.isNaN(parsed)
    ? undefined
    : { kind: 'constant', type, value: type === 'int' ? Math.trunc(parsed) : parsed }
}

/** `int("ff", 16)` */
function inBase(value: Value | undefined, base: Value): Value | undefined {
  const [written, radix] = [asText(value), asNumber(base)]
  if (written === null || radix === null || radix < 2 || radix > 36) return undefined
  const parsed = Number.parseInt(written.replace(/^0[xob]/i, ''), radix)
  return Number.isSafeInteger(parsed) ? integer(parsed) : undefined
}

function makeDict(given: CallOf, machine: Machine): Value {
  const result = mapping([], given.open)
  const [from] = given.args
  if (from?.kind === 'mapping') {
    for (const { key, value } of from.entries.values()) setItem(result, key, value)
    result.open ||= from.open
  } else if (from) {
    const { values, open } = items(from, machine)
    result.open ||= open
    for (const pair of values) {
      const parts = asItems(pair)
      if (parts?.length === 2) setItem(result, parts[0]!, parts[1]!)
      else result.open = true
    }
  }
  for (const [name, value] of given.keywords) setItem(result, text(name), value)
  return result
}

/** Whether an object is of a type; null when the text does not tell. */
export function isInstance(object: Value | undefined, type: Value | undefined): boolean | null {
  if (!object || !type) return null
  if (type.kind === 'sequence') return anyOf(type.items.map((one) => isInstance(object, one)))
  if (type.kind === 'generic' && type.origin.kind === 'external' && type.origin.path === 'typing.Union')
    return anyOf(type.args.map((one) => isInstance(object, one)))
  if (object.kind === 'alternatives') {
    const answers = new Set(object.options.map((option) => isInstance(option.value, type)))
    return answers.size === 1 ? [...answers][0]! : null
  }
  if (object.kind === 'unknown') return null
  const plain = plainType(object)
  if (type.kind === 'external' && plain) return plain.includes(type.path.replace(/^builtins\./, ''))
  const of = typeOf(object)
  return of ? isSubclass(of, type) : null
}

function plainType(object: Value): readonly string[] | null {
  if (object.kind === 'constant')
    return object.type === 'bool'
      ? ['bool', 'int', 'object']
      : [object.type === 'none' ? 'NoneType' : object.type, 'object']
  if (object.kind === 'sequence')
    return [
      object.type,
      'object',
      'collections.abc.Sequence',
      'typing.Sequence',
      'collections.abc.Iterable',
      'typing.Iterable',
    ]
  if (object.kind === 'mapping') return ['dict', 'object', 'collections.abc.Mapping', 'typing.Mapping']
  if (object.kind === 'function' || object.kind === 'method' || object.kind === 'native')
    return ['types.FunctionType', 'collections.abc.Callable', 'typing.Callable', 'object']
  if (object.kind === 'class') return ['type', 'object']
  return null
}

const anyOf = (answers: readonly (boolean | null)[]): boolean | null =>
  answers.includes(true) ? true : answers.includes(null) ? null : false

function isSubclass(of: Value, type: Value | undefined): boolean | null {
  if (!type) return null
  if (type.kind === 'sequence') return anyOf(type.items.map((one) => isSubclass(of, one)))
  if (type.kind === 'external') {
    if (type.path === 'builtins.object') return true
    if (of.kind === 'class')
      return inherits(of, type.path)
        ? true
        : of.mro.some((base) => base.kind === 'external' && !/^(builtins|typing|abc|enum)\./.test(base.path))
          ? knownLineage(of)
            ? false
            : null
          : false
    if (of.kind === 'external') return of.path === type.path ? true : null
  }
  if (type.kind === 'class') return of.kind === 'class' ? of.mro.includes(type) : of.kind === 'external' ? false : null
  return null
}

/** Whether all classes from outside among the bases are well-known ones. */
const knownLineage = (of: ClassValue): boolean =>
  of.mro.every(
    (base) =>
      base.kind !== 'external' ||
      /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|enum|builtins|typing|abc)\b/.test(base.path),
  )

export function typeOf(object: Value | undefined): Value | undefined {
  if (!object) return undefined
  if (object.kind === 'instance' || object.kind === 'member') return object.class
  if (object.kind === 'constant') return external(`builtins.${object.type === 'none' ? 'NoneType' : object.type}`)
  if (object.kind === 'sequence') return external(`builtins.${object.type}`)
  if (object.kind === 'mapping') return external('builtins.dict')
  if (object.kind === 'class') return external('builtins.type')
  return undefined
}

/** `type(name, bases, namespace)` makes a class. */
function makeType(
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallOf['site'],
  machine: Machine,
): Value | undefined {
  const name = asText(args[0])
  const bases = asItems(args[1])
  const namespace = args[2]
  if (name === null || !bases || namespace?.kind !== 'mapping') return undefined
  return makeClass(
    name,
    bases,
    new Map([...namespace.entries.values()].map(({ key, value }) => [asText(key) ?? '', value])),
    keywords,
    site,
    machine,
  )
}

export const BUILTINS: readonly Summary[] = [
  ...Object.entries(functions).flatMap(([name, run]) => (run ? [{ path: `builtins.${name}`, call: run }] : [])),
  {
    path: 'builtins.property',
    call: functions['property']!,
    methods: {
      setter: (self, { args: [setter] }) => {
        if (self.kind === 'instance' && setter) self.attributes.set('<setter>', setter)
        return self
      },
      getter: (self) => self,
      deleter: (self) => self,
    },
  },
]
