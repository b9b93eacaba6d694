import type { Backend, NamedFile, Table } from '../../model/index.ts'
import { callerTables } from '../../model/queries/index.ts'
import { keptAside } from './aside.ts'
import { fileColumns } from './files.ts'
import { type Link, linkOf } from './links.ts'
import { type Tenancy, tenancyOf } from './tenancy.ts'
import { ZONELESS } from './types.ts'
import { fieldName, resourceNames } from './names.ts'

/** What is decided before anything is written: which tables are resources, and what everything is called. */
export interface Plan {
  readonly backend: Backend
  /** Tables that are resources. */
  readonly tables: readonly Table[]
  /** Tables the program keeps for itself. */
  readonly aside: readonly Table[]
  /** Tables that only say what belongs to what. */
  readonly links: readonly Link[]
  /** The resource of each table. */
  readonly names: ReadonlyMap<string, string>
  /** The table of those who call; null where nobody can tell. */
  readonly user: string | null
  readonly ids: Ids
  /** No moment is kept with its time zone: said of the whole stack. */
  readonly zoneless: boolean
  /** By whom rows are kept apart; null where they are not. */
  readonly tenancy: Tenancy | null
  /** For each table: columns that name a file, and what that is held to. */
  readonly files: ReadonlyMap<string, ReadonlyMap<string, NamedFile | null>>
  /** For each table: the field of each column. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export type Ids = 'uuid7' | 'uuid4' | 'bigint' | 'int'

export function planOf(backend: Backend): Plan {
  const user = userTable(backend)
  const aside = keptAside(backend, user)
  const all = backend.data.tables.filter(({ id }) => !aside.has(id))
  const links = all.flatMap((table) => linkOf(table, all) ?? [])
  const linked = new Set(links.map(({ table }) => table.id))
  const tables = all.filter(({ id }) => !linked.has(id))
  const files = new Map(tables.map((table) => [table.id, fileColumns(table, backend)]))
  return {
    backend,
    tables,
    aside: backend.data.tables.filter(({ id }) => aside.has(id)),
    links,
    names: resourceNames(tables, user),
    user,
    ids: idsOf(tables),
    zoneless: isZoneless(all),
    tenancy: tenancyOf(
      backend,
      tables.find(({ id }) => id === user),
    ),
    files,
    fields: new Map(
      tables.map((table) => [table.id, fieldsOf(table, new Set(tables.map(({ id }) => id)), files.get(table.id)!)]),
    ),
  }
}

function isZoneless(tables: readonly Table[]): boolean {
  const moments = tables.flatMap(({ columns }) => columns.filter(({ type }) => type.startsWith('TIMESTAMP')))
  return moments.length > 0 && moments.every(({ type }) => ZONELESS.test(type))
}

/** The table most operations take their caller from, or that functions who say who may ask of the caller. */
function userTable(backend: Backend): string | null {
  const [asked] = [...askedOfCallers(backend)].toSorted((a, b) => b[1] - a[1])
  if (asked) return asked[0]
  const callers = callerTables(backend)
  const times = new Map<string, number>()
  for (const { access } of backend.api.operations)
    for (const { type } of access.principals) times.set(type, (times.get(type) ?? 0) + 1)
  const rank = ({ model, name }: Table): number =>
    (times.get(model?.slice(model.lastIndexOf('.') + 1) ?? '') ?? 0) + (/^(\w*_)?users?$/.test(name) ? 0.5 : 0)
  const [first] = backend.data.tables.filter(({ id }) => callers.has(id)).toSorted((a, b) => rank(b) - rank(a))
  return first && rank(first) > 0 ? first.id : null
}

/** How often each table is said to be the caller's own row. */
function askedOfCallers({ api }: Backend): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { kind, table } = value as { readonly kind?: string; readonly table?: string }
    if (kind === 'caller' && table !== undefined) times.set(table, (times.get(table) ?? 0) + 1)
    for (const inner of Object.values(value)) look(inner)
  }
  for (const { condition } of api.policies ?? []) look(condition)
  return times
}

/** What most keys are; without tables, what new ones should be. */
function idsOf(tables: readonly Table[]): Ids {
  const times = new Map<Ids, number>()
  for (const table of tables) {
    const kind = kindOf(table)
    if (kind) times.set(kind, (times.get(kind) ?? 0) + 1)
  }
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'uuid7'
}

/** The kind of key a table has; null for one of another kind. */
export function kindOf({ columns, primaryKey }: Table): Ids | null {
  const [name, ...more] = primaryKey?.columns ?? []
  const key = columns.find((one) => one.name === name)
  if (!key || more.length > 0) return null
  if (/^(BIGINT|BIGSERIAL)/.test(key.type)) return 'bigint'
  if (/^(INTEGER|SERIAL)/.test(key.type)) return 'int'
  if (key.type !== 'UUID') return null
  const made = `${key.default ?? ''} ${key.serverDefault ?? ''}`
  return /uuid_?v?4|gen_random_uuid/i.test(made) ? 'uuid4' : 'uuid7'
}

/** The name of the column that is the key as every resource has one; null for another kind of key. */
export const keyColumn = (table: Table): string | null =>
  table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === 'id' ? 'id' : null

function fieldsOf(
  table: Table,
  known: ReadonlySet<string>,
  files: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const column of table.columns) {
    const isReference = table.foreignKeys.some(
      (key) => key.columns.length === 1 && key.columns[0] === column.name && isToKey(key.references, known),
    )
    const bare = isReference || files.has(column.name) ? column.name.replace(/_id$/, '') : column.name
    const name = column.name === 'id' && keyColumn(table) === 'id' ? 'id' : fieldName(bare, !isReference, taken)
    taken.add(name)
    names.set(column.name, name)
  }
  return names
}

/** A reference of one column to the key of a resource. */
export const isToKey = (
  { table, columns }: Table['foreignKeys'][number]['references'],
  known: ReadonlySet<string>,
): boolean => known.has(table) && (columns.length === 0 || columns[0] === 'id')
