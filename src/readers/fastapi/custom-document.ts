import { asItems, asText, isNone } from '../../python/values/ask.ts'
import { text } from '../../python/values/make.ts'
import { valueOf } from '../json-value.ts'
import type { CallOf, Instance, Value } from '../../python/values/value.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Application, Operation } from '../../model/api.ts'
import type { ReadApplication } from './api.ts'
import { documentFrom, isApiRoute } from './document.ts'
import { isObject, toJson } from './json.ts'
import { openIncludes } from './library/include.ts'
import { documentsOf } from './library/openapi.ts'

/** An application and its operations as its own hand-written document says them. */
export interface Rewritten {
  readonly application: Application
  readonly operations: readonly Operation[]
}

type Json = Record<string, unknown>

/**
 * Applies what the program itself does to its document: a function in the place of `app.openapi`, or,
 * when the usual address is switched off, an endpoint that serves one. The function is run on the
 * document FastAPI would make; whatever it changes is what the application publishes.
 */
export function rewrite(
  read: ReadApplication,
  application: Application,
  operations: readonly Operation[],
  machine: Machine,
): Rewritten {
  const { maker, routes } = read.handWritten
  if (!maker) return { application, operations }
  let asked = false
  const build = (given: CallOf): Value => {
    asked = true
    const shown = operations.filter((one) => one.published && (routes === null || routes.has(one.id)))
    const webhooks = application.document['webhooks']
    return valueOf({
      ...assemble(documentFrom(given.keywords, machine), application, shown),
      ...(webhooks ? { webhooks } : {}),
    })
  }
  const result = documentsOf(machine).during(build, () =>
    machine.bounded(
      'the hand-written document',
      read.instance.site,
      () => call(maker, { args: [], keywords: new Map(), open: false, site: read.instance.site! }, machine),
      () => text(''),
    ),
  )
  const document = asked ? toJson(unwrapResponse(result), machine) : undefined
  return isObject(document) && isObject(document['paths'])
    ? apply(document, application, operations)
    : { application, operations }
}

/** A document the program puts together itself: who makes it, and what it is about. */
export interface HandWritten {
  readonly maker: Value | null
  /** Webhooks handed to `get_openapi`. */
  readonly webhooks: readonly Instance[]
  /** The operations it is about; null for all. */
  readonly routes: ReadonlySet<string> | null
}

const NOT_HAND_WRITTEN: HandWritten = { maker: null, webhooks: [], routes: null }

/** Thrown by the first look: nothing after `get_openapi` is of interest yet, nor may it be kept. */
class Asked extends Error {}

/** Finds who makes the document, and runs it as far as the call of `get_openapi`. */
export function findHandWritten(application: Instance, routes: readonly Instance[], machine: Machine): HandWritten {
  const maker = makerOf(application, routes)
  if (!maker) return NOT_HAND_WRITTEN
  let found: HandWritten = { maker, webhooks: [], routes: null }
  const build = (given: CallOf): Value => {
    const webhooks = asItems(given.keywords.get('webhooks')) ?? []
    const chosen = given.keywords.get('routes')
    const opened = chosen?.kind === 'sequence' ? openIncludes(chosen.items, machine) : null
    found = { maker, webhooks: webhooks.filter(isApiRoute), routes: opened && new Set(opened.flatMap(idsOf)) }
    throw new Asked()
  }
  const depths = [machine.stack.length, machine.conditions.length] as const
  try {
    documentsOf(machine).during(build, () =>
      machine.bounded(
        'the hand-written document',
        application.site,
        () => call(maker, { args: [], keywords: new Map(), open: false, site: application.site! }, machine),
        () => text(''),
      ),
    )
  } catch (error) {
    if (!(error instanceof Asked)) throw error
    machine.stack.length = depths[0]
    machine.conditions.length = depths[1]
  }
  return found
}

/** The ids its operations have: a kept include makes routes anew each time, so they are known by name. */
function idsOf(route: Value): readonly string[] {
  if (!isApiRoute(route)) return []
  const path = asText(route.attributes.get('path_format')) ?? ''
  return (asItems(route.attributes.get('methods')) ?? []).map((method) => `${asText(method) ?? ''} ${path}`)
}

function makerOf(application: Instance, routes: readonly Instance[]): Value | null {
  const own = application.attributes.get('openapi')
  if (own && (own.kind === 'function' || own.kind === 'method' || own.kind === 'native')) return own
  if (!isNone(application.attributes.get('openapi_url'))) return null
  const serving = routes.filter(
    (route) => isApiRoute(route) && /openapi[^/]*\.json$/.test(asText(route.attributes.get('path')) ?? ''),
  )
  return serving[serving.length - 1]?.attributes.get('endpoint') ?? null
}

/** `return JSONResponse(document)` */
const unwrapResponse = (value: Value): Value =>
  value.kind === 'instance'
    ? (value.args[0] ?? value.keywords.get('content') ?? value)
    : value.kind === 'alternatives'
      ? unwrapResponse(value.options.map((option) => option.value).find((one) => !isNone(one)) ?? value)
      : value

function assemble(document: Json, application: Application, operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operation.openapi
  const components: Json = {
    ...(Object.keys(application.schemas).length > 0 ? { schemas: application.schemas } : {}),
    ...(Object.keys(application.securitySchemes).length > 0 ? { securitySchemes: application.securitySchemes } : {}),
  }
  return { ...document, paths, ...(Object.keys(components).length > 0 ? { components } : {}) }
}

function apply(document: Json, application: Application, operations: readonly Operation[]): Rewritten {
  const { paths, components, ...rest } = document
  const parts = (isObject(components) ? components : {}) as {
    schemas?: Application['schemas']
    securitySchemes?: Application['securitySchemes']
  }
  const written = paths as Record<string, Record<string, Json>>
  return {
    application: {
      ...application,
      document: rest,
      schemas: parts.schemas ?? {},
      securitySchemes: parts.securitySchemes ?? {},
    },
    operations: operations.map((operation) => {
      const openapi = written[operation.path]?.[operation.method]
      return openapi ? { ...operation, published: true, openapi } : { ...operation, published: false }
    }),
  }
}
