import { argument, asText, isMade, isNone } from '../../../python/values/ask.ts'
import {
  FALSE,
  NONE,
  TRUE,
  external,
  instance,
  list,
  mapping,
  native,
  setItem,
  text,
  unknown,
} from '../../../python/values/make.ts'
import type { CallOf, Instance, Mapping, Site, Value } from '../../../python/values/value.ts'
import { getAttribute } from '../../../python/interpret/attributes.ts'
import { call } from '../../../python/interpret/calls.ts'
import { iterate } from '../../../python/interpret/iterate.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { chosen, placeholder } from './defaults.ts'
import { API_ROUTE, MOUNT, PLAIN_ROUTE, WEBSOCKET_ROUTE, setWiring, wiringOf } from './route.ts'

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

/** A list that was handed over. Of several that it may be, each item is there only perhaps. */
function listed(value: Value | undefined): Value {
  if (!value || isNone(value)) return list([])
  if (value.kind === 'sequence') return list(value.items, value.open)
  if (value.kind !== 'alternatives') return list([], true)
  const parts = value.options.map((option) => ({ option, inner: listed(option.value) }))
  const items = parts.flatMap(({ option, inner }) =>
    inner.kind === 'sequence'
      ? inner.items.map((item): Value => ({
          kind: 'alternatives',
          options: [{ value: item, condition: option.condition }],
        }))
      : [],
  )
  return list(
    items,
    parts.some(({ inner }) => inner.kind === 'sequence' && inner.open),
  )
}

const attribute = (self: Value, name: string): Value =>
  self.kind === 'instance' ? (self.attributes.get(name) ?? NONE) : NONE
const given = (call: CallOf, name: string): Value | undefined => {
  const value = call.keywords.get(name)
  return value && !isNone(value) ? value : undefined
}

export function joinPath(prefix: Value, path: Value, site: Site): Value {
  const [a, b] = [asText(prefix), asText(path)]
  if (a !== null && b !== null) return text(a + b)
  if (prefix.kind === 'alternatives')
    return {
      kind: 'alternatives',
      options: prefix.options.map((one) => ({ ...one, value: joinPath(one.value, path, site) })),
    }
  if (path.kind === 'alternatives')
    return {
      kind: 'alternatives',
      options: path.options.map((one) => ({ ...one, value: joinPath(prefix, one.value, site) })),
    }
  return unknown(`text "${a ?? shown(prefix)}${b ?? shown(path)}"`, site)
}

function shown(value: Value): string {
  const written = value.kind === 'unknown' ? /^text "(.*)"$/.exec(value.why)?.[1] : undefined
  return written ?? '{?}'
}

function joinLists(...parts: readonly (Value | undefined)[]): Value {
  const known = parts.map(listed)
  return list(
    known.flatMap((part) => (part.kind === 'sequence' ? part.items : [])),
    known.some((part) => part.kind === 'sequence' && part.open),
  )
}

