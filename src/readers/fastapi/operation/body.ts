import { asText } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { Registered } from '../../pydantic/field.ts'
import { type Dependant, bodyParameters } from '../dependant.ts'
import { isObject, toJson } from '../json.ts'
import { type RequestParameter, flatten } from '../parameters.ts'
import type { Context } from './context.ts'
import { titled } from './title.ts'

export interface PreparedBody {
  readonly registered: Registered
  readonly mediaType: string
  readonly required: boolean
  readonly info: Instance | null
}

export function bodyOf(root: Dependant, uniqueId: string, context: Context): PreparedBody | null {
  const fields = bodyParameters(root)
  const [first] = fields
  if (!first) return null
  if (!embeds(fields, context)) {
    return {
      registered: context.schemas.add(first.field, 'validation'),
      mediaType: mediaTypeOf([first]),
      required: first.field.default === undefined,
      info: first.field.info,
    }
  }
  const unique = [...new Map(fields.map((one) => [one.field.name, one])).values()]
  const model = context.schemas.model(
    `Body_${uniqueId}`,
    unique.map((one) => one.field),
    'validation',
  )
  return {
    registered: model,
    mediaType: mediaTypeOf(unique),
    required: fields.some((one) => one.field.default === undefined),
    info: null,
  }
}

function embeds(fields: readonly RequestParameter[], context: Context): boolean {
  if (new Set(fields.map((one) => one.field.name)).size > 1) return true
  const [first] = fields
  const embed = first!.field.info?.keywords.get('embed')
  if (embed?.kind === 'constant' && embed.value === true) return true
  const type = flatten(first!.field.type).type
  return (first!.marker === 'Form' || first!.marker === 'File') && !(type && isModelOrUnion(type, context))
}

function isModelOrUnion(type: Value, context: Context): boolean {
  if (type.kind === 'generic' && type.origin.kind === 'external' && type.origin.path === 'typing.Union')
    return type.args.every((one) => context.schemas.isModel(one))
  return context.schemas.isModel(type)
}

function mediaTypeOf(fields: readonly RequestParameter[]): string {
  const given = fields.map((one) => asText(one.field.info?.keywords.get('media_type')))
  if (fields.length === 1 && given[0]) return given[0]
  if (fields.some((one) => one.marker === 'File')) return 'multipart/form-data'
  if (fields.some((one) => one.marker === 'Form')) return 'application/x-www-form-urlencoded'
  return given.every((one) => one !== null && one === given[0]) ? given[0]! : 'application/json'
}

export function writeBody(body: PreparedBody, machine: Machine): Record<string, unknown> {
  const content: Record<string, unknown> = { schema: titled(body.registered) }
  const examples = toJson(body.info?.keywords.get('openapi_examples'), machine)
  const example = toJson(body.info?.keywords.get('example'), machine)
  if (isObject(examples)) content['examples'] = examples
  else if (example !== undefined && example !== null) content['example'] = example
  return { ...(body.required ? { required: true } : {}), content: { [body.mediaType]: content } }
}
