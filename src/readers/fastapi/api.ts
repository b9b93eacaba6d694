import { asText, isMade } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { iterate } from '../../python/interpret/iterate.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Application, Method, Middleware, Mount } from '../../model/api.ts'
import type { Condition, Step } from '../../model/provenance.ts'
import { Schemas } from '../pydantic/schemas.ts'
import { placeOf } from '../place.ts'
import { documentOf, isApiRoute, routesOf, validationSchemas } from './document.ts'
import { type HandWritten, findHandWritten } from './custom-document.ts'
import type { Edition } from './edition.ts'
import { APPLICATION } from './library/application.ts'
import { WEBSOCKET_ROUTE, wiringOf } from './library/route.ts'
import { type PreparedRoute, prepareRoute } from './operation/index.ts'
import { type Dependant, dependantOf } from './dependant.ts'
import { start } from './starting.ts'
import { asItems } from '../../python/values/ask.ts'

/** An application with all its routes prepared, before anything is asked of them. */
export interface ReadApplication {
  readonly id: string
  readonly instance: Instance
  readonly mountPath: string
  readonly schemas: Schemas
  /** Schemas of operations that are left out of the document. */
  readonly unpublished: Schemas
  readonly webhooks: readonly PreparedRoute[]
  readonly handWritten: HandWritten
  readonly routes: readonly ReadRoute[]
  readonly webSockets: readonly ReadWebSocket[]
  readonly mounts: readonly Mount[]
}

export interface ReadRoute {
  readonly prepared: PreparedRoute
  readonly path: string
  /** The same as it was written, with convertors: `/files/{name:path}`. */
  readonly pattern: string
  /** False when a part of the path could not be told. */
  readonly pathKnown: boolean
  readonly published: boolean
  readonly wiring: readonly Step[]
  readonly conditions: readonly Condition[]
}

export interface ReadWebSocket {
  readonly path: string
  readonly name: string
  readonly route: Instance
  readonly dependant: Dependant
  readonly wiring: readonly Step[]
  readonly conditions: readonly Condition[]
}

/** Reads an application and every application mounted below it, the outermost first. */
export function readApplications(
  main: Instance,
  id: string,
  machine: Machine,
  edition: Edition,
): readonly ReadApplication[] {
  const result: ReadApplication[] = []
  const seen = new Set<Instance>()
  const visit = (instance: Instance, name: string, mountPath: string): void => {
    if (seen.has(instance) || result.length > 100) return
    seen.add(instance)
    const read = readApplication(instance, name, mountPath, machine, edition)
    result.push(read.application)
    for (const one of read.inner) visit(one.instance, `${id} at ${one.path}`, one.path)
  }
  visit(main, id, '')
  return result
}

interface Inner {
  readonly instance: Instance
  readonly path: string
}

function readApplication(
  instance: Instance,
  id: string,
  mountPath: string,
  machine: Machine,
  edition: Edition,
): { application: ReadApplication; inner: readonly Inner[] } {
  start(instance)
  const separate = instance.attributes.get('separate_input_output_schemas')
  const options = {
    separateInputOutput: !(separate?.kind === 'constant' && separate.value === false),
    pydantic: edition.pydantic,
    pydanticVersion: edition.pydanticVersion,
    binaryAs: edition.binaryAs,
  }
  const schemas = new Schemas(machine, options)
  const context = { machine, schemas, edition }
  // What is not published must not put its models among those that are.
  const aside = { machine, schemas: new Schemas(machine, options), edition }
  const found = routesOf(instance, machine)
  const handWritten = findHandWritten(instance, found, machine)
  const hooks = instance.attributes.get('webhooks')
  const webhooks = [
    ...(hooks?.kind === 'instance' ? routesOf(hooks, machine) : []).filter(isApiRoute),
    ...handWritten.webhooks,
  ].map((route) => prepareRoute(route, pathText(route.attributes.get('path_format')).path, context))
  const routes: ReadRoute[] = []
  const webSockets: ReadWebSocket[] = []
  const mounts: Mount[] = []
  const inner: Inner[] = []
  for (const route of found) {
    const shown = pathText(route.attributes.get('path_format') ?? route.attributes.get('path'))
    if (isApiRoute(route))
      routes.push({
        prepared: prepareRoute(route, shown.path, isPublished(route) ? context : aside),
        path: mountPath + shown.path,
        pattern: mountPath + pathText(route.attributes.get('path')).path,
        pathKnown: shown.known,
        published: isPublished(route),
        ...placed(route),
      })
    else if (isMade(route, WEBSOCKET_ROUTE)) webSockets.push(readWebSocket(route, mountPath, shown.path, context))
    else readMount(route, id, mountPath, machine, mounts, inner)
  }
  return {
    application: {
      id,
      instance,
      mountPath,
      schemas,
      unpublished: aside.schemas,
      handWritten,
      webhooks,
      routes,
      webSockets,
      mounts,
    },
    inner,
  }
}