function joinMappings(...parts: readonly (Value | undefined)[]): Mapping {
  const result = mapping()
  for (const part of parts) {
    if (part?.kind === 'mapping') for (const { key, value } of part.entries.values()) setItem(result, key, value)
    else if (part && !isNone(part)) result.open = true
  }
  return result
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

/** True and true is true; one false is enough for false; what cannot be told stays as it is. */
function both(one: Value | undefined, two: Value): Value {
  if (one === undefined) return two
  if (one.kind === 'constant' && !one.value) return one
  if (two.kind === 'constant') return two.value || two.type === 'none' ? one : two
  return two
}

function addRoute(self: Instance, route: Value): void {
  const routes = attribute(self, 'routes')
  if (routes.kind === 'sequence') routes.items.push(route)
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

const addPlainRoute: Method = (self, given_, machine) => {
  if (self.kind !== 'instance') return undefined
  addRoute(self, call(external(PLAIN_ROUTE), given_, machine))
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

const includeRouter: Method = (self, given_, machine) => {
  const router = argument(given_, 0, 'router')
  if (self.kind !== 'instance') return undefined
  if (router?.kind === 'alternatives') {
    for (const option of router.options)
      if (!isNone(option.value)) machine.under(option.condition, () => includeOne(self, option.value, given_, machine))
  } else if (router) includeOne(self, router, given_, machine)
  return NONE
}

function includeOne(self: Instance, router: Value, given_: CallOf, machine: Machine): void {
  const inner = router.kind === 'instance' ? (router.attributes.get('router') ?? router) : router
  const routes = inner.kind === 'instance' ? inner.attributes.get('routes') : undefined
  if (inner.kind !== 'instance' || routes?.kind !== 'sequence') {
    machine.giveUp(
      'import',
      `a router that is not known is included: ${router.kind === 'unknown' ? router.why : router.kind === 'external' ? router.path : router.kind}`,
      given_.site,
    )
    return
  }
  if (keepsRouters(machine)) addRoute(self, keptInclude(self, inner, given_, machine))
  else copyRoutes(self, inner, routes, given_, machine)
}

const KEPT_ROUTER = 'fastapi.routing._IncludedRouter'

interface KeptInclude {
  readonly parent: Instance
  readonly router: Instance
  readonly given: CallOf
  readonly conditions: Machine['conditions']
}

const kept = new WeakMap<Instance, KeptInclude>()
const keeping = new WeakSet<Machine>()
const keepsRouters = (machine: Machine): boolean => keeping.has(machine)

/** From FastAPI 0.137 on an include keeps the router: what is added to it later still counts. */
export const keepRouters = (machine: Machine): void => void keeping.add(machine)

/** The parent as it is now; the child as it will be. */
function keptInclude(self: Instance, router: Instance, given_: CallOf, machine: Machine): Instance {
  const made = instance(external(KEPT_ROUTER), given_)
  const frozen = [...self.attributes].map(
    ([name, value]) =>
      [
        name,
        value.kind === 'sequence'
          ? list(value.items, value.open)
          : value.kind === 'mapping'
            ? joinMappings(value)
            : value,
      ] as const,
  )
  const parent: Instance = { ...self, attributes: new Map([...frozen, ['routes', list([])]]) }
  kept.set(made, { parent, router, given: given_, conditions: [...machine.conditions] })
  return made
}

/** Routes with every kept include replaced by what it brings in the end. */
export function openIncludes(routes: readonly Value[], machine: Machine, depth = 0): readonly Value[] {
  return routes.flatMap((route) => {
    const include = route.kind === 'instance' ? kept.get(route) : undefined
    if (!include || depth > 50) return [route]
    const inner = attribute(include.router, 'routes')
    const own = inner.kind === 'sequence' ? list(openIncludes(inner.items, machine, depth + 1), inner.open) : list([])
    const parent: Instance = {
      ...include.parent,
      attributes: new Map([...include.parent.attributes, ['routes', list([])]]),
    }
    machine.bounded(
      'an included router',
      include.given.site,
      () =>
        withConditions(machine, include.conditions, () =>
          copyRoutes(parent, include.router, own, include.given, machine),
        ),
      () => undefined,
    )
    const made = attribute(parent, 'routes')
    return made.kind === 'sequence' ? made.items : []
  })
}

/** The routes an application or router really holds, through the routers it includes as they were written. */
export function includedRoutes(holder: Instance, machine: Machine, depth = 0): readonly Instance[] {
  const inner = holder.attributes.get('router')
  const routes = attribute(inner?.kind === 'instance' ? inner : holder, 'routes')
  return iterate(routes, machine).items.flatMap(({ value }) => {
    const include = value.kind === 'instance' ? kept.get(value) : undefined
    if (include) return depth > 50 ? [] : includedRoutes(include.router, machine, depth + 1)
    return isMade(value, API_ROUTE) ? [value] : []
  })
}

function withConditions(machine: Machine, conditions: Machine['conditions'], run: () => void): void {
  const before = machine.conditions.splice(0, machine.conditions.length, ...conditions)
  run()
  machine.conditions.splice(0, machine.conditions.length, ...before)
}

function copyRoutes(
  self: Instance,
  inner: Instance,
  routes: Value & { kind: 'sequence' },
  given_: CallOf,
  machine: Machine,
): void {
  // Including a router in itself would never end.
  for (const { value: route, condition } of iterate(list([...routes.items], routes.open), machine).items) {
    if (route.kind === 'instance') machine.under(condition, () => includeRoute(self, inner, route, given_, machine))
  }
}

function includeRoute(self: Instance, router: Instance, route: Instance, given_: CallOf, machine: Machine): void {
  const before = attribute(self, 'routes')
  const count = before.kind === 'sequence' ? before.items.length : 0
  const prefix = given(given_, 'prefix') ?? text('')
  const path = joinPath(prefix, attribute(route, 'path'), given_.site)
  if (isMade(route, API_ROUTE)) includeApiRoute(self, router, route, path, given_, machine)
  else if (isMade(route, WEBSOCKET_ROUTE))
    call(
      getAttribute(self, 'add_api_websocket_route', machine, given_.site),
      {
        args: [path, attribute(route, 'endpoint')],
        keywords: new Map([
          ['dependencies', joinLists(given(given_, 'dependencies'), attribute(route, 'dependencies'))],
        ]),
        open: false,
        site: given_.site,
      },
      machine,
    )
  else if (isMade(route, PLAIN_ROUTE))
    addPlainRoute(
      self,
      {
        args: [joinPath(attribute(self, 'prefix'), path, given_.site), attribute(route, 'endpoint')],
        keywords: new Map([
          ['methods', attribute(route, 'methods')],
          ['include_in_schema', attribute(route, 'include_in_schema')],
        ]),
        open: false,
        site: given_.site,
      },
      machine,
    )
  const after = attribute(self, 'routes')
  const inner = wiringOf(route)
  for (const added of after.kind === 'sequence' ? after.items.slice(count) : []) {
    if (added.kind === 'instance')
      setWiring(added, {
        steps: [
          { what: `included${asText(prefix) ? ` under ${asText(prefix)}` : ''}`, site: given_.site },
          ...inner.steps,
        ],
        conditions: [...new Set([...machine.conditions, ...inner.conditions])],
      })
  }
}

const KEPT = [
  'response_model',
  'status_code',
  'summary',
  'description',
  'response_description',
  'name',
  'methods',
  'operation_id',
  'response_model_include',
  'response_model_exclude',
  'response_model_by_alias',
  'response_model_exclude_unset',
  'response_model_exclude_defaults',
  'response_model_exclude_none',
  'openapi_extra',
]

function includeApiRoute(
  self: Instance,
  router: Instance,
  route: Instance,
  path: Value,
  given_: CallOf,
  machine: Machine,
): void {
  const keywords = new Map<string, Value>(KEPT.map((name) => [name, attribute(route, name)]))
  keywords.set('responses', joinMappings(given(given_, 'responses'), attribute(route, 'responses')))
  keywords.set('tags', joinLists(given(given_, 'tags'), attribute(route, 'tags')))
  keywords.set('dependencies', joinLists(given(given_, 'dependencies'), attribute(route, 'dependencies')))
  keywords.set('callbacks', joinLists(given(given_, 'callbacks'), attribute(route, 'callbacks')))
  keywords.set(
    'deprecated',
    firstTrue(attribute(route, 'deprecated'), given(given_, 'deprecated'), attribute(self, 'deprecated')),
  )
  keywords.set(
    'include_in_schema',
    both(
      both(attribute(route, 'include_in_schema'), attribute(self, 'include_in_schema')),
      given_.keywords.get('include_in_schema') ?? TRUE,
    ),
  )
  const responseClass = chosen(
    attribute(route, 'response_class'),
    attribute(router, 'default_response_class'),
    given(given_, 'default_response_class'),
    attribute(self, 'default_response_class'),
  )
  if (responseClass) keywords.set('response_class', responseClass)
  const unique = chosen(
    attribute(route, 'generate_unique_id_function'),
    attribute(router, 'generate_unique_id_function'),
    given(given_, 'generate_unique_id_function'),
    attribute(self, 'generate_unique_id_function'),
  )
  if (unique) keywords.set('generate_unique_id_function', unique)
  keywords.set('route_class_override', route.class)
  call(
    getAttribute(self, 'add_api_route', machine, given_.site),
    { args: [path, attribute(route, 'endpoint')], keywords, open: false, site: given_.site },
    machine,
  )
}

const firstTrue = (...values: readonly (Value | undefined)[]): Value =>
  values.find((value) => value && !isNone(value) && !(value.kind === 'constant' && !value.value)) ?? NONE

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
