import { asText, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { aliasName } from '../../pydantic/core/field-core.ts'
import type { Field, Registered } from '../../pydantic/field.ts'
import { type Dependant, flat } from '../dependant.ts'
import { isObject, present, toJson } from '../json.ts'
import { type RequestParameter, flatten } from '../parameters.ts'
import type { Context } from './context.ts'
import { schemaOf, titled } from './title.ts'

export interface PreparedParameter {
  readonly in: string
  readonly name: string
  readonly required: boolean
  readonly registered: Registered
  readonly info: Instance | null
  /** FastAPI titles its own parameters; the fields of a model keep the titles of the model. */
  readonly hidden: boolean
}

const PLACES = ['path', 'query', 'header', 'cookie'] as const

export function parametersOf(root: Dependant, context: Context): readonly PreparedParameter[] {
  const all = flat(root).flatMap(({ dependant }) => dependant.parameters)
  return PLACES.flatMap((place) => {
    const here = all.filter((one) => one.in === place)
    return here.flatMap((one) => {
      const model =
        here.length === 1 || context.edition.opensEveryModel ? modelOf(flatten(one.field.type).type, context) : null
      if (!model || (model.of.kind !== 'class' && model.of.kind !== 'generic'))
        return [prepared(place, one.field, context)]
      return context.schemas
        .fieldsOf(model.of)
        .map((field) => prepared(place, modelField(place, field, one), context, model.optional))
    })
  })
}

/** The model whose fields are the parameters; it may be left out as a whole. */
function modelOf(type: Value | undefined, context: Context): { readonly of: Value; readonly optional: boolean } | null {
  if (!type) return null
  if (context.schemas.isModel(type)) return { of: type, optional: false }
  if (type.kind !== 'generic' || type.origin.kind !== 'external' || type.origin.path !== 'typing.Union') return null
  const kinds = type.args.filter(
    (one) => !isNone(one) && !(one.kind === 'external' && one.path === 'builtins.NoneType'),
  )
  const inner = kinds.length === 1 && kinds.length < type.args.length ? modelOf(flatten(kinds[0]).type, context) : null
  return inner && { ...inner, optional: true }
}

function modelField(place: string, field: Field, holder: RequestParameter): Field {
  const converts = holder.field.info?.keywords.get('convert_underscores')
  const underscores = place === 'header' && !(converts?.kind === 'constant' && converts.value === false)
  return field.alias === field.name && underscores
    ? { ...field, alias: field.name.replaceAll('_', '-'), titled: field.name }
    : field
}

function prepared(place: string, field: Field, context: Context, optional = false): PreparedParameter {
  const shown = field.info?.keywords.get('include_in_schema')
  const alias = aliasName(field.info?.keywords.get('validation_alias')) ?? field.alias
  return {
    in: place,
    name: alias,
    required: place === 'path' || (field.default === undefined && !optional),
    registered: context.schemas.add({ ...field, alias }, 'validation'),
    info: field.info,
    hidden: shown?.kind === 'constant' && shown.value === false,
  }
}

export function writeParameters(
  parameters: readonly PreparedParameter[],
  machine: Machine,
): readonly Record<string, unknown>[] {
  const byName = new Map<string, Record<string, unknown>>()
  const written = parameters
    .filter((one) => !one.hidden)
    .map((one) => ({ one, key: `${one.in} ${one.name}`, shown: writeParameter(one, machine) }))
  for (const { key, shown } of written) byName.set(key, shown)
  // A required parameter wins over an optional one of the same name.
  for (const { key, shown } of written) if (shown['required']) byName.set(key, shown)
  return [...byName.values()]
}

function writeParameter(one: PreparedParameter, machine: Machine): Record<string, unknown> {
  const { info } = one
  const result: Record<string, unknown> = {
    name: one.name,
    in: one.in,
    required: one.required,
    schema: titled(one.registered),
  }
  const description =
    asText(info?.keywords.get('description')) ??
    (typeof schemaOf(one.registered)['description'] === 'string' ? schemaOf(one.registered)['description'] : undefined)
  if (description) result['description'] = description
  const examples = toJson(info?.keywords.get('openapi_examples'), machine)
  const example = toJson(info?.keywords.get('example'), machine)
  if (isObject(examples)) result['examples'] = examples
  else if (example !== undefined && example !== null) result['example'] = example
  const deprecated = info?.keywords.get('deprecated')
  if (present(deprecated) && !(deprecated.kind === 'constant' && !deprecated.value)) result['deprecated'] = true
  return result
}
