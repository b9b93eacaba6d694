import { asBool, asItems, asNumber, asText, inherits } from '../../../python/values/ask.ts'
import type { ClassValue, EnumMember, Site, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { SqlType } from './resolve.ts'

export interface EnumFacts {
  readonly name: string | null
  readonly schema: string | null
  readonly values: readonly string[]
  /** The class of its members; null where only words are named. */
  readonly of: ClassValue | null
  readonly native: boolean
  /** False for a type that somebody else creates. */
  readonly created: boolean
  /** Of the text that holds it, when it is not native. */
  readonly length: number | null
  readonly checked: boolean
  readonly site: Site
}

interface Surroundings {
  readonly machine: Machine
  readonly site: Site
  readonly schema: string | null
}

const ENUM_CLASSES = ['enum.Enum', 'enum.IntEnum', 'enum.StrEnum', 'enum.Flag', 'enum.IntFlag']

export const isEnumClass = (value: Value | undefined): value is ClassValue =>
  value?.kind === 'class' && inherits(value, ...ENUM_CLASSES)

/** `Enum(...)` as SQLAlchemy understands its arguments; null when its values cannot be told. */
export function enumFacts(type: SqlType, around: Surroundings): EnumFacts | null {
  const [first] = type.args
  const of = isEnumClass(first) ? first : null
  const values = of ? memberTexts(of, type, around) : type.args.map((one) => asText(one))
  if (!values || values.includes(null)) return null
  const known = values as readonly string[]
  const native = flag(type, 'native_enum', true)
  const inherited = flag(type, 'inherit_schema', false) === true ? around.schema : null
  // A type that exists already may be named alone.
  if (native === null || (known.length === 0 && asText(type.keywords.get('name')) === null)) return null
  return {
    name: asText(type.keywords.get('name')) ?? (of ? of.name.toLowerCase() : null),
    schema: asText(type.keywords.get('schema')) ?? inherited,
    values: known,
    of,
    native,
    created: flag(type, 'create_type', true) !== false,
    length: asNumber(type.keywords.get('length')) ?? Math.max(0, ...known.map((one) => one.length)),
    checked: flag(type, 'create_constraint', false) === true,
    site: type.value.kind === 'instance' && type.value.site ? type.value.site : (of?.site ?? around.site),
  }
}

function flag(type: SqlType, name: string, otherwise: boolean): boolean | null {
  const value = type.keywords.get(name)
  return value ? asBool(value) : otherwise
}

/** Member names, unless `values_callable` picks something else. */
function memberTexts(of: ClassValue, type: SqlType, around: Surroundings): readonly (string | null)[] | null {
  const pick = type.keywords.get('values_callable')
  if (!pick || (pick.kind === 'constant' && pick.type === 'none')) return members(of).map((member) => member.name)
  const picked = call(pick, { args: [of], keywords: new Map(), open: false, site: around.site }, around.machine)
  return asItems(picked)?.map((one) => asText(one)) ?? null
}

/** Members, aliases left out. */
export function members(of: ClassValue): readonly EnumMember[] {
  return [...of.namespace].flatMap(([name, one]) => (one.kind === 'member' && one.name === name ? [one] : []))
}
