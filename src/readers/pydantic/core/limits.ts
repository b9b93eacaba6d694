import { asBool, asNumber, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { encode } from '../json/encode.ts'
import { type Core, type CoreType, isFunctionAround, withMetadata } from './core.ts'
import { LIMITS_PATH } from './field-info.ts'

export type Limits = ReadonlyMap<string, unknown>

const LENGTH = ['min_length', 'max_length']
const INEQUALITY = ['gt', 'ge', 'lt', 'le']
const NUMERIC = [...INEQUALITY, 'multiple_of']
const TEXT = ['pattern', 'strip_whitespace', 'to_lower', 'to_upper', 'coerce_numbers_to_str', 'ascii_only']

/** Which constraints the validator of a type takes itself; others are checked by a function around it. */
const ALLOWED: Readonly<Partial<Record<CoreType, readonly string[]>>> = {
  str: [...LENGTH, ...TEXT],
  bytes: LENGTH,
  list: LENGTH,
  tuple: LENGTH,
  set: LENGTH,
  frozenset: LENGTH,
  dict: LENGTH,
  generator: LENGTH,
  float: NUMERIC,
  int: NUMERIC,
  fraction: NUMERIC,
  decimal: [...NUMERIC, 'max_digits', 'decimal_places'],
  date: INEQUALITY,
  time: INEQUALITY,
  datetime: INEQUALITY,
  timedelta: NUMERIC,
  url: ['max_length'],
  'multi-host-url': ['max_length'],
}

const ANNOTATED_TYPES: Readonly<Record<string, string>> = {
  Gt: 'gt',
  Ge: 'ge',
  Lt: 'lt',
  Le: 'le',
  MultipleOf: 'multiple_of',
  MinLen: 'min_length',
  MaxLen: 'max_length',
}
const RENAMED: Readonly<Record<string, string>> = { regex: 'pattern', min_items: 'min_length', max_items: 'max_length' }

/** The constraints a piece of metadata states; null when it states none pydantic knows. */
export function limitsOf(metadata: Value): Limits | null {
  if (metadata.kind !== 'instance' || metadata.class.kind !== 'external') return null
  const path = metadata.class.path
  if (path === LIMITS_PATH || path === 'pydantic.types.StringConstraints' || path === 'annotated_types.Interval')
    return read([...metadata.keywords])
  if (path === 'pydantic.networks.UrlConstraints')
    return read([...metadata.keywords].filter(([name]) => name === 'max_length'))
  if (path === 'annotated_types.Len') return lengths(metadata)
  const name = path.startsWith('annotated_types.') ? ANNOTATED_TYPES[path.slice(16)] : undefined
  return name ? read([[name, metadata.args[0] ?? [...metadata.keywords.values()][0]]]) : null
}

function lengths(metadata: Instance): Limits {
  const least = metadata.args[0] ?? metadata.keywords.get('min_length')
  return read([
    ...(asNumber(least) ? [['min_length', least] as const] : []),
    ['max_length', metadata.args[1] ?? metadata.keywords.get('max_length')],
  ])
}

function read(entries: readonly (readonly [string, Value | undefined])[]): Limits {
  const limits = new Map<string, unknown>()
  for (const [name, value] of entries) {
    if (!value || isNone(value) || value.kind === 'unknown') continue
    const limit = limitValue(value)
    if (limit !== undefined) limits.set(RENAMED[name] ?? name, limit)
  }
  return limits
}

function limitValue(value: Value): unknown {
  if (asBool(value) !== null) return asBool(value)
  const written = asText(value)
  if (written !== null) return written
  if (isMade(value, 're.compile', 'decimal.Decimal')) {
    const inner = value.args[0]
    return value.class.kind === 'external' && value.class.path === 'decimal.Decimal'
      ? Number(asText(inner) ?? asNumber(inner))
      : (asText(inner) ?? undefined)
  }
  const number = asNumber(value)
  return number ?? encode(value)?.json
}

/** `apply_known_metadata`: puts constraints where the type takes them, else around it. */
export function applyLimits(core: Core, limits: Limits): Core {
  let at: Core = { ...core }
  const steps: Core[] = []
  for (const [name, limit] of limits) {
    if (ALLOWED[at.type]?.includes(name)) at.limits = { ...at.limits, [name]: limit }
    else if (TEXT.includes(name))
      steps.push({ type: 'function-wrap', schema: { type: 'str', limits: { [name]: limit } } })
    else if (LENGTH.includes(name) || NUMERIC.includes(name) || name === 'max_digits' || name === 'decimal_places')
      at = around(at, name, limit)
  }
  return steps.length ? { type: 'chain', items: [at, ...steps] } : at
}

function around(core: Core, name: string, limit: unknown): Core {
  let inner = core
  while (isFunctionAround(inner)) inner = inner.schema
  const list = inner.type === 'list' || (inner.type === 'wrapped' && inner.schema?.type === 'list')
  const key = LENGTH.includes(name) ? `${name.slice(0, 3)}${list ? 'Items' : 'Length'}` : name
  return withMetadata({ type: 'function-after', schema: core }, { updates: { [key]: limit } })
}
