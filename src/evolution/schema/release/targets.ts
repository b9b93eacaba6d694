import type { Catalog, CatalogTable } from '../../../model/index.ts'
import { renamed, withNames } from '../../../model/queries/index.ts'
import { quoted } from '../../../sql/identifiers.ts'
import { freeName } from './names.ts'
import type { Twin } from './twins.ts'

export interface Targets {
  /** The head as far as it can stand beside the base: columns, indexes and keys of one name under another. */
  readonly beside: Catalog
  /** The same once columns have changed places; only indexes and keys still wait for their names. */
  readonly placed: Catalog
}

/** Where the way to `after` passes, so that nothing is missing while it is made anew. */
export function targetsOf(before: Catalog, after: Catalog, twins: readonly Twin[]): Targets {
  const columns = twins
    .filter(({ fresh, name }) => fresh !== name)
    .map(({ table, name, fresh }) => {
      const of = `${table.schema}.${table.name}`
      return [`${of}.${name}`, `${of}.${fresh}`] as const
    })
  const { catalog } = renamed(after, { tables: [], columns })
  const taken = namesIn([before, after])
  const pairs = catalog.tables.flatMap((table) => madeAnew(table, before, twins, taken))
  return { beside: withOther(catalog, pairs), placed: withOther(after, pairs) }
}

interface OtherName {
  readonly kind: 'index' | 'constraint'
  readonly table: string
  readonly from: string
  readonly to: string
}

const nameOf = ({ schema, name }: CatalogTable): string => `${schema}.${name}`

const namesIn = (catalogs: readonly Catalog[]): string[] =>
  catalogs.flatMap(({ tables }) =>
    tables.flatMap(({ name, constraints, indexes }) => [name, ...[...constraints, ...indexes].map((one) => one.name)]),
  )

/** What both have under one name and not alike: an index, or a key of a twin. */
function madeAnew(table: CatalogTable, before: Catalog, twins: readonly Twin[], taken: string[]): readonly OtherName[] {
  const was = before.tables.find((one) => nameOf(one) === nameOf(table))
  if (!was || table.partitionedBy !== null || table.partitionOf !== null || was.partitionedBy !== null) return []
  const fresh = twins
    .filter((one) => one.table.schema === table.schema && one.table.name === table.name)
    .map((one) => one.fresh)
  const differs = ({ name, definition }: { readonly name: string; readonly definition: string }): boolean =>
    [...was.indexes, ...was.constraints].some((one) => one.name === name && one.definition !== definition)
  const other = (kind: OtherName['kind'], from: string): OtherName => {
    const to = freeName(`${from}__new`, taken)
    taken.push(to)
    return { kind, table: nameOf(table), from, to }
  }
  return [
    // One that forbids goes before the release, and leaves its name.
    ...table.indexes
      .filter((one) => differs(one) && (!one.unique || one.columns.some((column) => fresh.includes(column))))
      .map(({ name }) => other('index', name)),
    ...table.constraints
      .filter((one) => one.columns.some((column) => fresh.includes(column)) && differs(one))
      .map(({ name }) => other('constraint', name)),
  ]
}

function withOther(catalog: Catalog, pairs: readonly OtherName[]): Catalog {
  const tables = new Map(catalog.tables.map((one) => [nameOf(one), one]))
  return withNames(
    catalog,
    pairs.map(({ kind, table, from, to }) => ({ kind, table: tables.get(table)!, from, to })),
    quoted,
  )
}
