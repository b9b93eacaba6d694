import { argument, asItems, isNone } from '../../../python/values/ask.ts'
import { NONE, external, instance, list, mapping, native, setItem, text } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import { getAttribute } from '../../../python/interpret/attributes.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { documentsOf } from './openapi.ts'
import { API_ROUTER, ROUTER } from './router.ts'

export const APPLICATION = 'fastapi.applications.FastAPI'

type Method = NonNullable<Summary['methods']>[string]

/** Every application that was made, in order, with the conditions it was made under. */
export class Applications {
  readonly made: Instance[] = []
}

const ROUTER_OPTIONS = [
  'routes',
  'default_response_class',
  'dependencies',
  'callbacks',
  'deprecated',
  'include_in_schema',
  'responses',
  'generate_unique_id_function',
  'redirect_slashes',
  'lifespan',
]

function construct(applications: Applications): NonNullable<Summary['construct']> {
  return (self: Instance, given: CallOf, machine: Machine) => {
    for (const [name, value] of given.keywords) self.attributes.set(name, value)
    const options = new Map(
      ROUTER_OPTIONS.flatMap((name) => (given.keywords.has(name) ? [[name, given.keywords.get(name)!] as const] : [])),
    )
    const router = call(external(API_ROUTER), { args: [], keywords: options, open: false, site: given.site }, machine)
    self.attributes.set('router', router)
    self.attributes.set('openapi_schema', NONE)
    self.attributes.set('state', instance(external('starlette.datastructures.State')))
    self.attributes.set('dependency_overrides', mapping([], true))
    self.attributes.set('user_middleware', middlewareOf(given))
    self.attributes.set(
      'exception_handlers',
      given.keywords.get('exception_handlers')?.kind === 'mapping'
        ? given.keywords.get('exception_handlers')!
        : mapping(),
    )
    self.attributes.set(
      'webhooks',
      given.keywords.get('webhooks') ??
        call(external(API_ROUTER), { args: [], keywords: new Map(), open: false, site: given.site }, machine),
    )
    if (!given.keywords.has('openapi_url')) self.attributes.set('openapi_url', text('/openapi.json'))
    self.attributes.set('openapi_version', text('3.1.0'))
    if (!given.keywords.has('title')) self.attributes.set('title', text('FastAPI'))
    if (!given.keywords.has('version')) self.attributes.set('version', text('0.1.0'))
    applications.made.push(self)
  }
}

function middlewareOf(given: CallOf): Value {
  return list(asItems(given.keywords.get('middleware')) ?? [])
}

/** What the application hands to `get_openapi`. */
function ownDocument(self: Value): ReadonlyMap<string, Value> {
  if (self.kind !== 'instance') return new Map()
  const names = [
    'title',
    'version',
    'openapi_version',
    'summary',
    'description',
    'terms_of_service',
    'contact',
    'license_info',
    'servers',
  ]
  const own = names.flatMap((name) => (self.attributes.has(name) ? [[name, self.attributes.get(name)!] as const] : []))
  const tags = self.attributes.get('openapi_tags')
  return new Map([...own, ...(tags ? [['tags', tags] as const] : [])])
}

/** Methods that an application hands to its router. */
const handOn =
  (name: string): Method =>
  (self, given, machine) => {
    const router = self.kind === 'instance' ? self.attributes.get('router') : undefined
    if (!router) return undefined
    return call(getAttribute(router, name, machine, given.site), given, machine)
  }

const addMiddleware: Method = (self, given, machine) => {
  const stack = self.kind === 'instance' ? self.attributes.get('user_middleware') : undefined
  const made = instance(external('starlette.middleware.Middleware'), given)
  const condition = machine.conditions[machine.conditions.length - 1]
  if (stack?.kind === 'sequence')
    stack.items.unshift(condition ? { kind: 'alternatives', options: [{ value: made, condition }] } : made)
  return NONE
}

const middleware: Method = (self, _given, machine) =>
  native('middleware', ({ args: [handler], site }) => {
    if (handler)
      addMiddleware(
        self,
        {
          args: [external('starlette.middleware.base.BaseHTTPMiddleware')],
          keywords: new Map([['dispatch', handler]]),
          open: false,
          site,
        },
        machine,
      )
    return handler ?? NONE
  })

const addExceptionHandler: Method = (self, given) => {
  const handlers = self.kind === 'instance' ? self.attributes.get('exception_handlers') : undefined
  const key = argument(given, 0, 'exc_class_or_status_code')
  const handler = argument(given, 1, 'handler')
  if (handlers?.kind === 'mapping' && key && handler) setItem(handlers, key, handler)
  return NONE
}

const exceptionHandler: Method = (self, given, machine) =>
  native('exception_handler', ({ args: [handler], site }) => {
    if (handler && given.args[0])
      addExceptionHandler(self, { args: [given.args[0], handler], keywords: new Map(), open: false, site }, machine)
    return handler ?? NONE
  })

export function applicationSummary(applications: Applications): Summary {
  return {
    path: APPLICATION,
    aliases: ['fastapi.FastAPI'],
    bases: ['starlette.applications.Starlette'],
    construct: construct(applications),
    methods: {
      ...Object.fromEntries(Object.keys(ROUTER.methods ?? {}).map((name) => [name, handOn(name)])),
      add_middleware: addMiddleware,
      middleware,
      add_exception_handler: addExceptionHandler,
      exception_handler: exceptionHandler,
      setup: () => NONE,
      // The document FastAPI itself would make: a function in its place often starts from it.
      openapi: (self, given, machine) => documentsOf(machine).answer({ ...given, keywords: ownDocument(self) }),
    },
    attribute: (self, name) => {
      const router = self.attributes.get('router')
      if (name !== 'routes' || !router || isNone(router)) return undefined
      return router.kind === 'instance' ? router.attributes.get('routes') : undefined
    },
  }
}
