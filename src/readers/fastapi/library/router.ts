import { argument, isNone } from '../../../python/values/ask.ts'
import { FALSE, NONE, TRUE, external, instance, list, mapping, native, text } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import { getAttribute } from '../../../python/interpret/attributes.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import { chosen, placeholder } from './defaults.ts'
import { includeRouter } from './include.ts'
import { addPlainRoute, addRoute, attribute, both, given, joinLists, joinMappings, joinPath, listed } from './joined.ts'
import { API_ROUTE, MOUNT, WEBSOCKET_ROUTE, setWiring } from './route.ts'

export const API_ROUTER = 'fastapi.routing.APIRouter'
const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

type Method = NonNullable<Summary['methods']>[string]

function constructRouter(self: Instance, given: CallOf): void {
  const set = (name: string, otherwise: Value): void => {
    const value = given.keywords.get(name)
    self.attributes.set(name, value && !isNone(value) ? value : otherwise)
  }
  set('prefix', text(''))
  for (const name of ['tags', 'dependencies', 'callbacks', 'on_startup', 'on_shutdown'])
    self.attributes.set(name, listed(given.keywords.get(name)))
  set('responses', mapping())
  set('default_response_class', placeholder(external('starlette.responses.JSONResponse')))
  set('route_class', external(API_ROUTE))
  set('generate_unique_id_function', placeholder(external('fastapi.utils.generate_unique_id')))
  self.attributes.set('deprecated', given.keywords.get('deprecated') ?? NONE)
  self.attributes.set('include_in_schema', given.keywords.get('include_in_schema') ?? TRUE)
  const routes = given.keywords.get('routes')
  self.attributes.set('routes', routes?.kind === 'sequence' ? routes : list([]))
}

const addApiRoute: Method = (self, given_, machine) => {
  if (self.kind !== 'instance') return undefined
  const routeClass = given(given_, 'route_class_override') ?? attribute(self, 'route_class')
  const keywords = new Map(given_.keywords)
  keywords.delete('route_class_override')
  keywords.delete('path')
  keywords.delete('endpoint')
  keywords.set('responses', joinMappings(attribute(self, 'responses'), given(given_, 'responses')))
  keywords.set('tags', joinLists(attribute(self, 'tags'), given(given_, 'tags')))
  keywords.set('dependencies', joinLists(attribute(self, 'dependencies'), given(given_, 'dependencies')))
  keywords.set('callbacks', joinLists(attribute(self, 'callbacks'), given(given_, 'callbacks')))
  keywords.set(
    'response_class',
    chosen(given(given_, 'response_class'), attribute(self, 'default_response_class')) ?? NONE,
  )
  keywords.set(
    'generate_unique_id_function',
    chosen(given(given_, 'generate_unique_id_function'), attribute(self, 'generate_unique_id_function')) ?? NONE,
  )
  keywords.set('deprecated', given(given_, 'deprecated') ?? attribute(self, 'deprecated'))
  keywords.set(
    'include_in_schema',
    both(given_.keywords.get('include_in_schema'), attribute(self, 'include_in_schema')),
  )
  const path = joinPath(attribute(self, 'prefix'), argument(given_, 0, 'path') ?? text(''), given_.site)
  const endpoint = argument(given_, 1, 'endpoint') ?? NONE
  const route = call(
    routeClass,
    { args: [path], keywords: new Map([['endpoint', endpoint], ...keywords]), open: false, site: given_.site },
    machine,
  )
  addRoute(self, route)
  return NONE
}

/** What the decorators say of everything that is not given: they hand all of it on by name. */
const SPELLED_OUT: readonly (readonly [string, () => Value])[] = [
  ['response_model', () => placeholder(NONE)],
  ...[
    'status_code',
    'tags',
    'dependencies',
    'summary',
    'description',
    'responses',
    'deprecated',
    'operation_id',
    'response_model_include',
    'response_model_exclude',
    'name',
    'callbacks',
    'openapi_extra',
  ].map((name) => [name, () => NONE] as const),
  ['response_description', () => text('Successful Response')],
  ['response_model_by_alias', () => TRUE],
  ...['response_model_exclude_unset', 'response_model_exclude_defaults', 'response_model_exclude_none'].map(
    (name) => [name, () => FALSE] as const,
  ),
  ['include_in_schema', () => TRUE],
  ['response_class', () => placeholder(external('starlette.responses.JSONResponse'))],
  ['generate_unique_id_function', () => placeholder(external('fastapi.utils.generate_unique_id'))],
]

