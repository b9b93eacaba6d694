import type { Application, Backend, JsonSchema, Operation } from '../../model/index.ts'
import { compareText, mainApplication, mainOperations } from '../../model/queries/index.ts'

type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document the main application would publish, with what is really enforced in `x-access`. */
export function render(backend: Backend): string {
  return `${JSON.stringify(openApiDocument(backend), null, 2)}\n`
}

export function openApiDocument(backend: Backend): Json {
  const main = mainApplication(backend)
  if (main === null) return { openapi: '3.1.0', info: { title: backend.project.name, version: '0.0.0' }, paths: {} }
  const document: Record<string, unknown> = {
    openapi: '3.1.0',
    info: { title: main.title, version: main.version },
    ...main.document,
  }
  document['paths'] = pathsOf(mainOperations(backend))
  const components = componentsOf(main)
  if (Object.keys(components).length > 0) document['components'] = components
  return inOrder(document, documentKeys)
}

/** FastAPI passes its document through Pydantic models, whose fields set the order of keys. */
const documentKeys = [
  'openapi',
  'info',
  'jsonSchemaDialect',
  'servers',
  'paths',
  'webhooks',
  'components',
  'security',
  'tags',
  'externalDocs',
]
const pathKeys = ['summary', 'description', 'get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** In order of registration; a path registered again keeps its place, and its later methods win. */
function pathsOf(operations: readonly Operation[]): Json {
  const paths = new Map<string, Record<string, unknown>>()
  for (const operation of operations.filter((each) => each.published)) {
    const path = publishedPath(operation.path)
    const item = paths.get(path) ?? {}
    item[operation.method] = { ...operation.openapi, 'x-access': accessOf(operation) }
    paths.set(path, item)
  }
  return objectOf([...paths].map(([path, item]) => [path, inOrder(item, pathKeys)]))
}

/** Converters (`{name:path}`) stand in the code, never in the document. */
function publishedPath(path: string): string {
  return path.replace(/\{([^{}:]*):[^{}]*\}/g, '{$1}')
}

function accessOf({ access }: Operation): Json {
  return { state: access.state, roles: access.roles, scopes: access.scopes, credentials: access.credentials }
}

function componentsOf(application: Application): Json {
  const given = application.document['components']
  const components: Record<string, unknown> = { ...(isObject(given) ? given : {}) }
  if (Object.keys(application.schemas).length > 0) components['schemas'] = sorted(application.schemas)
  if (Object.keys(application.securitySchemes).length > 0) components['securitySchemes'] = application.securitySchemes
  return inOrder(components, [
    'schemas',
    'responses',
    'parameters',
    'examples',
    'requestBodies',
    'headers',
    'securitySchemes',
  ])
}

function sorted(schemas: Readonly<Record<string, JsonSchema>>): Json {
  return objectOf(Object.entries(schemas).sort(([a], [b]) => compareText(a, b)))
}

function inOrder(object: Json, keys: readonly string[]): Json {
  const known = keys.filter((key) => object[key] !== undefined && object[key] !== null)
  const others = Object.keys(object).filter((key) => !keys.includes(key))
  return objectOf([...known, ...others].map((key) => [key, object[key]]))
}

/** `__proto__` as a path or schema name stays a name. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Json {
  return Object.fromEntries(entries)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
