import { asBool, asText, isNone } from '../../../python/values/ask.ts'
import { Omitted } from '../core/annotations.ts'
import { optionSet, optionText } from '../core/config.ts'
import type { Core, CoreField, Json } from '../core/core.ts'
import { ask } from '../core/model-fields.ts'
import type { Writer } from './writer.ts'

/** Models, dataclasses and typed dictionaries. */
export function modelRule(core: Core, writer: Writer): Json {
  const named = core.named!
  return writer.under(named.config, () => {
    const json = core.schema ? { ...writer.inner(core.schema) } : fieldsSchema(core, writer)
    if (core.extras) json['additionalProperties'] = writer.inner(core.extras)
    if (core.type === 'typed-dict' && core.total === false) json['additionalProperties'] = false
    return classWords(json, core, writer)
  })
}

function fieldsSchema(core: Core, writer: Writer): Json {
  const properties: Json = {}
  const required: string[] = []
  const fields = [
    ...(core.fields ?? []).filter((field) => writer.mode === 'validation' || !field.excluded),
    ...(writer.mode === 'serialization' ? (core.computed ?? []) : []),
  ]
  for (const field of fields) {
    const name = shownName(field, writer)
    const json = propertySchema(field, name, writer)
    if (!json) continue
    properties[name] = json
    if (isRequired(field, writer)) required.push(name)
  }
  return { type: 'object', properties, ...(required.length ? { required } : {}) }
}

/** `validate_by_alias=False` lets input use the names of the code. */
function shownName(field: CoreField, writer: Writer): string {
  if (field.computed || writer.mode === 'serialization') return field.serializationAlias ?? field.name
  const byAlias = asBool(writer.config.get('validate_by_alias')) !== false
  return (byAlias ? field.validationAlias : null) ?? field.name
}

function propertySchema(field: CoreField, name: string, writer: Writer): Json | null {
  try {
    return writer.definitions.withoutRepetition(writer.titled(name, field.schema, { ...writer.field(field) }))
  } catch (error) {
    if (error instanceof Omitted) return null
    throw error
  }
}

function isRequired(field: CoreField, writer: Writer): boolean {
  if (field.computed) return !field.excludedSometimes
  const required = field.required ?? field.schema.type !== 'default'
  if (writer.mode === 'validation') return required
  return (
    (optionSet(writer.config, 'json_schema_serialization_defaults_required') || required) && !field.excludedSometimes
  )
}

/** Title, description, additional properties and extra keywords of a class. */
function classWords(json: Json, core: Core, writer: Writer): Json {
  const { config, name, class: of, description } = core.named!
  if (!('title' in json)) json['title'] = titleOf(core, writer) ?? name
  if (description && !('description' in json)) json['description'] = description
  const extra = optionText(config, 'extra')
  if (!('additionalProperties' in json) && (extra === 'allow' || extra === 'forbid'))
    json['additionalProperties'] = extra === 'allow'
  const more = config.get('json_schema_extra')
  const extended = more && !isNone(more) ? writer.extended(json, more, ...(of && takesTwo(more) ? [of] : [])) : json
  if (core.named!.deprecated) extended['deprecated'] = true
  return extended
}

function takesTwo(callable: { readonly kind: string }): boolean {
  const target = callable as {
    kind: string
    node?: { parameters: readonly unknown[] }
    args?: readonly { kind: string; node?: { parameters: readonly unknown[] } }[]
  }
  const parameters = target.node?.parameters ?? target.args?.[0]?.node?.parameters
  return (parameters?.length ?? 0) > 1
}

function titleOf(core: Core, writer: Writer): string | null {
  const { config, class: of } = core.named!
  const given = asText(config.get('title'))
  if (given !== null) return given
  const generator = config.get('model_title_generator')
  return generator && !isNone(generator) && of ? asText(ask(generator, [of], writer.builder.machine)) : null
}

export function namedTupleRule(core: Core, writer: Writer): Json {
  const fields = core.fields ?? []
  const least = fields.filter((field) => field.schema.type !== 'default').length
  const prefixItems = fields.map((field) =>
    writer.titled(field.validationAlias ?? field.name, field.schema, { ...writer.field(field) }),
  )
  return {
    type: 'array',
    ...(fields.length ? { prefixItems } : {}),
    ...(least ? { minItems: least } : {}),
    maxItems: fields.length,
  }
}
