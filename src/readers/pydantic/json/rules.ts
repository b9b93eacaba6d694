import type { Core, CoreType, Json } from '../core/core.ts'
import { asNumber } from '../../../python/values/ask.ts'
import { optionText } from '../core/config.ts'
import { defaultRule } from './default.ts'
import { modelRule, namedTupleRule } from './objects.ts'
import { deduplicated, NoSchema, type Writer } from './writer.ts'

type Rule = (core: Core, writer: Writer) => Json

const NUMERIC = {
  multiple_of: 'multipleOf',
  le: 'maximum',
  ge: 'minimum',
  lt: 'exclusiveMaximum',
  gt: 'exclusiveMinimum',
}
const BYTES = { min_length: 'minLength', max_length: 'maxLength' }
const TEXT = { ...BYTES, pattern: 'pattern' }
const ARRAY = { min_length: 'minItems', max_length: 'maxItems' }
const OBJECT = { min_length: 'minProperties', max_length: 'maxProperties' }

function limited(json: Json, core: Core, names: Readonly<Record<string, string>>): Json {
  for (const [from, to] of Object.entries(names)) if (core.limits && from in core.limits) json[to] = core.limits[from]
  return json
}

const finite = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value !== 'number' || Number.isFinite(value)))
const number =
  (type: string): Rule =>
  (core) =>
    finite(limited({ type }, core, NUMERIC))
const always =
  (json: Json): Rule =>
  () => ({ ...json })
const through: Rule = (core, writer) => writer.inner(core.schema!)
/** Validators may say what they accept. */
const throughInput: Rule = (core, writer) =>
  writer.inner(writer.mode === 'validation' && core.input ? core.input : core.schema!)
const array =
  (more: Json = {}): Rule =>
  (core, writer) =>
    limited({ type: 'array', ...more, items: core.schema ? writer.inner(core.schema) : {} }, core, ARRAY)

const temporal =
  (format: string): Rule =>
  (_, writer) => {
    const as = optionText(writer.config, 'ser_json_temporal')
    return writer.mode === 'serialization' && as !== null && as !== 'iso8601'
      ? { type: 'number' }
      : { type: 'string', format }
  }

const duration: Rule = (_, writer) => {
  const as =
    optionText(writer.config, 'ser_json_temporal') ??
    (optionText(writer.config, 'ser_json_timedelta') === 'float' ? 'seconds' : 'iso8601')
  return writer.mode === 'validation' || as === 'iso8601' ? { type: 'string', format: 'duration' } : { type: 'number' }
}

const bytes: Rule = (core, writer) => {
  if (writer.habits.bytesAs === 'format')
    return limited(
      { type: 'string', format: optionText(writer.config, 'ser_json_bytes') === 'base64' ? 'base64url' : 'binary' },
      core,
      BYTES,
    )
  const base64 =
    optionText(writer.config, writer.mode === 'serialization' ? 'ser_json_bytes' : 'val_json_bytes') === 'base64'
  return limited(
    { type: 'string', contentMediaType: 'application/octet-stream', ...(base64 ? { contentEncoding: 'base64' } : {}) },
    core,
    BYTES,
  )
}

/** `str_min_length` and `str_max_length` of a model hold for all its strings. */
const text: Rule = (core, writer) => {
  const json = limited({ type: 'string' }, core, TEXT)
  const least = asNumber(writer.config.get('str_min_length'))
  const most = asNumber(writer.config.get('str_max_length'))
  if (least && !('minLength' in json)) json['minLength'] = least
  if (most !== null && !('maxLength' in json)) json['maxLength'] = most
  return json
}

const decimal: Rule = (core, writer) => {
  const text: Json = !writer.habits.decimalPattern
    ? { type: 'string' }
    : {
        type: 'string',
        pattern: decimalPattern(
          core.limits?.['max_digits'] as number | undefined,
          core.limits?.['decimal_places'] as number | undefined,
        ),
      }
  return writer.mode === 'validation' ? { anyOf: [number('number')(core, writer), text] } : text
}

function decimalPattern(digits: number | undefined, places: number | undefined): string {
  const start = '^(?!^[-+.]*$)[+-]?0*'
  if (digits !== undefined && places !== undefined) {
    const whole = Math.max(0, digits - places)
    return `${start}(?:\\d{0,${whole}}|(?=[\\d.]{1,${digits + 1}}0*$)\\d{0,${whole}}\\.\\d{0,${places}}0*$)`
  }
  if (digits !== undefined) return `${start}(?:\\d{0,${digits}}|(?=[\\d.]{1,${digits + 1}}0*$)\\d*\\.\\d*0*$)`
  return places !== undefined ? `${start}\\d*\\.?\\d{0,${places}}0*$` : `${start}\\d*\\.?\\d*$`
}

const fraction: Rule = (core, writer) => {
  const text: Json = { type: 'string', format: 'fraction' }
  return writer.mode === 'validation' ? { anyOf: [number('number')(core, writer), text] } : text
}

const JSON_TYPES: Readonly<Record<string, string>> = { string: 'string', boolean: 'boolean' }

/** The type all values share. */
function sharedType(values: readonly unknown[]): Json {
  const types = new Set(
    values.map((value) =>
      value === null
        ? 'null'
        : Array.isArray(value)
          ? 'array'
          : typeof value === 'number'
            ? Number.isInteger(value)
              ? 'integer'
              : 'number'
            : (JSON_TYPES[typeof value] ?? 'object'),
    ),
  )
  const [only] = types
  return types.size === 1 && only !== 'object' ? { type: only } : {}
}

