import { asNumber, asText, inherits } from '../../../python/values/ask.ts'
import { bool, list, mapping, NONE, text } from '../../../python/values/make.ts'
import type { Constant, Instance, Value } from '../../../python/values/value.ts'

/** A value as JSON, or null when it has none or is not known. */
export interface Encoded {
  readonly json: unknown
}

/** What the plain rules do not know. */
export interface How {
  /** Writes a model of the project as it would be sent. */
  readonly model?: (value: Instance, inner: (value: Value) => Encoded | null) => Encoded | null
  readonly base64?: boolean
}

/** `to_jsonable_python`: what pydantic writes for a default or an example. */
export function encode(value: Value, how: How = {}, depth = 0): Encoded | null {
  if (depth > 30) return null
  switch (value.kind) {
    case 'constant':
      return encodeConstant(value, how)
    case 'member':
      return encode(value.value, how, depth + 1)
    case 'sequence': {
      if (value.open) return null
      const items = value.items.map((item) => encode(item, how, depth + 1))
      return items.every((item) => item !== null)
        ? { json: value.type === 'set' ? sorted(items.map((item) => item.json)) : items.map((item) => item.json) }
        : null
    }
    case 'mapping': {
      if (value.open) return null
      const entries = [...value.entries.values()].map(
        ({ key, value: item }) => [keyText(key), encode(item, how, depth + 1)] as const,
      )
      return entries.every(([key, item]) => key !== null && item !== null)
        ? { json: Object.fromEntries(entries.map(([key, item]) => [key, item!.json])) }
        : null
    }
    case 'instance':
      return encodeInstance(value, how, depth)
    default:
      return null
  }
}

function encodeConstant(value: Constant, how: How): Encoded | null {
  if (value.type === 'bytes' && how.base64)
    return {
      json: Buffer.from(String(value.value), 'latin1').toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
    }
  if (value.type === 'ellipsis' || value.type === 'complex') return null
  if (value.type === 'int' || value.type === 'float') {
    const number = Number(value.value)
    return { json: Number.isFinite(number) ? number : null }
  }
  return { json: value.value }
}

function keyText(key: Value): string | null {
  const written = asText(key)
  if (written !== null) return written
  if (key.kind === 'member') return keyText(key.value)
  if (key.kind !== 'constant') return null
  return key.type === 'none' ? 'None' : key.type === 'bool' ? (key.value ? 'true' : 'false') : String(key.value)
}

