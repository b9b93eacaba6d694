import type { Backend, JsonSchema, Operation } from '../../../model/index.ts'
import { type Field, type Schemas, fieldsOf, propertiesOf } from '../../../model/contract/schema.ts'

/** The model has read who enforces it; where it could not, the contract's word counts. */
export function isSecured({ access, security }: Operation): boolean {
  return access.state === 'enforced' || (access.state === 'unknown' && security.length > 0)
}

/** Whether it matters who calls it, be it that whoever says nothing is let through. */
export const asksWho = (operation: Operation): boolean => isSecured(operation) || operation.access.state === 'optional'

export const schemasOf = (backend: Backend, operation: Operation): Schemas =>
  backend.api.applications.find(({ id }) => id === operation.application)?.schemas ?? {}

export const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'
const MULTIPART_TYPE = 'multipart/form-data'

export interface BodyKind {
  readonly type: string
  readonly schema: JsonSchema
}

/** How a body is best sent: as JSON, where that is taken. */
export function bodyOf({ body }: Operation): BodyKind | null {
  if (body === null) return null
  const known = [JSON_TYPE, FORM_TYPE, MULTIPART_TYPE].find((type) => type in body.content)
  const type = known ?? Object.keys(body.content)[0]
  return type === undefined ? null : { type, schema: body.content[type] ?? {} }
}

export const takesJson = (operation: Operation): boolean => bodyOf(operation)?.type === JSON_TYPE

/** The members of the body of an operation. */
export function membersOf(backend: Backend, operation: Operation): Readonly<Record<string, JsonSchema>> {
  const body = bodyOf(operation)
  return body === null ? {} : propertiesOf(body.schema, schemasOf(backend, operation))
}

/** The fields of a JSON body. */
export function bodyFields(backend: Backend, operation: Operation): readonly Field[] {
  const body = bodyOf(operation)
  return body?.type === JSON_TYPE ? fieldsOf(body.schema, schemasOf(backend, operation)) : []
}

/** The members of what an operation answers when all is well. */
export function answered(backend: Backend, operation: Operation): Readonly<Record<string, JsonSchema>> {
  const good = operation.responses.find(({ status }) => status.startsWith('2'))
  const schemas = schemasOf(backend, operation)
  const schema = good?.content[JSON_TYPE]
  if (schema === undefined) return {}
  const members = propertiesOf(schema, schemas)
  const wrapped = members['data']
  return wrapped !== undefined && 'properties' in wrapped ? propertiesOf(wrapped, schemas) : members
}
