import type { Operation, Parameter, Response, Body, WebSocketRoute, JsonSchema } from '../../model/api.ts'
import { asText, unwrap } from '../../python/values/ask.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Value } from '../../python/values/value.ts'
import { type ReadApplication, type ReadRoute, type ReadWebSocket, asMethod } from '../fastapi/api.ts'
import { descriptionOf } from '../fastapi/operation/index.ts'
import { placeOf } from '../place.ts'
import type { Site } from '../../python/values/value.ts'

/** What was learned by following an operation. */
export type Behaviour = Pick<Operation, 'access' | 'dependencies' | 'statements' | 'effects'> &
  Partial<Pick<Operation, 'policies' | 'limits' | 'files' | 'signature' | 'remembered' | 'trace'>>

/** An application, and whether it is the one a reader thinks of first. */
export interface Placed {
  readonly application: ReadApplication
  readonly isMain: boolean
}

/** One operation for each method of a route; those of the main application are named by method and path alone. */
export function operationsOf(
  { application, isMain }: Placed,
  route: ReadRoute,
  behaviour: Behaviour,
  machine: Machine,
): readonly Operation[] {
  return route.prepared.methods.map((method) => operationOf({ application, isMain }, route, method, behaviour, machine))
}

function operationOf(
  { application, isMain }: Placed,
  route: ReadRoute,
  method: string,
  behaviour: Behaviour,
  machine: Machine,
): Operation {
  const { prepared } = route
  const openapi = prepared.write(method)
  const id = `${method} ${route.path}`
  return {
    id: isMain ? id : `${id} (${application.id})`,
    application: application.id,
    method: asMethod(method),
    path: route.path,
    pattern: route.pattern,
    name: prepared.name,
    operationId: String(openapi['operationId']),
    summary: String(openapi['summary'] ?? ''),
    description: descriptionOf(prepared.route, machine),
    tags: (openapi['tags'] as readonly string[] | undefined) ?? [],
    deprecated: openapi['deprecated'] === true,
    published: route.published,
    handler: handlerPlace(prepared.dependant.callee, prepared.route.site!),
    wiring: route.wiring,
    conditions: route.conditions,
    parameters: ((openapi['parameters'] as readonly Parameter[] | undefined) ?? []).map(
      ({ in: place, name, required, schema }) => ({ in: place, name, required, schema }),
    ),
    body: bodyOf(openapi['requestBody']),
    responses: responsesOf(openapi['responses']),
    security: (openapi['security'] as Operation['security'] | undefined) ?? [],
    openapi,
    ...behaviour,
  }
}

/** Where the function stands that answers, through decorators that show its signature. */
function handlerPlace(callee: Value, otherwise: Site) {
  const shown = unwrap(callee.kind === 'method' ? callee.function : callee)
  // A handler of a library stands where the project lets it in.
  if (shown.kind === 'function' && shown.site.module.file !== '')
    return placeOf({ module: shown.site.module, node: headOf(shown.node) })
  return placeOf(
    shown.kind === 'class' || (shown.kind === 'instance' && shown.site) ? (shown.site ?? otherwise) : otherwise,
  )
}

/** The line of a function's name, not its whole body. */
const headOf = (node: {
  readonly start: number
  readonly end: number
  readonly kind?: string
  readonly nameStart?: number
  readonly name?: string
}) =>
  node.kind === 'FunctionDef' && node.nameStart !== undefined
    ? { start: node.nameStart, end: node.nameStart + (node.name?.length ?? 0) }
    : node

function bodyOf(value: unknown): Body | null {
  const body = value as
    | { readonly required?: boolean; readonly content?: Record<string, { readonly schema?: JsonSchema }> }
    | undefined
  return body ? { required: body.required === true, content: schemasOf(body.content) } : null
}

function responsesOf(value: unknown): readonly Response[] {
  return Object.entries(
    (value ?? {}) as Record<string, { description?: string; content?: Record<string, { schema?: JsonSchema }> }>,
  ).map(([status, one]) => ({ status, description: one.description ?? '', content: schemasOf(one.content) }))
}

const schemasOf = (content: Record<string, { readonly schema?: JsonSchema }> | undefined): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(content ?? {}).map(([type, one]) => [type, one.schema ?? {}]))

export function webSocketOf(
  application: ReadApplication,
  route: ReadWebSocket,
  behaviour: Pick<Behaviour, 'access' | 'dependencies'>,
): WebSocketRoute {
  return {
    application: application.id,
    path: route.path,
    name: route.name || (asText(route.route.attributes.get('name')) ?? ''),
    handler: handlerPlace(route.dependant.callee, route.route.site!),
    wiring: route.wiring,
    conditions: route.conditions,
    dependencies: behaviour.dependencies,
    access: behaviour.access,
  }
}