const literal: Rule = (core, writer) => {
  const values = core.expected ?? []
  const only = values.length === 1 ? { const: values[0] } : {}
  const listed = values.length !== 1 || writer.habits.constBesideEnum ? { enum: values } : {}
  return { ...listed, ...only, ...sharedType(values) }
}

const enumeration: Rule = (core, writer) => {
  const values = core.expected ?? []
  const { type } = sharedType(values)
  const only = values.length === 1 && writer.habits.constBesideEnum ? { const: values[0] } : {}
  return { enum: values, ...only, ...(type !== undefined && type !== 'null' ? { type } : {}) }
}

const tuple: Rule = (core, writer) => {
  const items = core.items ?? []
  const json: Json = { type: 'array' }
  if (core.variadic !== undefined) json['items'] = writer.inner(items[core.variadic]!)
  else {
    if (items.length) json['prefixItems'] = items.map((item) => writer.inner(item))
    json['minItems'] = items.length
    json['maxItems'] = items.length
  }
  return limited(json, core, ARRAY)
}

const dictionary: Rule = (core, writer) => {
  const json: Json = { type: 'object' }
  const keys = core.keys ? { ...writer.inner(core.keys) } : {}
  let pattern: unknown
  if (!('$ref' in keys)) {
    pattern = keys['pattern']
    delete keys['pattern']
    delete keys['title']
  }
  const { title: _, ...values } = core.values ? writer.inner(core.values) : {}
  if (Object.keys(values).length || pattern !== undefined) {
    if (pattern === undefined) json['additionalProperties'] = values
    else json['patternProperties'] = { [pattern as string]: values }
  } else json['additionalProperties'] = true
  if ((keys['type'] === 'string' && Object.keys(keys).length > 1) || '$ref' in keys) {
    delete keys['type']
    json['propertyNames'] = keys
  }
  return limited(json, core, OBJECT)
}

const nullable: Rule = (core, writer) => {
  const json = writer.inner(core.schema!)
  return Object.keys(json).length === 1 && json['type'] === 'null' ? json : writer.union([json, { type: 'null' }])
}

const union: Rule = (core, writer) => {
  const written = core.choices!.map((choice) => writer.choice(choice)).filter((one) => one !== null)
  return written.length === 1 ? written[0]! : writer.union(written)
}

const taggedUnion: Rule = (core, writer) => {
  const tags = new Map<string, Json>()
  for (const [tag, choice] of core.tags!) {
    const json = writer.choice(choice)
    if (json) tags.set(tag, { ...json })
  }
  const oneOf = deduplicated([...tags.values()])
  const property = tagProperty(core.discriminator, oneOf, writer)
  const mapping = Object.fromEntries([...tags].map(([tag, json]) => [tag, json['$ref'] ?? json]))
  return { oneOf, ...(property === undefined ? {} : { discriminator: { propertyName: property, mapping } }) }
}

/** The name of the tag outside: one that every choice shows. */
function tagProperty(
  names: readonly string[] | undefined,
  choices: readonly Json[],
  writer: Writer,
): string | undefined {
  if (!names || names.length < 2) return names?.[0]
  return names.find((name) =>
    choices.every((choice) => name in ((writer.definitions.resolve(choice)['properties'] as Json | undefined) ?? {})),
  )
}

const jsonText: Rule = (core, writer) => {
  const content = core.schema ? writer.inner(core.schema) : {}
  return writer.mode === 'validation'
    ? { type: 'string', contentMediaType: 'application/json', contentSchema: content }
    : content
}

const impossible: Rule = (core, writer) => {
  if (writer.mode === 'validation' && core.input) return writer.inner(core.input)
  if (core.metadata?.functions?.length || core.metadata?.annotationFunctions?.length) return {}
  writer.report(core.why)
  throw new NoSchema(core.why?.text ?? `no schema for ${core.type}`)
}

const unknown: Rule = (core, writer) => {
  writer.report(core.why)
  return {}
}

/** From the meaning of a type to its JSON Schema. */
export const RULES: Readonly<Record<CoreType, Rule>> = {
  any: always({}),
  none: always({ type: 'null' }),
  bool: always({ type: 'boolean' }),
  int: number('integer'),
  float: number('number'),
  fraction,
  decimal,
  str: text,
  bytes,
  date: temporal('date'),
  time: temporal('time'),
  datetime: temporal('date-time'),
  timedelta: duration,
  uuid: always({ type: 'string', format: 'uuid' }),
  url: (core) => limited({ type: 'string', format: 'uri', minLength: 1 }, core, TEXT),
  'multi-host-url': (core) => limited({ type: 'string', format: 'multi-host-uri', minLength: 1 }, core, TEXT),
  complex: always({ type: 'string' }),
  literal,
  enum: enumeration,
  'is-instance': impossible,
  'is-subclass': always({}),
  callable: impossible,
  list: array(),
  tuple,
  set: array({ uniqueItems: true }),
  frozenset: array({ uniqueItems: true }),
  generator: array(),
  dict: dictionary,
  'function-before': throughInput,
  'function-after': through,
  'function-wrap': throughInput,
  'function-plain': impossible,
  default: defaultRule,
  nullable,
  union,
  'tagged-union': taggedUnion,
  chain: (core, writer) => writer.inner(core.items!.at(writer.mode === 'validation' ? 0 : -1)!),
  wrapped: through,
  'typed-dict': modelRule,
  model: modelRule,
  dataclass: modelRule,
  'named-tuple': namedTupleRule,
  'definition-ref': always({}),
  json: jsonText,
  later: always({}),
  unknown,
}
