import { isObject } from '../../../kernel/json.ts'
import type { Operation } from '../../../model/index.ts'
import { exampleOf } from '../contract/example.ts'
import { propertiesOf } from '../../../model/contract/schema.ts'
import { bodyOf, schemasOf } from '../surface/bodies.ts'
import { referredTo } from '../surface/references.ts'
import { isReference, keysOf } from '../surface/resources.ts'
import { type Surface, uploading, writtenTables } from '../surface/surface.ts'
import { encoded } from '../wire/encode.ts'
import type { Sent } from '../wire/send.ts'
import type { Caller } from './caller.ts'
import { inOrder } from './in-order.ts'
import { isFile, picture } from './uploads.ts'

/** What an attack wants to be different from a plain valid request. */
export interface Wanted {
  /** Values of the keys in the path. */
  readonly keys?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** In place of the whole body. */
  readonly body?: unknown
  /** In place of single members of it. */
  readonly members?: Readonly<Record<string, unknown>>
  /** The body, letter by letter. */
  readonly raw?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** The key of a row the caller may use, made if need be; null where there is none to be had. */
export type KeyFor = (caller: Caller | null, collection: string) => Promise<string | null>

export async function requestFor(
  surface: Surface,
  operation: Operation,
  caller: Caller | null,
  wanted: Wanted,
  keyFor: KeyFor,
): Promise<Sent> {
  const path = await pathOf(surface, operation, caller, wanted, keyFor)
  const sent = { method: operation.method.toUpperCase(), path, headers: { ...caller?.headers, ...wanted.headers } }
  const kind = bodyOf(operation)
  if (wanted.raw !== undefined)
    return { ...sent, headers: { 'content-type': kind?.type ?? 'application/json', ...sent.headers }, body: wanted.raw }
  if (kind === null) return sent
  const valid = wanted.body ?? (await validBody(surface, operation, caller, keyFor))
  const value = wanted.members === undefined ? valid : { ...(isObject(valid) ? valid : {}), ...wanted.members }
  const { type, body } = encoded(kind.type, value)
  return { ...sent, headers: { 'content-type': type, ...sent.headers }, body }
}

async function pathOf(
  surface: Surface,
  operation: Operation,
  caller: Caller | null,
  wanted: Wanted,
  keyFor: KeyFor,
): Promise<string> {
  const schemas = schemasOf(surface.backend, operation)
  let path = operation.path
  for (const { name, collection } of keysOf(operation.path)) {
    const schema = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}
    const own = wanted.keys?.[name] ?? (await keyFor(caller, collection))
    const value = own ?? String(exampleOf(schema, schemas, name))
    path = path.replace(new RegExp(`\\{${name}(:[^}]*)?\\}`), () => encodeURIComponent(value))
  }
  const required = operation.parameters.filter((one) => one.in === 'query' && one.required)
  const query = new URLSearchParams(
    required.map(({ name, schema }): [string, string] => [name, String(exampleOf(schema, schemas, name))]),
  )
  for (const [name, value] of Object.entries(wanted.query ?? {})) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** A body the contract allows, which refers to rows the caller may refer to. */
export async function validBody(
  surface: Surface,
  operation: Operation,
  caller: Caller | null,
  keyFor: KeyFor,
): Promise<unknown> {
  const kind = bodyOf(operation)
  if (kind === null) return undefined
  const schemas = schemasOf(surface.backend, operation)
  const body = exampleOf(kind.schema, schemas)
  if (!isObject(body)) return body
  const filled: Record<string, unknown> = { ...body }
  for (const [name, schema] of Object.entries(propertiesOf(kind.schema, schemas))) {
    if (isFile(schema) && name in filled) filled[name] = picture()
    if (!isReference(name) || !(name in filled)) continue
    const resource = referredTo(surface, operation, name)
    const collection = resource?.collection ?? uploading(surface)?.path
    const key = collection === undefined ? null : await keyFor(caller, collection)
    if (key !== null) filled[name] = schema['type'] === 'integer' ? Number(key) : key
  }
  return inOrder(filled, writtenTables(surface, operation))
}
