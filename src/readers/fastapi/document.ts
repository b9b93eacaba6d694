import { asText, isMade } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { iterate } from '../../python/interpret/iterate.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { JsonSchema } from '../../model/api.ts'
import { isObject, present, toJson } from './json.ts'
import { API_ROUTE } from './library/route.ts'
import { openIncludes } from './library/include.ts'
import type { Edition } from './edition.ts'

const attribute = (of: Instance, name: string): Value | undefined => of.attributes.get(name)

/** What `app.openapi()` says of the application itself: everything but paths and components. */
export function documentOf(application: Instance, machine: Machine): Record<string, unknown> {
  const tags = attribute(application, 'openapi_tags')
  const docs = attribute(application, 'openapi_external_docs')
  const given = new Map([
    ...application.attributes,
    ...(tags ? [['tags', tags] as const] : []),
    ...(docs ? [['external_docs', docs] as const] : []),
  ])
  const document = documentFrom(given, machine)
  const root = asText(attribute(application, 'root_path'))?.replace(/\/+$/, '')
  const inServers = attribute(application, 'root_path_in_servers')
  const servers = (document['servers'] as readonly { url?: string }[] | undefined) ?? []
  if (!root || (inServers?.kind === 'constant' && inServers.value === false) || servers.some((one) => one.url === root))
    return document
  return { ...document, servers: [{ url: root }, ...servers] }
}

/** The same from the arguments of `get_openapi`. */
export function documentFrom(given: ReadonlyMap<string, Value>, machine: Machine): Record<string, unknown> {
  const text = (name: string): string | undefined => asText(given.get(name)) || undefined
  const json = (name: string): unknown => (present(given.get(name)) ? toJson(given.get(name), machine) : undefined)
  const info = {
    title: text('title') ?? 'FastAPI',
    version: text('version') ?? '0.1.0',
    summary: text('summary'),
    description: text('description'),
    termsOfService: text('terms_of_service'),
    contact: withUrl(json('contact')),
    license: withUrl(json('license_info')),
  }
  const servers = json('servers')
  const tags = json('tags')
  return compact({
    openapi: text('openapi_version') ?? '3.1.0',
    info: compact(info),
    servers: Array.isArray(servers) && servers.length > 0 ? servers : undefined,
    tags: Array.isArray(tags) ? tags.map(withDocs) : undefined,
    externalDocs: withUrl(json('external_docs')),
  })
}

/** An address as Pydantic writes it: `https://example.com` ends in a slash. */
function withUrl(value: unknown): unknown {
  if (!isObject(value) || typeof value['url'] !== 'string') return value
  return { ...value, url: URL.canParse(value['url']) ? new URL(value['url']).href : value['url'] }
}

const withDocs = (tag: unknown): unknown =>
  isObject(tag) && tag['externalDocs'] ? { ...tag, externalDocs: withUrl(tag['externalDocs']) } : tag

function compact(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined && item !== null))
}

/** The routes of an application or router in order, with the condition each hangs on. */
export function routesOf(holder: Instance, machine: Machine): readonly Instance[] {
  const router = attribute(holder, 'router')
  const routes = router?.kind === 'instance' ? attribute(router, 'routes') : attribute(holder, 'routes')
  if (!routes) return []
  const opened = openIncludes(
    iterate(routes, machine).items.map(({ value }) => value),
    machine,
  )
  return iterate({ kind: 'sequence', type: 'list', items: [...opened], open: false }, machine).items.flatMap(
    ({ value }) => (value.kind === 'instance' ? [value] : []),
  )
}

export const isApiRoute = (route: Value): route is Instance => isMade(route, API_ROUTE)

/** `HTTPValidationError` and what it holds, as this edition of FastAPI writes them. */
export function validationSchemas(edition: Edition): Record<string, JsonSchema> {
  const properties: Record<string, unknown> = {
    loc: { items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, type: 'array', title: 'Location' },
    msg: { type: 'string', title: 'Message' },
    type: { type: 'string', title: 'Error Type' },
  }
  if (edition.validationInput)
    Object.assign(properties, { input: { title: 'Input' }, ctx: { type: 'object', title: 'Context' } })
  return {
    HTTPValidationError: {
      properties: {
        detail: { items: { $ref: '#/components/schemas/ValidationError' }, type: 'array', title: 'Detail' },
      },
      type: 'object',
      title: 'HTTPValidationError',
    },
    ValidationError: { properties, type: 'object', required: ['loc', 'msg', 'type'], title: 'ValidationError' },
  }
}
