import type { Body, Method, Parameter, Response } from '../../model/index.ts'
import { type Json, isObject, listAt, objectAt, textAt } from '../../kernel/json.ts'
import { JsonDocument } from '../../kernel/json-document.ts'
import { broken, parseContract } from './parse.ts'

/** A contract somebody published: what it promises, before anybody asked whether it is true. */
export interface Contract {
  readonly file: string
  readonly title: string
  readonly version: string
  readonly document: JsonDocument
  readonly operations: readonly ContractOperation[]
  /** Paths of the servers it names, '' for the root. */
  readonly bases: readonly string[]
}

export interface ContractOperation {
  readonly method: Method
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Body | null
  readonly responses: readonly Response[]
  /** Ways to prove who one is: any of them will do; an empty one asks for nothing. */
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[]
}

const METHODS: readonly Method[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

export function readContract(bytes: Uint8Array, file: string): Contract {
  const { text, value } = parseContract(bytes, file)
  const root = checked(text, value, file)
  const document = new JsonDocument(root)
  const info = objectAt(root, 'info')
  return {
    file,
    title: textAt(info, 'title'),
    version: textAt(info, 'version'),
    document,
    operations: Object.entries(objectAt(root, 'paths')).flatMap(([path, item]) => operationsOf(path, item, document)),
    bases: [...new Set(['', ...listAt(root, 'servers').map(basePath)])],
  }
}

/** The document, if it is one this reader knows. */
function checked(text: string, value: unknown, file: string): Json {
  const at = (key: string): number => Math.max(0, text.search(new RegExp(`["']?${key}["']?\\s*:`)))
  if (!isObject(value)) throw broken(file, text, 0, 'not an OpenAPI document: it is not an object')
  if (Object.hasOwn(value, 'swagger'))
    throw broken(file, text, at('swagger'), 'this is Swagger 2.0; convert it to OpenAPI 3 first')
  if (Object.hasOwn(value, 'architect') && !Object.hasOwn(value, 'openapi'))
    throw broken(file, text, at('architect'), 'this is a blueprint, and blueprints are not compared yet')
  if (!Object.hasOwn(value, 'openapi'))
    throw broken(file, text, 0, 'not an OpenAPI document: it has no "openapi" version')
  if (!/^3\.[01](\.|$)/.test(String(value['openapi']))) {
    throw broken(file, text, at('openapi'), `OpenAPI ${String(value['openapi']).slice(0, 20)} is not known here`)
  }
  if (!isObject(value['paths'] ?? {})) throw broken(file, text, at('paths'), '"paths" is not an object')
  return value
}

function operationsOf(path: string, given: unknown, document: JsonDocument): readonly ContractOperation[] {
  const item = document.resolve(given)
  if (item === null) return []
  return METHODS.flatMap((method) => {
    const operation = document.resolve(item[method])
    return operation === null ? [] : [operationOf(method, path, operation, item, document)]
  })
}

function operationOf(
  method: Method,
  path: string,
  operation: Json,
  item: Json,
  document: JsonDocument,
): ContractOperation {
  const security = Object.hasOwn(operation, 'security') ? operation : document.root
  return {
    method,
    path,
    parameters: parametersOf([...listAt(item, 'parameters'), ...listAt(operation, 'parameters')], document),
    body: bodyOf(operation['requestBody'], document),
    responses: Object.entries(objectAt(operation, 'responses')).map(([status, given]) =>
      responseOf(status, given, document),
    ),
    security: listAt(security, 'security').filter(isObject).map(requirement),
  }
}

const PLACES: ReadonlySet<string> = new Set<Parameter['in']>(['path', 'query', 'header', 'cookie'])

/** An operation's own parameter takes the place of its path's. */
function parametersOf(given: readonly unknown[], document: JsonDocument): readonly Parameter[] {
  const found = new Map<string, Parameter>()
  for (const each of given) {
    const parameter = document.resolve(each)
    if (parameter === null || !PLACES.has(textAt(parameter, 'in'))) continue
    const place = textAt(parameter, 'in') as Parameter['in']
    const name = textAt(parameter, 'name')
    const schema = parameter['schema'] ?? Object.values(contentOf(parameter))[0] ?? {}
    found.set(`${place} ${name}`, {
      in: place,
      name,
      required: parameter['required'] === true,
      schema: isObject(schema) ? schema : {},
    })
  }
  return [...found.values()]
}

function bodyOf(given: unknown, document: JsonDocument): Body | null {
  const body = document.resolve(given)
  return body === null ? null : { required: body['required'] === true, content: contentOf(body) }
}

function responseOf(status: string, given: unknown, document: JsonDocument): Response {
  const response = document.resolve(given) ?? {}
  return { status, description: textAt(response, 'description'), content: contentOf(response) }
}

function contentOf(holder: Json): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(objectAt(holder, 'content')).map(([type, media]) => [
      type,
      isObject(media) ? objectAt(media, 'schema') : {},
    ]),
  )
}

function requirement(given: Json): { readonly [scheme: string]: readonly string[] } {
  return Object.fromEntries(
    Object.entries(given).map(([scheme, scopes]) => [scheme, Array.isArray(scopes) ? scopes.map(String) : []]),
  )
}

function basePath(server: unknown): string {
  const url = isObject(server) ? textAt(server, 'url') : ''
  return url.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, '')
}
