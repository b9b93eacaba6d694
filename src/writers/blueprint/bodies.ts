import type { Backend, JsonSchema, Operation, Table } from '../../model/index.ts'
import { type Field, answeredFields, bodyFields } from '../../model/queries/index.ts'
import type { Placed } from './routes.ts'

/** What requests and answers say of the columns of a table; null where there is nothing to hear it from. */
export interface Bodies {
  readonly created: ReadonlyMap<string, JsonSchema> | null
  readonly changed: ReadonlyMap<string, JsonSchema> | null
  /** Columns a request for a new row must have. */
  readonly needed: ReadonlySet<string> | null
  readonly told: ReadonlyMap<string, JsonSchema> | null
  /** Attributes of a new row that hold who is asking. */
  readonly mine: ReadonlySet<string>
}

export function bodiesOf(table: Table, main: readonly Placed[], backend: Backend): Bodies {
  const of = (verb: Placed['verb']): Operation | undefined => main.find((one) => one.verb === verb)?.operation
  const [create, update, read] = [of('create'), of('update'), of('read')]
  const created = create ? columnsIn(bodyFields(backend, create), table, backend) : null
  return {
    created: created?.columns ?? null,
    needed: created?.needed ?? null,
    changed: update ? (columnsIn(bodyFields(backend, update), table, backend)?.columns ?? null) : null,
    told: read ? (columnsIn(answeredFields(backend, read), table, backend)?.columns ?? null) : null,
    mine: new Set(
      (create?.statements ?? []).flatMap(({ verb, tables, mine }) =>
        verb === 'insert' && tables[0] === table.id ? (mine ?? []) : [],
      ),
    ),
  }
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase()

interface Said {
  readonly columns: ReadonlyMap<string, JsonSchema>
  readonly needed: ReadonlySet<string>
}

/** Of all schemas on the way the one that names most of the columns. */
function columnsIn(fields: readonly Field[], table: Table, backend: Backend): Said | null {
  const columns = new Map(
    table.columns.flatMap(({ name, attribute }) =>
      [name, attribute, name.replace(/_id$/, '')].map((one) => [plain(one), name] as const),
    ),
  )
  const found = new Map<string, Map<string, JsonSchema>>()
  const names = new Map<string, string>()
  for (const { name, schema, of, path } of fields) {
    const column = columns.get(plain(name))
    if (column === undefined || path.split('.').length > 2) continue
    found.set(of, (found.get(of) ?? new Map<string, JsonSchema>()).set(column, resolved(schema, backend)))
    names.set(`${of} ${column}`, name)
  }
  const [most] = [...found].toSorted(([, a], [, b]) => b.size - a.size)
  if (!most) return null
  const [of, said] = most
  const needed = new Set((schemaNamed(of, backend)?.['required'] ?? []) as readonly string[])
  return {
    columns: said,
    needed: new Set([...said.keys()].filter((one) => needed.has(names.get(`${of} ${one}`) ?? ''))),
  }
}

const schemaNamed = (name: string, { api }: Backend): JsonSchema | undefined =>
  api.applications.map(({ schemas }) => schemas[name]).find((one) => one)

/** What is said of a value that is there, references followed. */
export function resolved(schema: JsonSchema, backend: Backend, depth = 0): JsonSchema {
  if (depth > 5) return schema
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const found = schemaNamed(reference.slice(reference.lastIndexOf('/') + 1), backend)
    return found
      ? { ...('default' in schema ? { default: schema['default'] } : {}), ...resolved(found, backend, depth + 1) }
      : schema
  }
  const options = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as readonly JsonSchema[] | undefined
  const there = (options ?? []).filter((one) => one['type'] !== 'null')
  if (there.length === 1)
    return {
      ...('default' in schema ? { default: schema['default'] } : {}),
      ...resolved(there[0]!, backend, depth + 1),
    }
  const items = schema['items']
  return items ? { ...schema, items: resolved(items as JsonSchema, backend, depth + 1) } : schema
}