const apiRoute: Method = (self, given_, machine) =>
  native('api_route', ({ args: [endpoint], site }) => {
    if (!endpoint) return NONE
    const path = argument(given_, 0, 'path') ?? text('')
    const keywords = new Map<string, Value>([
      ...SPELLED_OUT.map(([name, otherwise]) => [name, otherwise()] as const),
      ...given_.keywords,
    ])
    keywords.delete('path')
    call(
      getAttribute(self, 'add_api_route', machine, site),
      { args: [path, endpoint], keywords, open: false, site: given_.site },
      machine,
    )
    return endpoint
  })

const verb =
  (name: string): Method =>
  (self, given_, machine) => {
    const path = argument(given_, 0, 'path') ?? text('')
    const keywords = new Map([
      ...given_.keywords,
      ['path', path] as const,
      ['methods', list([text(name.toUpperCase())])] as const,
    ])
    return call(
      getAttribute(self, 'api_route', machine, given_.site),
      { args: [], keywords, open: given_.open, site: given_.site },
      machine,
    )
  }

const webSocket: Method = (self, given_, machine) =>
  native('websocket', ({ args: [endpoint], site }) => {
    if (!endpoint) return NONE
    call(
      getAttribute(self, 'add_api_websocket_route', machine, site),
      {
        args: [argument(given_, 0, 'path') ?? text(''), endpoint, ...given_.args.slice(1)],
        keywords: given_.keywords,
        open: false,
        site: given_.site,
      },
      machine,
    )
    return endpoint
  })

const addWebSocket: Method = (self, given_, machine) => {
  if (self.kind !== 'instance') return undefined
  const path = joinPath(attribute(self, 'prefix'), argument(given_, 0, 'path') ?? text(''), given_.site)
  const dependencies = joinLists(attribute(self, 'dependencies'), given(given_, 'dependencies'))
  addRoute(
    self,
    call(
      external(WEBSOCKET_ROUTE),
      {
        args: [path, argument(given_, 1, 'endpoint') ?? NONE],
        keywords: new Map([['dependencies', dependencies]]),
        open: false,
        site: given_.site,
      },
      machine,
    ),
  )
  return NONE
}

const plainRoute: Method = (self, given_, machine) =>
  native('route', ({ args: [endpoint] }) => {
    if (endpoint) addPlainRoute(self, { ...given_, args: [argument(given_, 0, 'path') ?? text(''), endpoint] }, machine)
    return endpoint ?? NONE
  })

const mount: Method = (self, given_, machine) => {
  if (self.kind !== 'instance') return undefined
  addRoute(self, call(external(MOUNT), given_, machine))
  return NONE
}

const host: Method = (self, given_, machine) => {
  if (self.kind !== 'instance') return undefined
  const route = instance(external('starlette.routing.Host'), given_)
  route.attributes.set('app', argument(given_, 1, 'app') ?? NONE)
  route.attributes.set('host', argument(given_, 0, 'host') ?? NONE)
  setWiring(route, {
    steps: [{ what: 'answers a host of its own', site: given_.site }],
    conditions: [...machine.conditions],
  })
  addRoute(self, route)
  return NONE
}

export const ROUTER: Summary = {
  path: API_ROUTER,
  aliases: ['fastapi.APIRouter'],
  bases: ['starlette.routing.Router'],
  construct: constructRouter,
  methods: {
    ...Object.fromEntries(VERBS.map((name) => [name, verb(name)])),
    api_route: apiRoute,
    add_api_route: addApiRoute,
    websocket: webSocket,
    websocket_route: webSocket,
    add_api_websocket_route: addWebSocket,
    add_websocket_route: addWebSocket,
    add_route: addPlainRoute,
    route: plainRoute,
    mount,
    host,
    include_router: includeRouter,
    on_event: () => native('on_event', ({ args }) => args[0] ?? NONE),
    add_event_handler: () => NONE,
  },
}
