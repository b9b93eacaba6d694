import { argument, asItems, asText, isMade, isNone } from '../../../python/values/ask.ts'
import { NONE, TRUE, external, list, mapping, text } from '../../../python/values/make.ts'
import type { CallOf, ConditionOf, Instance, Site, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { findAttribute } from '../../../python/interpret/attributes.ts'
import { isResponseClass } from '../parameters.ts'
import { returnTypeOf } from '../signature.ts'
import { DEFAULT, placeholder, unwrapDefault } from './defaults.ts'

export const API_ROUTE = 'fastapi.routing.APIRoute'
export const PLAIN_ROUTE = 'starlette.routing.Route'
export const WEBSOCKET_ROUTE = 'fastapi.routing.APIWebSocketRoute'
export const MOUNT = 'starlette.routing.Mount'

/** What is known of a route besides its attributes: how it came to be where it is. */
export interface Wiring {
  /** From the application inwards: include calls, then the call that registered it. */
  readonly steps: readonly { readonly what: string; readonly site: Site }[]
  readonly conditions: readonly ConditionOf[]
}

const wirings = new WeakMap<Instance, Wiring>()

export const wiringOf = (route: Instance): Wiring => wirings.get(route) ?? { steps: [], conditions: [] }
export const setWiring = (route: Instance, wiring: Wiring): void => void wirings.set(route, wiring)

/** Functions that answer a route: a class that holds one is a class-based view. */
export const endpoints = new WeakSet<object>()

const OPTIONS = [
  'response_model',
  'status_code',
  'tags',
  'dependencies',
  'summary',
  'description',
  'response_description',
  'responses',
  'deprecated',
  'name',
  'methods',
  'operation_id',
  'response_model_include',
  'response_model_exclude',
  'response_model_by_alias',
  'response_model_exclude_unset',
  'response_model_exclude_defaults',
  'response_model_exclude_none',
  'include_in_schema',
  'response_class',
  'dependency_overrides_provider',
  'callbacks',
  'openapi_extra',
  'generate_unique_id_function',
  'strict_content_type',
] as const

function constructRoute(self: Instance, given: CallOf, machine: Machine): void {
  const path = argument(given, 0, 'path') ?? text('')
  const endpoint = argument(given, 1, 'endpoint') ?? NONE
  for (const name of OPTIONS) self.attributes.set(name, given.keywords.get(name) ?? NONE)
  if (!given.keywords.has('include_in_schema')) self.attributes.set('include_in_schema', TRUE)
  self.attributes.set('path', path)
  self.attributes.set('path_format', pathFormat(path))
  self.attributes.set('endpoint', endpoint)
  self.attributes.set('response_model', responseModel(given.keywords.get('response_model'), endpoint, machine))
  markEndpoint(endpoint)
  for (const name of ['tags', 'dependencies', 'callbacks'])
    if (self.attributes.get(name) === NONE) self.attributes.set(name, list([]))
  if (self.attributes.get('responses') === NONE) self.attributes.set('responses', mapping())
  self.attributes.set('name', named(given.keywords.get('name'), endpoint, machine, given.site))
  const methods = asItems(given.keywords.get('methods')) ?? [text('GET')]
  self.attributes.set('methods', {
    kind: 'sequence',
    type: 'set',
    items: methods.map((one) => text((asText(one) ?? '').toUpperCase())),
    open: false,
  })
  if (self.attributes.get('response_class') === NONE)
    self.attributes.set('response_class', placeholder(external('starlette.responses.JSONResponse')))
  setWiring(self, { steps: [{ what: 'registered', site: given.site }], conditions: [...machine.conditions] })
  giveUniqueId(self, machine, given.site)
}

/** What was given, or the annotated return type unless that is a response. */
function responseModel(given: Value | undefined, endpoint: Value, machine: Machine): Value {
  if (given && !isMade(given, DEFAULT)) return given
  const returned = returnTypeOf(endpoint, machine)
  if (!returned || isResponseClass(returned, machine)) return NONE
  return returned
}

function giveUniqueId(self: Instance, machine: Machine, site: Site): void {
  const generate = unwrapDefault(self.attributes.get('generate_unique_id_function'))
  const own =
    generate &&
    generate.kind !== 'constant' &&
    !(generate.kind === 'external' && generate.path === 'fastapi.utils.generate_unique_id')
  const explicit = self.attributes.get('operation_id')
  if (explicit && !isNone(explicit)) self.attributes.set('unique_id', explicit)
  else
    self.attributes.set(
      'unique_id',
      own ? call(generate, { args: [self], keywords: new Map(), open: false, site }, machine) : defaultId(self),
    )
}

/** Name, path and method, everything but letters, digits and `_` replaced. */
function defaultId(self: Instance): Value {
  const name = asText(self.attributes.get('name'))
  const path = asText(self.attributes.get('path_format'))
  const method = asText((asItems(self.attributes.get('methods')) ?? [])[0])
  if (name === null || path === null || method === null) return NONE
  return text(`${`${name}${path}`.replace(/[^\p{L}\p{N}_]/gu, '_')}_${method.toLowerCase()}`)
}

export function pathFormat(path: Value): Value {
  const written = asText(path)
  return written === null ? path : text(written.replace(/\{([^}:]+):[^}]*\}/g, '{$1}'))
}