function readWebSocket(
  route: Instance,
  mountPath: string,
  path: string,
  context: { machine: Machine; schemas: Schemas },
): ReadWebSocket {
  const endpoint = route.attributes.get('endpoint')!
  const dependant = dependantOf(
    endpoint,
    path,
    asItems(route.attributes.get('dependencies')) ?? [],
    context.machine,
    context.schemas,
  )
  return {
    path: mountPath + path,
    name: asText(route.attributes.get('name')) ?? '',
    route,
    dependant,
    ...placed(route),
  }
}

/** A mounted FastAPI application is read like the first; anything else is only named. */
function readMount(
  route: Instance,
  id: string,
  mountPath: string,
  machine: Machine,
  mounts: Mount[],
  inner: Inner[],
): void {
  const app = route.attributes.get('app')
  const host = asText(route.attributes.get('host'))
  const path = mountPath + (host === null ? pathText(route.attributes.get('path')).path.replace(/\/$/, '') : '')
  for (const { value } of app
    ? iterate({ kind: 'sequence', type: 'list', items: [app], open: false }, machine).items
    : []) {
    const made = isMade(value, APPLICATION) && value.attributes.has('router') ? value : wrapped(value)
    if (made) inner.push({ instance: made, path })
  }
  const what = app ? describe(app) : describe(route)
  const { wiring, conditions } = placed(route)
  const at = wiring[wiring.length - 1]?.at
  if (at) mounts.push({ application: id, path: host === null ? path : `//${host}`, what, at, conditions })
}

/** The application inside an ASGI wrapper. */
function wrapped(value: Value): Instance | null {
  if (value.kind !== 'instance') return null
  return (
    [...value.args, ...value.keywords.values()].find(
      (one): one is Instance => isMade(one, APPLICATION) && one.attributes.has('router'),
    ) ?? null
  )
}

function describe(value: Value): string {
  if (value.kind === 'instance') return value.class.kind === 'class' ? value.class.name : value.class.path
  if (value.kind === 'class' || value.kind === 'function') return value.name
  return value.kind === 'external' ? value.path : 'an application that is not known'
}

function pathText(value: Value | undefined): { path: string; known: boolean } {
  const known = asText(value)
  if (known !== null) return { path: known, known: true }
  if (value?.kind === 'alternatives') return { path: pathText(value.options[0]?.value).path, known: false }
  return {
    path: (value?.kind === 'unknown' ? /^text "(.*)"$/s.exec(value.why)?.[1] : undefined) ?? '{?}',
    known: false,
  }
}

function isPublished(route: Instance): boolean {
  const value = route.attributes.get('include_in_schema')
  return !(value?.kind === 'constant' && !value.value)
}

export function placed(route: Instance): {
  readonly wiring: readonly Step[]
  readonly conditions: readonly Condition[]
} {
  const { steps, conditions } = wiringOf(route)
  return {
    wiring: steps.map(({ what, site }) => ({ what, at: placeOf(site) })),
    conditions: conditions.map(({ text, site }) => ({ text, at: placeOf(site) })),
  }
}

/** The application as the model holds it; call it once every field of its routes is registered. */
export function applicationModel(read: ReadApplication, machine: Machine, edition: Edition): Application {
  const definitions = read.schemas.finish()
  read.unpublished.finish()
  const webhooks = Object.fromEntries(
    read.webhooks.map((one) => [
      one.path,
      Object.fromEntries(one.methods.map((method) => [method.toLowerCase(), one.write(method)])),
    ]),
  )
  const asks = [...read.routes.filter((one) => one.published).map((one) => one.prepared), ...read.webhooks].some(
    (one) => one.validates,
  )
  const schemas = Object.fromEntries(
    Object.entries({ ...definitions, ...(asks ? validationSchemas(edition) : {}) }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  )
  const own = documentOf(read.instance, machine)
  const document = read.webhooks.length > 0 ? { ...own, webhooks } : own
  const url = read.instance.attributes.get('openapi_url')
  const info = document['info'] as { title: string; version: string }
  return {
    id: read.id,
    title: info.title,
    version: info.version,
    at: placeOf(read.instance.site!),
    mountPath: read.mountPath,
    document,
    schemas,
    securitySchemes: Object.fromEntries(
      [...read.routes.filter((one) => one.published).map((one) => one.prepared), ...read.webhooks].flatMap((one) =>
        one.security.map(([name, { definition }]) => [name, definition]),
      ),
    ),
    middleware: middlewareOf(read.instance, machine),
    published: !(url?.kind === 'constant' && url.type === 'none'),
  }
}

function middlewareOf(application: Instance, machine: Machine): readonly Middleware[] {
  const stack = application.attributes.get('user_middleware')
  return (stack ? iterate(stack, machine).items : []).flatMap(({ value, condition }) => {
    if (value.kind !== 'instance' || !value.site) return []
    const of = value.args[0] ?? value.keywords.get('middleware_class')
    const dispatch = value.keywords.get('dispatch')
    const name = dispatch?.kind === 'function' ? dispatch.name : of ? describe(of) : 'middleware'
    return [
      {
        name,
        at: placeOf(value.site),
        conditions: condition ? [{ text: condition.text, at: placeOf(condition.site) }] : [],
      },
    ]
  })
}

export const asMethod = (method: string): Method => method.toLowerCase() as Method
