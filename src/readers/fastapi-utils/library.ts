import { argument, asItems, asText, isMade, isNone } from '../../python/values/ask.ts'
import { NONE, external, integer, list, native, text } from '../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Value } from '../../python/values/value.ts'
import { findAttribute, getAttribute } from '../../python/interpret/attributes.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { API_ROUTER, ROUTER } from '../fastapi/library/router.ts'
import { API_ROUTE, PLAIN_ROUTE } from '../fastapi/library/route.ts'
import { addWritten } from '../written/library.ts'
import { RESOURCES } from './resources.ts'

/** fastapi-utils and its fork fastapi-restful. */
const PACKAGES = ['fastapi_utils', 'fastapi_restful']

/** Class-based views: the methods of a class answer the routes of a router, which is then included in itself. */
export function addFastApiUtils(machine: Machine, versionOf: (name: string) => string | null): void {
  // Routes are named after their class since 0.6.
  const namesViews = (): boolean => !/^0\.[0-5]\./.test(versionOf('fastapi-utils') ?? '')
  machine.library.add({
    ...ROUTER,
    aliases: [
      ...(ROUTER.aliases ?? []),
      ...PACKAGES.flatMap((name) => [`${name}.inferring_router.InferringRouter`, `${name}.InferringRouter`]),
    ],
  })
  for (const name of PACKAGES) {
    addWritten(machine, [
      { ...RESOURCES, name: `${name}.cbv_base`, through: [name], source: RESOURCES.source.replaceAll('PACKAGE', name) },
    ])
    machine.library.add(
      {
        path: `${name}.cbv.cbv`,
        aliases: [`${name}.cbv_base.cbv`],
        call: (given) => native('cbv', ({ args: [of] }) => view(given, of, machine, namesViews())),
      },
      {
        path: `${name}.cbv._cbv`,
        call: (given) =>
          view(
            { ...given, args: [given.args[0] ?? NONE, ...given.args.slice(2)] },
            given.args[1],
            machine,
            namesViews(),
          ),
      },
    )
  }
}

function view(given: CallOf, of: Value | undefined, machine: Machine, namesViews: boolean): Value {
  const router = argument(given, 0, 'router')
  if (of?.kind !== 'class' || router?.kind !== 'instance') return of ?? NONE
  for (const url of given.args.slice(1)) registerByName(router, url, of, given, machine)
  const inner = call(external(API_ROUTER), { args: [], keywords: new Map(), open: false, site: given.site }, machine)
  moveRoutes(router, inner, of, namesViews)
  call(
    getAttribute(router, 'include_router', machine, given.site),
    { args: [inner], keywords: new Map(), open: false, site: given.site },
    machine,
  )
  return of
}

/** `@cbv(router, "/items")`: methods called as the router's own (`get`, `post`) answer there, in the order of their names. */
function registerByName(router: Instance, url: Value, of: ClassValue, given: CallOf, machine: Machine): void {
  const known = (asItems(router.attributes.get('routes')) ?? []).flatMap((route) =>
    route.kind === 'instance' && asText(route.attributes.get('path')) === asText(url)
      ? [route.attributes.get('endpoint')]
      : [],
  )
  for (const [name, method] of [...methodsOf(of)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!(name in (ROUTER.methods ?? {})) || known.includes(method)) continue
    const declared = findAttribute(method, '__return_types_func__', machine, given.site)
    const says = declared
      ? asItems(call(declared, { args: [], keywords: new Map(), open: false, site: given.site }, machine))
      : null
    const [model = NONE, status = integer(200), responses = NONE, more] = says ?? []
    const extra =
      more?.kind === 'mapping'
        ? [...more.entries.values()].map(({ key, value }) => [asText(key) ?? '', value] as const)
        : []
    const keywords = new Map<string, Value>([
      ['methods', list([text(name)])],
      ['response_model', model],
      ['status_code', status],
      ['responses', responses],
      ...extra,
    ])
    const register = call(
      getAttribute(router, 'api_route', machine, given.site),
      { args: [url], keywords, open: false, site: given.site },
      machine,
    )
    call(register, { args: [method], keywords: new Map(), open: false, site: given.site }, machine)
  }
}

function methodsOf(of: ClassValue): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>()
  for (const base of of.mro)
    if (base.kind === 'class')
      for (const [name, value] of base.namespace)
        if (value.kind === 'function' && !name.startsWith('__') && !found.has(name)) found.set(name, value)
  return found
}

/** The routes of the class leave the router without its prefix, under names that begin with the class. */
function moveRoutes(router: Instance, inner: Value, of: ClassValue, namesViews: boolean): void {
  const routes = router.attributes.get('routes')
  const into = inner.kind === 'instance' ? inner.attributes.get('routes') : undefined
  if (routes?.kind !== 'sequence' || into?.kind !== 'sequence') return
  const methods = new Set(methodsOf(of).values())
  const prefix = asText(router.attributes.get('prefix')) ?? ''
  const moved = routes.items.filter(
    (route): route is Instance =>
      isMade(route, API_ROUTE, PLAIN_ROUTE) && methods.has(route.attributes.get('endpoint') ?? NONE),
  )
  for (const route of moved) {
    const path = asText(route.attributes.get('path'))
    const name = asText(route.attributes.get('name'))
    if (path !== null && !isNone(route.attributes.get('path')))
      route.attributes.set('path', text(path.slice(prefix.length)))
    if (namesViews && name !== null) route.attributes.set('name', text(`${of.name}.${name}`))
    into.items.push(route)
  }
  routes.items = routes.items.filter((route) => !moved.includes(route as Instance))
}