/** `name` as given, else the endpoint's own name. */
function named(given: Value | undefined, endpoint: Value, machine: Machine, site: Site): Value {
  if (given && !(given.kind === 'constant' && given.type === 'none')) return given
  return (
    findAttribute(endpoint, '__name__', machine, site) ??
    (endpoint.kind === 'instance'
      ? text(endpoint.class.kind === 'class' ? endpoint.class.name : endpoint.class.path.split('.').pop()!)
      : text(''))
  )
}

function markEndpoint(endpoint: Value): void {
  let at: Value | null = endpoint
  for (let i = 0; at && i < 10; i++) {
    endpoints.add(at)
    at = at.kind === 'function' ? at.wrapped : at.kind === 'method' ? at.function : null
  }
}

function constructPlain(self: Instance, given: CallOf, machine: Machine): void {
  const path = argument(given, 0, 'path') ?? text('')
  const endpoint = argument(given, 1, 'endpoint') ?? NONE
  self.attributes.set('path', path)
  self.attributes.set('endpoint', endpoint)
  self.attributes.set('name', named(given.keywords.get('name'), endpoint, machine, given.site))
  self.attributes.set('methods', given.keywords.get('methods') ?? list([text('GET')]))
  self.attributes.set('include_in_schema', given.keywords.get('include_in_schema') ?? TRUE)
  self.attributes.set('dependencies', given.keywords.get('dependencies') ?? list([]))
  self.attributes.set('tags', list([]))
  markEndpoint(endpoint)
  setWiring(self, { steps: [{ what: 'registered', site: given.site }], conditions: [...machine.conditions] })
}

function constructMount(self: Instance, given: CallOf, machine: Machine): void {
  self.attributes.set('path', argument(given, 0, 'path') ?? text(''))
  self.attributes.set('app', argument(given, 1, 'app') ?? NONE)
  self.attributes.set('name', argument(given, 2, 'name') ?? NONE)
  const routes = given.keywords.get('routes')
  if (routes) self.attributes.set('routes', routes)
  setWiring(self, { steps: [{ what: 'mounted', site: given.site }], conditions: [...machine.conditions] })
}

export const ROUTES: readonly Summary[] = [
  { path: 'starlette.routing.BaseRoute' },
  { path: PLAIN_ROUTE, bases: ['starlette.routing.BaseRoute'], construct: constructPlain },
  { path: API_ROUTE, bases: [PLAIN_ROUTE], construct: constructRoute, methods: { get_route_handler: () => undefined } },
  {
    path: 'starlette.routing.WebSocketRoute',
    aliases: ['fastapi.routing.WebSocketRoute'],
    bases: ['starlette.routing.BaseRoute'],
    construct: constructPlain,
  },
  { path: WEBSOCKET_ROUTE, bases: ['starlette.routing.WebSocketRoute'], construct: constructPlain },
  {
    path: MOUNT,
    aliases: ['fastapi.routing.Mount'],
    bases: ['starlette.routing.BaseRoute'],
    construct: constructMount,
  },
  { path: 'fastapi.utils.generate_unique_id', aliases: ['fastapi.routing.generate_unique_id'] },
]
