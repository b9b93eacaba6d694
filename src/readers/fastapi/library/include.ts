import { argument, asText, isMade, isNone } from '../../../python/values/ask.ts'
import { NONE, TRUE, external, instance, list, text } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import { getAttribute } from '../../../python/interpret/attributes.ts'
import { call } from '../../../python/interpret/calls.ts'
import { iterate } from '../../../python/interpret/iterate.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { chosen } from './defaults.ts'
import { addPlainRoute, addRoute, attribute, both, given, joinLists, joinMappings, joinPath } from './joined.ts'
import { API_ROUTE, PLAIN_ROUTE, WEBSOCKET_ROUTE, setWiring, wiringOf } from './route.ts'

type Method = NonNullable<Summary['methods']>[string]

export const includeRouter: Method = (self, given_, machine) => {
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
