import { asItems, asText, isNone } from '../../python/values/ask.ts'
import { list, mapping, text } from '../../python/values/make.ts'
import type { CallOf, Value } from '../../python/values/value.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Application, Operation } from '../../model/api.ts'
import type { ReadApplication } from './api.ts'
import { documentFrom } from './document.ts'
import { isObject, toJson } from './json.ts'
import { openIncludes } from './library/router.ts'
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
export function rewrite(read: ReadApplication, application: Application, operations: readonly Operation[], machine: Machine): Rewritten {
  const makers = makersOf(read, application)
  if (makers.length === 0) return { application, operations }
  const sources = new Map(read.routes.map((one) => [one.prepared.route, one]))
  let asked = false
  const build = (given: CallOf): Value => {
    asked = true
    const routes = new Set(openIncludes(asItems(given.keywords.get('routes')) ?? [], machine).map((route) => identity(route)))
    const chosen = operations.filter((operation) => [...sources.values()].some((one) => one.path === operation.path && routes.has(identity(one.prepared.route)) && operation.published))
    return toValue(assemble(documentFrom(given.keywords, machine), application, routes.size > 0 ? chosen : operations.filter((one) => one.published)))
  }
  const result = documentsOf(machine).during(build, () => machine.bounded('the hand-written document', read.instance.site, () => call(makers[makers.length - 1]!, { args: [], keywords: new Map(), open: false, site: read.instance.site! }, machine), () => text('')))
  const document = asked ? toJson(unwrapResponse(result), machine) : undefined
  return isObject(document) && isObject(document['paths']) ? apply(document, application, operations) : { application, operations }
}

/** A kept include makes its routes anew each time: the same endpoint at the same path is the same route. */
const identity = (route: Value): string | Value => (route.kind === 'instance' ? `${asText(route.attributes.get('path')) ?? ''} ${(asItems(route.attributes.get('methods')) ?? []).map(asText).join()} ${asText(route.attributes.get('name')) ?? ''}` : route)

function makersOf(read: ReadApplication, application: Application): readonly Value[] {
  const own = read.instance.attributes.get('openapi')
  if (own && (own.kind === 'function' || own.kind === 'method' || own.kind === 'native')) return [own]
  if (application.published) return []
  return read.routes.filter((one) => !one.published && /openapi[^/]*\.json$/.test(one.path)).flatMap((one) => one.prepared.route.attributes.get('endpoint') ?? [])
}

/** `return JSONResponse(document)` */
const unwrapResponse = (value: Value): Value => (value.kind === 'instance' ? (value.args[0] ?? value.keywords.get('content') ?? value) : value.kind === 'alternatives' ? unwrapResponse(value.options.map((option) => option.value).find((one) => !isNone(one)) ?? value) : value)

function assemble(document: Json, application: Application, operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operation.openapi
  const components: Json = { ...(Object.keys(application.schemas).length > 0 ? { schemas: application.schemas } : {}), ...(Object.keys(application.securitySchemes).length > 0 ? { securitySchemes: application.securitySchemes } : {}) }
  return { ...document, paths, ...(Object.keys(components).length > 0 ? { components } : {}) }
}

function apply(document: Json, application: Application, operations: readonly Operation[]): Rewritten {
  const { paths, components, ...rest } = document
  const parts = (isObject(components) ? components : {}) as { schemas?: Application['schemas']; securitySchemes?: Application['securitySchemes'] }
  const written = paths as Record<string, Record<string, Json>>
  return {
    application: { ...application, document: rest, schemas: parts.schemas ?? {}, securitySchemes: parts.securitySchemes ?? {} },
    operations: operations.map((operation) => {
      const openapi = written[operation.path]?.[operation.method]
      return openapi ? { ...operation, published: true, openapi } : { ...operation, published: false }
    }),
  }
}

function toValue(value: unknown): Value {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return { kind: 'constant', type: Number.isInteger(value) ? 'int' : 'float', value }
  if (typeof value === 'boolean') return { kind: 'constant', type: 'bool', value }
  if (Array.isArray(value)) return list(value.map(toValue))
  if (isObject(value)) return mapping(Object.entries(value).map(([key, item]) => [text(key), toValue(item)]))
  return { kind: 'constant', type: 'none', value: null }
}

