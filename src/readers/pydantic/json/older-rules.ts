import { isNone } from '../../../python/values/ask.ts'
import type { Core, CoreField, CoreType, Json } from '../core/core.ts'
import { optionText } from '../core/config.ts'
import { cleanDocstring } from '../../../python/interpret/builtins/indentation.ts'
import { encode } from './encode.ts'
import { RULES } from './rules.ts'
import { pythonTitle } from './title.ts'
import type { Writer } from './writer.ts'

type Rule = (core: Core, writer: Writer) => Json

/** Pydantic 1 knows no null: an optional type is the type. */
const nullable: Rule = (core, writer) => writer.inner(core.schema!)

const dictionary: Rule = (core, writer) => {
  const json = RULES.dict(core, writer)
  const { additionalProperties, propertyNames: _, ...rest } = json
  return additionalProperties === true || additionalProperties === undefined ? rest : { ...rest, additionalProperties }
}

const tuple: Rule = (core, writer) => {
  if (core.variadic !== undefined) return { type: 'array', items: writer.inner(core.items![0]!) }
  const items = (core.items ?? []).map((item) => writer.inner(item))
  return { type: 'array', minItems: items.length, maxItems: items.length, items }
}

const literal: Rule = (core, writer) => {
  const { const: only, ...rest } = RULES.literal(core, writer)
  return only === undefined ? rest : { ...rest, enum: [only] }
}

const enumeration: Rule = (core) => ({
  description: 'An enumeration.',
  enum: core.expected ?? [],
  ...(core.mixin ? { type: core.mixin } : {}),
})

const url: Rule = (core, writer) => ({ maxLength: 65536, ...RULES.url(core, writer) })

const withDefault: Rule = (core, writer) => {
  const json = writer.inner(core.schema!)
  const encoded = core.default && !isNone(core.default) ? encode(core.default) : null
  return encoded ? { ...json, default: encoded.json } : json
}

/** Fields that may be left out: those with a default, and optional ones unless `...` demands them. */
const isRequired = (field: CoreField): boolean =>
  field.schema.type !== 'default' && (!isOptional(field.schema) || field.demanded === true)
const isOptional = (core: Core): boolean =>
  core.type === 'nullable' ||
  ((core.type === 'function-after' || core.type === 'function-before' || core.type === 'function-wrap') &&
    isOptional(core.schema!))

const model: Rule = (core, writer) => {
  const named = core.named!
  return writer.under(named.config, () => {
    const root = core.fields?.find((field) => field.name === '__root__')
    const json: Json = root ? writer.field(root) : fieldsSchema(core, writer)
    const description = core.named!.description ?? inheritedDescription(core)
    const written: Json = {
      title: optionText(named.config, 'title') ?? named.name,
      ...(description ? { description } : {}),
      ...without(json, 'title'),
    }
    if (optionText(named.config, 'extra') === 'forbid') written['additionalProperties'] = false
    const extra = named.config.get('json_schema_extra')
    return extra && !isNone(extra) ? writer.extended(written, extra, ...(named.class ? [named.class] : [])) : written
  })
}

function without(json: Json, key: string): Json {
  const { [key]: _, ...rest } = json
  return rest
}

/** `inspect.getdoc` looks at parents too. */
function inheritedDescription(core: Core): string | null {
  for (const base of core.named!.class?.mro ?? [])
    if (base.kind === 'class' && base.docstring) return cleanDocstring(base.docstring)
  return null
}

function fieldsSchema(core: Core, writer: Writer): Json {
  const properties: Json = {}
  const required: string[] = []
  for (const field of core.fields ?? []) {
    const name = field.validationAlias ?? field.name
    properties[name] = propertySchema(field, name, writer)
    if (isRequired(field)) required.push(name)
  }
  return { type: 'object', properties, ...(required.length ? { required } : {}) }
}

/** A reference stands alone, or inside `allOf` beside other words. */
function propertySchema(field: CoreField, name: string, writer: Writer): Json {
  const json = writer.field(field)
  if (Object.keys(json).length === 1 && '$ref' in json) return json
  const title =
    'title' in json || isEnumeration(field.schema, writer) ? {} : { title: pythonTitle(name).replaceAll('_', ' ') }
  return { ...title, ...standingAlone(json) }
}

export function standingAlone(json: Json): Json {
  if (!('$ref' in json) || Object.keys(json).length === 1) return json
  const { $ref, ...rest } = json
  return { ...rest, allOf: [{ $ref }] }
}

function isEnumeration(core: Core, writer: Writer): boolean {
  const target = writer.builder.resolve(core) ?? core
  if (target.type === 'enum') return true
  return target.type !== 'model' && target.schema ? isEnumeration(target.schema, writer) : false
}

/** How pydantic 1 writes what it writes differently. */
export const OLDER_RULES: Readonly<Record<CoreType, Rule>> = {
  ...RULES,
  nullable,
  dict: dictionary,
  tuple,
  literal,
  enum: enumeration,
  default: withDefault,
  decimal: (core, writer) => RULES.float(core, writer),
  timedelta: () => ({ type: 'number', format: 'time-delta' }),
  url,
  json: () => ({ type: 'string', format: 'json-string' }),
  model,
  dataclass: model,
  'typed-dict': model,
}
