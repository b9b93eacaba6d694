import { NONE, alternatives, external, instance, sequence, unknown } from '../values/make.ts'
import type { Value } from '../values/value.ts'
import type { Machine } from './machine.ts'

const SEQUENCES: Readonly<Record<string, 'list' | 'tuple' | 'set'>> = {
  'builtins.list': 'list',
  'builtins.set': 'set',
  'builtins.frozenset': 'set',
  'builtins.tuple': 'tuple',
  'typing.Sequence': 'list',
  'typing.Iterable': 'list',
  'typing.List': 'list',
  'typing.Set': 'set',
  'collections.abc.Sequence': 'list',
  'collections.abc.Iterable': 'list',
  'typing.Iterator': 'list',
  'collections.abc.Iterator': 'list',
  'collections.abc.AsyncIterator': 'list',
  'typing.AsyncIterator': 'list',
  'typing.Generator': 'list',
  'collections.abc.Generator': 'list',
  'typing.AsyncGenerator': 'list',
  'collections.abc.AsyncGenerator': 'list',
}
/** Types that only give another one a name. */
const NAMED = /^typing\.(NewType|TypeAliasType)$/
const PLAIN = /^builtins\.(str|int|float|bool|bytes|object|dict)$|^typing\.(Any|Optional|Callable)$/

/** Some value of a type: an object whose class is known although nobody was seen making it. */
export function symbolic(type: Value, machine: Machine, labels: readonly string[] = [], depth = 0): Value {
  if (depth > 8) return unknown('a value of a deep type', null, labels)
  switch (type.kind) {
    case 'class':
      return instance(type, {}, labels)
    case 'external': {
      const path = machine.library.canonical(type.path)
      return PLAIN.test(path)
        ? plain(path.slice(path.lastIndexOf('.') + 1), labels)
        : instance(external(path), {}, labels)
    }
    case 'constant':
      return type.type === 'none' ? NONE : unknown('a value', null, labels)
    case 'generic':
      return symbolicGeneric(type, machine, labels, depth)
    case 'instance':
      return NAMED.test(type.class.kind === 'external' ? type.class.path : '') && type.args[1]
        ? symbolic(type.args[1], machine, labels, depth + 1)
        : unknown('a value of an unknown type', null, labels)
    default:
      return unknown('a value of an unknown type', null, labels)
  }
}

/** A number is a number whatever is asked of it; text may become anything. */
function plain(type: string, labels: readonly string[]): Value {
  const made = unknown(`a ${type}`, null, labels)
  return type === 'int' || type === 'float' || type === 'bool' || type === 'bytes' ? { ...made, type } : made
}

function symbolicGeneric(
  type: Value & { kind: 'generic' },
  machine: Machine,
  labels: readonly string[],
  depth: number,
): Value {
  const origin = type.origin.kind === 'external' ? machine.library.canonical(type.origin.path) : ''
  const [first] = type.args
  if (origin === 'typing.Annotated')
    return first ? symbolic(first, machine, labels, depth + 1) : unknown('a value', null, labels)
  if (origin === 'typing.Union' || origin === 'typing.Optional') {
    const options = origin === 'typing.Optional' ? [...type.args, NONE] : type.args
    return alternatives(
      options.map((option) => ({ value: symbolic(option, machine, labels, depth + 1), condition: null })),
    )
  }
  if (origin === 'typing.Literal') return { ...unknown('a value of a generic type', null, labels), type: 'Literal' }
  const form = SEQUENCES[origin]
  if (form) return sequence(form, first ? [symbolic(first, machine, labels, depth + 1)] : [], true)
  if (type.origin.kind === 'class') return instance(type.origin, {}, labels)
  if (origin && !PLAIN.test(origin) && !origin.startsWith('typing.'))
    return instance(external(origin), { args: type.args }, labels)
  return unknown('a value of a generic type', null, labels)
}

/** Text that came with an object remembers the field, whose declaration may say what it can be. */
export function ofField(value: Value, field: string): Value {
  if (value.kind === 'unknown') return { ...value, field }
  if (value.kind === 'alternatives')
    return alternatives(value.options.map((option) => ({ ...option, value: ofField(option.value, field) })))
  return value.kind === 'sequence' ? { ...value, items: value.items.map((item) => ofField(item, field)) } : value
}
