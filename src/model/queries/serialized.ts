import type { Backend, JsonSchema, Operation, Relationship, ReturnedRows, Table } from '../index.ts'
import { tableOf } from './tables.ts'

/** A relationship an answer reads that did not come with its rows. */
export interface SerializedRelationship {
  readonly relationship: Relationship
  /** The class that has it. */
  readonly owner: string
  /** From the row that is returned: `lines.product`. */
  readonly path: string
  /** Whether it is read for several rows. */
  readonly many: boolean
}

/** Relationships the success answer shows, which neither the statement nor the mapping loads ahead. */
export function lazilySerialized(
  backend: Backend,
  operation: Operation,
  rows: ReturnedRows,
): readonly SerializedRelationship[] {
  const application = backend.api.applications.find((one) => one.id === operation.application)
  const schema = successSchema(operation)
  if (!application || !schema || rows.loads.includes('(unknown)')) return []
  const found: SerializedRelationship[] = []
  const visit = (table: Table | undefined, fields: Fields, path: readonly string[], many: boolean): void => {
    for (const relationship of table?.relationships ?? []) {
      const field = fields[relationship.name]
      if (!field || path.length > 2) continue
      const here = [...path, relationship.name]
      if (isLazy(relationship) && !isLoaded(rows, here))
        found.push({ relationship, owner: table!.model ?? table!.name, path: here.join('.'), many })
      else if (!hidesRows(relationship))
        visit(
          tableOf(backend, relationship.target) ?? undefined,
          fieldsOf(field, application.schemas),
          here,
          many || relationship.many,
        )
    }
  }
  visit(tableOfClass(backend, rows.class), fieldsOf(schema, application.schemas), [], rows.many)
  return found
}

type Fields = Readonly<Record<string, JsonSchema>>
type Schemas = Readonly<Record<string, JsonSchema>>

const isLazy = ({ loading }: Relationship): boolean => /^(select|True|true|)$/.test(loading)
const hidesRows = ({ loading }: Relationship): boolean => /^(noload|dynamic|write_only|raise)/.test(loading)
const isLoaded = (rows: ReturnedRows, path: readonly string[]): boolean =>
  rows.loads.some((load) => `${load.split(' ')[0]}.`.startsWith(`${path.join('.')}.`))

/** By the class that maps it; none when two tables have classes of that name. */
export function tableOfClass(backend: Backend, name: string): Table | undefined {
  const tables = backend.data.tables.filter((one) => one.model === name)
  return tables.length === 1 ? tables[0] : undefined
}

function successSchema(operation: Operation): JsonSchema | undefined {
  const success = operation.responses.find((one) => /^2/.test(one.status))
  return success?.content['application/json']
}

/** The fields of what a schema describes, through references, lists and `anyOf` with null. */
function fieldsOf(schema: JsonSchema, schemas: Schemas, depth = 0): Fields {
  if (depth > 6) return {}
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const named = schemas[reference.slice(reference.lastIndexOf('/') + 1)]
    return named ? fieldsOf(named, schemas, depth + 1) : {}
  }
  if (schema['items']) return fieldsOf(schema['items'] as JsonSchema, schemas, depth + 1)
  const options = (schema['anyOf'] ?? schema['allOf']) as readonly JsonSchema[] | undefined
  const [only, ...others] = (options ?? []).filter((one) => one['type'] !== 'null')
  if (only && others.length === 0) return fieldsOf(only, schemas, depth + 1)
  return (schema['properties'] as Fields | undefined) ?? {}
}
