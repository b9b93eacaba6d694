import { asItems, asText, isMade, isNone } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { JsonSchema } from '../../model/api.ts'
import { aliasName } from '../pydantic/core/field-core.ts'
import type { Field, Registered } from '../pydantic/field.ts'
import type { Schemas } from '../pydantic/schemas.ts'
import { type Dependant, bodyParameters, dependantOf, flat } from './dependant.ts'
import { isObject, mergeDeep, present, toJson, withoutNulls } from './json.ts'
import { DEFAULT } from './library/defaults.ts'
import { API_ROUTE } from './library/route.ts'
import { type RequestParameter, flatten, isResponseClass } from './parameters.ts'
import { isEventStream, responseClass } from './responses.ts'
import { returnTypeOf } from './signature.ts'
import { securityScheme } from './security.ts'
import { allowsBody, statusNumber, statusText } from './status.ts'
import type { Edition } from './edition.ts'
import { lateOf } from './late-dependencies.ts'

export interface Context {
  readonly machine: Machine
  readonly schemas: Schemas
  readonly edition: Edition
}

/** A route with every field of it registered; its OpenAPI can be written once all routes are. */
export interface PreparedRoute {
  readonly route: Instance
  readonly path: string
  readonly methods: readonly string[]
  readonly name: string
  readonly uniqueId: string
  readonly dependant: Dependant
  readonly security: readonly (readonly [
    string,
    { readonly definition: JsonSchema; readonly scopes: readonly string[] },
  ])[]
  readonly callbacks: readonly PreparedRoute[]
  /** The operation object for one method; fresh each time. */
  write(method: string): Record<string, unknown>
}

const attribute = (route: Instance, name: string): Value | undefined => route.attributes.get(name)
const METHODS_WITH_BODY = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'])
const NO_WORD = /[^\p{L}\p{N}_]/gu

export function prepareRoute(route: Instance, path: string, context: Context): PreparedRoute {
  const { machine, schemas } = context
  const endpoint = attribute(route, 'endpoint')!
  const methods = (asItems(attribute(route, 'methods')) ?? []).flatMap((one) => asText(one) ?? [])
  const name = asText(attribute(route, 'name')) ?? ''
  const uniqueId =
    asText(attribute(route, 'unique_id')) ??
    `${`${name}${path}`.replace(NO_WORD, '_')}_${(methods[0] ?? 'get').toLowerCase()}`
  const dependant = dependantOf(
    endpoint,
    path,
    asItems(attribute(route, 'dependencies')) ?? [],
    machine,
    schemas,
    lateOf(route),
  )
  const parts: Parts = {
    parameters: parametersOf(dependant, context),
    body: bodyOf(dependant, uniqueId, context),
    success: successOf(route, endpoint, uniqueId, context),
    responses: additionalResponses(route, uniqueId, context),
  }
  const security = securityOf(dependant, machine)
  const callbacks = (asItems(attribute(route, 'callbacks')) ?? []).flatMap((one) =>
    isMade(one, API_ROUTE) ? [prepareRoute(one, asText(one.attributes.get('path_format')) ?? '', context)] : [],
  )
  const prepared: PreparedRoute = {
    route,
    path,
    methods,
    name,
    uniqueId,
    dependant,
    security,
    callbacks,
    write: (method) => writeOperation(prepared, parts, method, machine),
  }
  return prepared
}

interface Parts {
  readonly parameters: readonly PreparedParameter[]
  readonly body: PreparedBody | null
  readonly success: Success
  readonly responses: readonly AdditionalResponse[]
}

// --- parameters --------------------------------------------------------------------------------

interface PreparedParameter {
  readonly in: string
  readonly name: string
  readonly required: boolean
  readonly registered: Registered
  readonly info: Instance | null
  /** FastAPI titles its own parameters; the fields of a model keep the titles of the model. */
  readonly hidden: boolean
}

const PLACES = ['path', 'query', 'header', 'cookie'] as const

