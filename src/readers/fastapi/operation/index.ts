import { asItems, asText, isMade } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { findAttribute } from '../../../python/interpret/attributes.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { JsonSchema } from '../../../model/api.ts'
import { type Dependant, dependantOf, flat } from '../dependant.ts'
import { isObject, mergeDeep, present, toJson } from '../json.ts'
import { withoutNulls } from '../../json-value.ts'
import { lateOf } from '../late-dependencies.ts'
import { API_ROUTE } from '../library/route.ts'
import { securityScheme } from '../security.ts'
import { type PreparedBody, bodyOf, writeBody } from './body.ts'
import { type Context, attribute } from './context.ts'
import { type PreparedParameter, parametersOf, writeParameters } from './parameters.ts'
import {
  type AdditionalResponse,
  type Success,
  additionalResponses,
  successOf,
  validates,
  writeResponses,
} from './responses.ts'
import { titleOf } from './title.ts'

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
  /** Whether it publishes FastAPI's own validation error. */
  readonly validates: boolean
  /** The operation object for one method; fresh each time. */
  write(method: string): Record<string, unknown>
}

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
    validates: validates(parts),
    write: (method) => writeOperation(prepared, parts, method, machine),
  }
  return prepared
}

export interface Parts {
  readonly parameters: readonly PreparedParameter[]
  readonly body: PreparedBody | null
  readonly success: Success
  readonly responses: readonly AdditionalResponse[]
}

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
  operation['responses'] = writeResponses(route, parts)
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