/** Sets have no order of their own: pydantic sorts what can be compared. */
function sorted(items: readonly unknown[]): unknown[] {
  const kinds = new Set(items.map((item) => typeof item))
  return kinds.size === 1
    ? [...items].sort((a, b) => ((a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0))
    : [...items]
}

function encodeInstance(value: Instance, how: How, depth: number): Encoded | null {
  if (value.class.kind === 'class')
    return how.model?.(value, (inner) => encode(inner, how, depth + 1)) ?? encodeObject(value, how, depth)
  return ENCODERS[value.class.path]?.(value) ?? null
}

/** A model or dataclass of the project, by the attributes it was made with. */
function encodeObject(value: Instance, how: How, depth: number): Encoded | null {
  if (inherits(value.class, 'builtins.str') && value.args[0]) return encode(value.args[0], how, depth + 1)
  const entries = [...value.attributes]
    .filter(([name]) => !name.startsWith('_') && !name.startsWith('<'))
    .map(([name, item]) => [name, encode(item, how, depth + 1)] as const)
  return entries.every(([, item]) => item !== null)
    ? { json: Object.fromEntries(entries.map(([name, item]) => [name, item!.json])) }
    : null
}

const pad = (number: number, width = 2): string => String(number).padStart(width, '0')

function part(value: Instance, position: number, name: string): number {
  return asNumber(value.keywords.get(name) ?? value.args[position]) ?? 0
}

function isoTime(value: Instance, first: number): string {
  const micro = part(value, first + 3, 'microsecond')
  return `${pad(part(value, first, 'hour'))}:${pad(part(value, first + 1, 'minute'))}:${pad(part(value, first + 2, 'second'))}${micro ? `.${pad(micro, 6)}` : ''}${zone(value)}`
}

function zone(value: Instance): string {
  const given = value.keywords.get('tzinfo')
  return given?.kind === 'external' && /\b(utc|UTC)$/.test(given.path) ? 'Z' : ''
}

const isoDate = (value: Instance): string =>
  `${pad(part(value, 0, 'year'), 4)}-${pad(part(value, 1, 'month'))}-${pad(part(value, 2, 'day'))}`
const known = (value: Instance): boolean =>
  [...value.args, ...value.keywords.values()].every((arg) => arg.kind !== 'unknown' && arg.kind !== 'alternatives')
const firstText = (value: Instance): Encoded | null =>
  asText(value.args[0]) === null ? null : { json: asText(value.args[0]) }

const ENCODERS: Readonly<Record<string, (value: Instance) => Encoded | null>> = {
  'datetime.date': (value) => (known(value) ? { json: isoDate(value) } : null),
  'datetime.datetime': (value) => (known(value) ? { json: `${isoDate(value)}T${isoTime(value, 3)}` } : null),
  'datetime.time': (value) => (known(value) ? { json: isoTime(value, 0) } : null),
  'datetime.timedelta': (value) => (known(value) ? { json: isoDuration(value) } : null),
  'decimal.Decimal': (value) => (value.args[0]?.kind === 'constant' ? { json: String(value.args[0].value) } : null),
  'uuid.UUID': (value) => firstText(value) ?? uuidOfNumber(value),
  'pathlib.Path': (value) =>
    value.args.every((arg) => asText(arg) !== null)
      ? { json: value.args.map((arg) => asText(arg)).join('/') || '.' }
      : null,
  'ipaddress.IPv4Address': firstText,
  'ipaddress.IPv6Address': firstText,
  'ipaddress.IPv4Network': firstText,
  're.compile': firstText,
  'pydantic.types.SecretStr': (value) => ({ json: asText(value.args[0]) === '' ? '' : '**********' }),
  'pydantic.types.SecretBytes': () => ({ json: '**********' }),
  'pydantic.networks.AnyUrl': (value) => url(value),
  'pydantic.networks.AnyHttpUrl': (value) => url(value),
  'pydantic.networks.HttpUrl': (value) => url(value),
}

/** `UUID(int=7)` */
function uuidOfNumber(value: Instance): Encoded | null {
  const number = value.keywords.get('int')
  if (number?.kind !== 'constant' || number.type !== 'int') return null
  const digits = BigInt(number.value as number)
    .toString(16)
    .padStart(32, '0')
  return { json: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
}

/** A URL object writes the path `/` when there is none. */
function url(value: Instance): Encoded | null {
  const written = asText(value.args[0])
  return written === null ? null : { json: /^\w+:\/\/[^/?#]+$/.test(written) ? `${written}/` : written }
}

const SECONDS: readonly (readonly [string, number])[] = [
  ['days', 86_400],
  ['seconds', 1],
  ['microseconds', 1e-6],
  ['milliseconds', 1e-3],
  ['minutes', 60],
  ['hours', 3_600],
  ['weeks', 604_800],
]

/** ISO 8601 as pydantic_core writes it: `P1DT2H3M4S`. */
function isoDuration(value: Instance): string {
  const total = SECONDS.reduce((sum, [name, factor], i) => sum + part(value, i, name) * factor, 0)
  if (total === 0) return 'PT0S'
  const whole = Math.abs(total)
  const days = Math.floor(whole / 86_400)
  const rest = whole - days * 86_400
  const hours = Math.floor(rest / 3_600)
  const minutes = Math.floor((rest % 3_600) / 60)
  const seconds = Math.round((rest % 60) * 1e6) / 1e6
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
  return `${total < 0 ? '-' : ''}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
}

/** JSON as a Python value, to hand it to code of the project. */
export function decode(json: unknown): Value {
  if (json === null || json === undefined) return NONE
  if (typeof json === 'string') return text(json)
  if (typeof json === 'boolean') return bool(json)
  if (typeof json === 'number') return { kind: 'constant', type: Number.isInteger(json) ? 'int' : 'float', value: json }
  if (Array.isArray(json)) return list(json.map(decode))
  return mapping(Object.entries(json as Record<string, unknown>).map(([key, item]) => [text(key), decode(item)]))
}
