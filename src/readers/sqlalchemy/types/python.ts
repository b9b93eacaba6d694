import { asText, classAttribute, isMade, isNone } from '../../../python/values/ask.ts'
import { external, instance } from '../../../python/values/make.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { MAPPED_COLUMN } from '../library/attributes.ts'
import { MAPPED_BY, REGISTRY } from '../library/declarative.ts'
import { isEnumClass } from './enums.ts'

/** What an annotation says of a column. */
export interface Annotated {
  readonly nullable: boolean
  /** The Python type without `None`, outermost reading first: an alias, `Annotated[...]`, the plain type. */
  readonly candidates: readonly Value[]
  /** A `mapped_column()` inside `Annotated[...]`. */
  readonly column: Value | null
}

/** SQLAlchemy's own map from Python types (`_type_map` in sql/sqltypes.py). */
const TYPES: Readonly<Record<string, string>> = {
  'builtins.int': 'Integer',
  'builtins.float': 'Float',
  'builtins.bool': 'Boolean',
  'builtins.str': 'String',
  'builtins.bytes': 'LargeBinary',
  'uuid.UUID': 'Uuid',
  'decimal.Decimal': 'Numeric',
  'datetime.date': 'Date',
  'datetime.datetime': 'DateTime',
  'datetime.time': 'Time',
  'datetime.timedelta': 'Interval',
}

const originPath = (value: Value): string =>
  value.kind === 'generic' && value.origin.kind === 'external' ? value.origin.path : ''
const isUnion = (value: Value): boolean =>
  originPath(value) === 'typing.Union' || originPath(value) === 'types.UnionType'
export const isAnnotated = (value: Value): value is Value & { kind: 'generic' } =>
  originPath(value) === 'typing.Annotated'
export const isAlias = (value: Value): value is Value & { kind: 'instance' } => isMade(value, 'typing.TypeAliasType')
const isNewType = (value: Value): value is Value & { kind: 'instance' } => isMade(value, 'typing.NewType')

/** Whether None is among what a type allows, through aliases and `Annotated`. */
export function includesNone(type: Value, depth = 0): boolean {
  if (isNone(type)) return true
  if (depth > 10) return false
  if (isUnion(type) && type.kind === 'generic') return type.args.some((one) => includesNone(one, depth + 1))
  if (isAnnotated(type)) return type.args[0] !== undefined && includesNone(type.args[0], depth + 1)
  if (isAlias(type) || isNewType(type)) return type.args[1] !== undefined && includesNone(type.args[1], depth + 1)
  return false
}

function withoutNone(type: Value): Value {
  if (!isUnion(type) || type.kind !== 'generic') return type
  const rest = type.args.filter((one) => !isNone(one))
  return rest.length === 1 ? rest[0]! : { ...type, args: rest }
}

export function readAnnotation(argument: Value): Annotated {
  const nullable = includesNone(argument)
  const outer = withoutNone(argument)
  const inner = isAlias(outer) && outer.args[1] ? withoutNone(outer.args[1]) : outer
  const candidates = [...(inner === outer ? [] : [outer]), inner]
  if (!isAnnotated(inner)) return { nullable, candidates, column: null }
  const plain = inner.args[0] && withoutNone(inner.args[0])
  const column = inner.args.slice(1).find((one) => isMade(one, MAPPED_COLUMN)) ?? null
  return { nullable, candidates: plain ? [...candidates, plain] : candidates, column }
}

/** The SQL type that SQLAlchemy picks for a Python type; null when it would refuse. */
export function typeForPython(annotated: Annotated, of: ClassValue, machine: Machine): Value | null {
  const maps = typeMaps(of)
  for (const candidate of annotated.candidates) {
    const found = lookUp(candidate, maps, machine)
    if (found) return found
  }
  const last = annotated.candidates[annotated.candidates.length - 1]
  const below = last && (isNewType(last) || isAlias(last)) ? last.args[1] : undefined
  return below ? typeForPython(readAnnotation(below), of, machine) : null
}

/** `type_annotation_map` of the base or of its registry. */
function typeMaps(of: ClassValue): readonly (Value & { kind: 'mapping' })[] {
  const registry = classAttribute(of, 'registry')?.value ?? classAttribute(of, MAPPED_BY)?.value
  const maps = [
    isMade(registry, REGISTRY) ? registry.attributes.get('type_annotation_map') : undefined,
    classAttribute(of, 'type_annotation_map')?.value,
  ]
  return maps.filter((one): one is Value & { kind: 'mapping' } => one?.kind === 'mapping')
}

function lookUp(type: Value, maps: readonly (Value & { kind: 'mapping' })[], machine: Machine): Value | null {
  for (const one of lineOf(type)) {
    for (const map of maps) {
      const entry = [...map.entries.values()].find(({ key }) => sameType(key, one))
      const usable = entry && resolveFor(type, one, entry.value)
      if (usable) return usable
    }
    const own = one === type || isEnumRoot(one) ? builtIn(one, type, machine) : null
    if (own) return own
  }
  return originPath(type) === 'typing.Literal' ? literalEnum(type) : null
}

const isEnumRoot = (value: Value): boolean => value.kind === 'external' && value.path === 'enum.Enum'

/** The type and everything it inherits from, as SQLAlchemy searches it. */
function lineOf(type: Value): readonly Value[] {
  if (type.kind === 'class') return type.mro
  return originPath(type) === 'typing.Literal' ? [type, external('typing.Literal')] : [type]
}

/** An entry counts for the very type, and an `Enum` entry for every enumeration below its key. */
function resolveFor(type: Value, matched: Value, entry: Value): Value | null {
  const generic = isMade(entry, 'sqlalchemy.Enum') && (entry.args[0] === undefined || isEnumRoot(entry.args[0]))
  if (generic && isEnumClass(type))
    return instance(external('sqlalchemy.Enum'), { args: [type], keywords: entry.keywords })
  if (generic && originPath(type) === 'typing.Literal' && type.kind === 'generic')
    return instance(external('sqlalchemy.Enum'), {
      args: type.args,
      keywords: new Map([['native_enum', FALSE], ...entry.keywords]),
    })
  return matched === type || sameType(matched, type) ? entry : null
}

const FALSE: Value = { kind: 'constant', type: 'bool', value: false }

function builtIn(matched: Value, type: Value, machine: Machine): Value | null {
  if (isEnumRoot(matched)) return isEnumClass(type) ? instance(external('sqlalchemy.Enum'), { args: [type] }) : null
  const name = matched.kind === 'external' ? TYPES[machine.library.canonical(matched.path)] : undefined
  return name === undefined ? null : external(`sqlalchemy.${name}`)
}

function literalEnum(type: Value): Value | null {
  if (type.kind !== 'generic' || !type.args.every((one) => asText(one) !== null)) return null
  return instance(external('sqlalchemy.Enum'), { args: type.args, keywords: new Map([['native_enum', FALSE]]) })
}

/** Whether two type expressions mean the same. */
export function sameType(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.kind === 'external' && b.kind === 'external') return a.path === b.path
  if (a.kind === 'constant' && b.kind === 'constant') return a.type === b.type && a.value === b.value
  if (a.kind !== 'generic' || b.kind !== 'generic') return false
  return (
    sameType(a.origin, b.origin) &&
    a.args.length === b.args.length &&
    a.args.every((one, i) => sameType(one, b.args[i]!))
  )
}