function parametersOf(root: Dependant, context: Context): readonly PreparedParameter[] {
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

function writeParameters(
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

const schemaOf = (registered: Registered): JsonSchema => registered.schema()

/** FastAPI gives each field the title its name suggests, unless it refers to a model. */
function titled(registered: Registered): JsonSchema {
  const schema = registered.schema()
  if ('$ref' in schema) return schema
  const given = asText(registered.field.info?.keywords.get('title'))
  return { ...schema, title: given ?? titleOf(registered.field.titled ?? registered.field.alias) }
}

/** `str.title()` of the alias, underscores as blanks. */
export const titleOf = (alias: string): string =>
  alias
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replaceAll('_', ' ')

// --- body --------------------------------------------------------------------------------------

interface PreparedBody {
  readonly registered: Registered
  readonly mediaType: string
  readonly required: boolean
  readonly info: Instance | null
}

function bodyOf(root: Dependant, uniqueId: string, context: Context): PreparedBody | null {
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

function writeBody(body: PreparedBody, machine: Machine): Record<string, unknown> {
  const content: Record<string, unknown> = { schema: titled(body.registered) }
  const examples = toJson(body.info?.keywords.get('openapi_examples'), machine)
  const example = toJson(body.info?.keywords.get('example'), machine)
  if (isObject(examples)) content['examples'] = examples
  else if (example !== undefined && example !== null) content['example'] = example
  return { ...(body.required ? { required: true } : {}), content: { [body.mediaType]: content } }
}

// --- responses ---------------------------------------------------------------------------------

interface Success {
  readonly status: string
  readonly allowsBody: boolean
  readonly mediaType: string | null
  readonly json: boolean
  readonly registered: Registered | null
  readonly stream: 'jsonl' | 'sse' | null
}

function successOf(route: Instance, endpoint: Value, uniqueId: string, context: Context): Success {
  const { machine, schemas, edition } = context
  const given = attribute(route, 'response_class')
  const shape = responseClass(given, machine)
  const status = statusNumber(attribute(route, 'status_code'))
  const model = attribute(route, 'response_model')
  const stream = edition.streams ? streamOf(route, endpoint, machine) : null
  const base = {
    status: String(status ?? shape.status),
    allowsBody: allowsBody(status),
    mediaType: shape.mediaType,
    json: shape.json,
  }
  if (stream)
    return {
      ...base,
      stream: stream.form,
      registered: stream.item ? schemas.add(plainField(`StreamItem_${uniqueId}`, stream.item), 'serialization') : null,
    }
  const registered =
    model && present(model) && !isResponseClass(flatten(model).type, machine)
      ? schemas.add(plainField(`Response_${uniqueId}`, model), 'serialization')
      : null
  return { ...base, stream: null, registered }
}

const plainField = (name: string, type: Value): Field => ({ name, alias: name, type, info: null, default: undefined })

const STREAMS = /(Async)?(Iterable|Iterator|Generator)$/

/** A generator as endpoint streams its items. */
function streamOf(
  route: Instance,
  endpoint: Value,
  machine: Machine,
): { form: 'jsonl' | 'sse'; item: Value | null } | null {
  const inner = endpoint.kind === 'method' ? endpoint.function : endpoint
  const generator = inner.kind === 'function' && inner.node.kind === 'FunctionDef' && inner.node.generator
  const responseClass_ = attribute(route, 'response_class')
  const form = isEventStream(responseClass_) ? 'sse' : isMade(responseClass_, DEFAULT) ? 'jsonl' : null
  if (!generator || !form) return null
  const returned = returnTypeOf(endpoint, machine)
  const item =
    returned?.kind === 'generic' && returned.origin.kind === 'external' && STREAMS.test(returned.origin.path)
      ? (returned.args[0] ?? null)
      : null
  const hidden = item?.kind === 'external' && item.path.endsWith('ServerSentEvent')
  return { form, item: hidden ? null : item }
}

interface AdditionalResponse {
  readonly code: string
  readonly given: Record<string, unknown>
  readonly registered: Registered | null
}

function additionalResponses(route: Instance, uniqueId: string, context: Context): readonly AdditionalResponse[] {
  const responses = attribute(route, 'responses')
  if (responses?.kind !== 'mapping') return []
  return [...responses.entries.values()].flatMap(({ key, value }) => {
    const code = statusNumber(key)?.toString() ?? asText(key)
    if (code === null) return []
    const entry = value.kind === 'alternatives' ? value.options[0]!.value : value
    const model = entry.kind === 'mapping' ? entry.entries.get('smodel')?.value : undefined
    const given =
      entry.kind === 'mapping'
        ? (toJson(
            { ...entry, entries: new Map([...entry.entries].filter(([name]) => name !== 'smodel')) },
            context.machine,
          ) as Record<string, unknown>)
        : {}
    return [
      {
        code,
        given,
        registered: present(model)
          ? context.schemas.add(plainField(`Response_${code}_${uniqueId}`, model), 'serialization')
          : null,
      },
    ]
  })
}

function writeResponses(route: Instance, parts: Parts, machine: Machine): Record<string, unknown> {
  const { success } = parts
  const responses: Record<string, unknown> = {}
  const first: Record<string, unknown> = {
    description: asText(attribute(route, 'response_description')) ?? 'Successful Response',
  }
  if (success.allowsBody) Object.assign(first, successContent(success))
  responses[success.status] = first
  for (const one of parts.responses) writeAdditional(responses, one, success.mediaType)
  const asks = parts.parameters.length > 0 || parts.body !== null
  if (asks && !['422', '4XX', 'default'].some((code) => code in responses)) {
    responses['422'] = {
      description: 'Validation Error',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/HTTPValidationError' } } },
    }
  }
  void machine
  return responses
}

function successContent(success: Success): Record<string, unknown> {
  if (success.stream === 'jsonl')
    return { content: { 'application/jsonl': { itemSchema: success.registered ? titled(success.registered) : {} } } }
  if (success.stream === 'sse')
    return { content: { 'text/event-stream': { itemSchema: eventSchema(success.registered) } } }
  if (!success.mediaType) return {}
  const schema = !success.json ? { type: 'string' } : success.registered ? titled(success.registered) : {}
  return { content: { [success.mediaType]: { schema } } }
}

function eventSchema(item: Registered | null): JsonSchema {
  const properties: Record<string, unknown> = {
    data: { type: 'string' },
    event: { type: 'string' },
    id: { type: 'string' },
    retry: { type: 'integer', minimum: 0 },
  }
  if (!item) return { type: 'object', properties }
  return {
    type: 'object',
    properties: {
      ...properties,
      data: { type: 'string', contentMediaType: 'application/json', contentSchema: titled(item) },
    },
    required: ['data'],
  }
}

function writeAdditional(responses: Record<string, unknown>, one: AdditionalResponse, mediaType: string | null): void {
  const code = one.code.toUpperCase() === 'DEFAULT' ? 'default' : one.code.toUpperCase()
  const before = (responses[code] ??= {}) as Record<string, unknown>
  const given = structuredClone(one.given)
  if (one.registered) {
    const content = (given['content'] ??= {}) as Record<string, Record<string, unknown>>
    const slot = (content[mediaType ?? 'application/json'] ??= {})
    const schema = (slot['schema'] ??= {}) as Record<string, unknown>
    mergeDeep(schema, titled(one.registered) as Record<string, unknown>)
  }
  const description = given['description'] || before['description'] || statusText(one.code) || 'Additional Response'
  mergeDeep(before, given)
  before['description'] = description
}

// --- the whole ---------------------------------------------------------------------------------

function securityOf(root: Dependant, machine: Machine): PreparedRoute['security'] {
  const found = new Map<string, { definition: JsonSchema; scopes: string[] }>()
  for (const { dependant, scopes } of flat(root)) {
    const scheme = dependant === root ? null : securityScheme(dependant.callee, machine)
    if (!scheme) continue
    const before = found.get(scheme.name)
    found.set(scheme.name, {
      definition: scheme.definition,
      scopes: [...new Set([...(before?.scopes ?? []), ...scopes])],
    })
  }
  return [...found]
}

function writeOperation(
  prepared: PreparedRoute,
  parts: Parts,
  method: string,
  machine: Machine,
): Record<string, unknown> {
  const { route } = prepared
  const operation: Record<string, unknown> = {}
  const tags = toJson(attribute(route, 'tags'), machine)
  if (Array.isArray(tags) && tags.length > 0) operation['tags'] = tags
  operation['summary'] = asText(attribute(route, 'summary')) || titleOf(prepared.name.replaceAll('_', ' '))
  const description = descriptionOf(route, machine)
  if (description) operation['description'] = description
  operation['operationId'] = asText(attribute(route, 'operation_id')) || prepared.uniqueId
  const deprecated = attribute(route, 'deprecated')
  if (present(deprecated) && !(deprecated.kind === 'constant' && !deprecated.value)) operation['deprecated'] = true
  if (prepared.security.length > 0)
    operation['security'] = prepared.security.map(([name, { scopes }]) => ({ [name]: scopes }))
  const parameters = writeParameters(parts.parameters, machine)
  if (parameters.length > 0) operation['parameters'] = parameters
  if (parts.body && METHODS_WITH_BODY.has(method)) operation['requestBody'] = writeBody(parts.body, machine)
  if (prepared.callbacks.length > 0)
    operation['callbacks'] = Object.fromEntries(
      prepared.callbacks.map((one) => [
        one.name,
        { [one.path]: Object.fromEntries(one.methods.map((way) => [way.toLowerCase(), one.write(way)])) },
      ]),
    )
  operation['responses'] = writeResponses(route, parts, machine)
  const extra = toJson(attribute(route, 'openapi_extra'), machine)
  if (isObject(extra)) mergeDeep(operation, extra)
  return withoutNulls(operation)
}

/** A partial shows the words of its own class. */
const PARTIAL = 'Create a new function with partial application of the given arguments\nand keywords.'

/** What carries the words: an object shows those of its class. */
const documented = (endpoint: Value): Value =>
  endpoint.kind === 'method' ? endpoint.function : endpoint.kind === 'instance' ? endpoint.class : endpoint

export function descriptionOf(route: Instance, machine: Machine): string {
  const given = asText(attribute(route, 'description'))
  if (given !== null && given !== '') return given.split('\f')[0]!.trim()
  const endpoint = attribute(route, 'endpoint')
  const written = endpoint
    ? isMade(endpoint, 'functools.partial')
      ? PARTIAL
      : asText(findAttribute(documented(endpoint), '__doc__', machine))
    : null
  return (written ?? '').split('\f')[0]!.trim()
}
