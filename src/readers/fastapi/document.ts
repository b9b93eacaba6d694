import { asText, isMade } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { iterate } from '../../python/interpret/iterate.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { JsonSchema } from '../../model/api.ts'
import { isObject, present, toJson } from './json.ts'
import { API_ROUTE } from './library/route.ts'
import { openIncludes } from './library/router.ts'
import type { Edition } from './edition.ts'

const attribute = (of: Instance, name: string): Value | undefined => of.attributes.get(name)

/** What `app.openapi()` says of the application itself: everything but paths and components. */
export function documentOf(application: Instance, machine: Machine): Record<string, unknown> {
  const text = (name: string): string | undefined => asText(attribute(application, name)) || undefined
  const json = (name: string): unknown => (present(attribute(application, name)) ? toJson(attribute(application, name), machine) : undefined)
  const info = {
    title: text('title') ?? 'FastAPI', version: text('version') ?? '0.1.0', summary: text('summary'), description: text('description'), termsOfService: text('terms_of_service'),
    contact: withUrl(json('contact')), license: withUrl(json('license_info')),
  }
  const root = text('root_path')
  const inServers = attribute(application, 'root_path_in_servers')
  const servers = (json('servers') as readonly { url?: string }[] | undefined) ?? []
  const rooted = root && !(inServers?.kind === 'constant' && inServers.value === false) && !servers.some((one) => one.url === root.replace(/\/+$/, '')) ? [{ url: root.replace(/\/+$/, '') }, ...servers] : servers
  return compact({ openapi: text('openapi_version') ?? '3.1.0', info: compact(info), servers: rooted.length > 0 ? rooted : undefined, tags: (json('openapi_tags') as readonly unknown[] | undefined)?.map(withDocs), externalDocs: withUrl(json('openapi_external_docs')) })
}

/** An address as Pydantic writes it: `https://example.com` ends in a slash. */
function withUrl(value: unknown): unknown {
  if (!isObject(value) || typeof value['url'] !== 'string') return value
  return { ...value, url: URL.canParse(value['url']) ? new URL(value['url']).href : value['url'] }
}

const withDocs = (tag: unknown): unknown => (isObject(tag) && tag['externalDocs'] ? { ...tag, externalDocs: withUrl(tag['externalDocs']) } : tag)

function compact(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined && item !== null))
}

/** The routes of an application or router in order, with the condition each hangs on. */
export function routesOf(holder: Instance, machine: Machine): readonly Instance[] {
  const router = attribute(holder, 'router')
  const routes = router?.kind === 'instance' ? attribute(router, 'routes') : attribute(holder, 'routes')
  if (!routes) return []
  const opened = openIncludes(iterate(routes, machine).items.map(({ value }) => value), machine)
  return iterate({ kind: 'sequence', type: 'list', items: [...opened], open: false }, machine).items.flatMap(({ value }) => (value.kind === 'instance' ? [value] : []))
}

export const isApiRoute = (route: Value): route is Instance => isMade(route, API_ROUTE)

/** `HTTPValidationError` and what it holds, as this edition of FastAPI writes them. */
export function validationSchemas(edition: Edition): Record<string, JsonSchema> {
  const properties: Record<string, unknown> = {
    loc: { items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, type: 'array', title: 'Location' },
    msg: { type: 'string', title: 'Message' },
    type: { type: 'string', title: 'Error Type' },
  }
  if (edition.validationInput) Object.assign(properties, { input: { title: 'Input' }, ctx: { type: 'object', title: 'Context' } })
  return {
    HTTPValidationError: { properties: { detail: { items: { $ref: '#/components/schemas/ValidationError' }, type: 'array', title: 'Detail' } }, type: 'object', title: 'HTTPValidationError' },
    ValidationError: { properties, type: 'object', required: ['loc', 'msg', 'type'], title: 'ValidationError' },
  }
}

