import type {
  Catalog,
  CatalogColumn,
  CatalogConstraint,
  CatalogKey,
  CatalogName,
  CatalogTable,
  Data,
  Table,
} from '../../index.ts'

/** What of the models is not known, by the tables of the server it would be part of. */
export interface NotKnown {
  /** Tables the server would not make of the models: `schema.name`. */
  readonly tables: ReadonlySet<string>
  /** Tables, types, indexes and constraints that were refused, by name. */
  readonly names: ReadonlySet<string>
}

/**
 * The models as a whole database: what models do not describe, and what is not known of them, is as the database has
 * it. Functions, views, triggers, policies and partitions are nobody's drift, and have to stand when tables change.
 */
export function describedBy(models: Catalog, database: Catalog, data: Data, notKnown: NotKnown): Catalog {
  const there = new Map(database.tables.map((one) => [nameOf(one), one]))
  const described = new Map(data.tables.map((one) => [`${one.schema ?? 'public'}.${one.name}`, one]))
  const isNotKnown = (one: CatalogName): boolean => notKnown.tables.has(nameOf(one)) || notKnown.names.has(one.name)
  const own = models.tables
    .filter((one) => !isNotKnown(one))
    .map((one) => completed(one, there.get(nameOf(one)), described.get(nameOf(one)), notKnown))
  const ownNames = new Set(own.map(nameOf))
  const taken = database.tables.filter(
    (one) => !ownNames.has(nameOf(one)) && (isNotKnown(one) || one.partitionOf !== null),
  )
  const tables = [...own, ...taken]
  return {
    ...database,
    schemas: [...new Set([...models.schemas, ...database.schemas])].sort(),
    extensions: [...new Set([...models.extensions, ...database.extensions])].sort(),
    enums: [
      ...models.enums.filter((one) => !notKnown.names.has(one.name)),
      ...database.enums.filter((one) => notKnown.names.has(one.name)),
      ...database.enums.filter(
        (one) => !has(models.enums, one) && !notKnown.names.has(one.name) && isNeeded(one, taken, database),
      ),
    ],
    domains: database.domains,
    sequences: [...models.sequences, ...database.sequences.filter((one) => !has(models.sequences, one))],
    tables,
    links: linksOf(models, database, tables),
  }
}

const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `${schema}.${name}`

const has = (
  list: readonly { readonly schema: string; readonly name: string }[],
  one: (typeof list)[number],
): boolean => list.some((other) => nameOf(other) === nameOf(one))

/** By a table that is taken over, or by a function, a view or a domain. */
function isNeeded({ schema, name }: CatalogName, tables: readonly CatalogTable[], { links }: Catalog): boolean {
  const taken = new Set(tables.map(nameOf))
  return (links?.needs ?? []).some(
    ([of, on]) =>
      on[0] === 'enum' &&
      on[1] === schema &&
      on[2] === name &&
      (of[0] === 'function' || of[0] === 'view' || of[0] === 'domain' || taken.has(`${of[1]}.${of[2]}`)),
  )
}

function completed(
  table: CatalogTable,
  there: CatalogTable | undefined,
  described: Table | undefined,
  notKnown: NotKnown,
): CatalogTable {
  if (there === undefined) return table
  const { unlogged, partitionedBy, partitionOf, triggers, policies, rowSecurity } = there
  return {
    ...table,
    unlogged,
    partitionedBy,
    partitionOf,
    triggers,
    policies,
    rowSecurity,
    columns: table.columns.map((one) => knownColumn(one, there, described)),
    constraints: [
      ...table.constraints,
      ...there.constraints.filter((one) => isUnclear(one, table, described, notKnown)),
    ],
    indexes: [
      ...table.indexes,
      ...there.indexes.filter(
        ({ name }) => notKnown.names.has(name) && !table.indexes.some((other) => other.name === name),
      ),
    ],
  }
}

function knownColumn(column: CatalogColumn, there: CatalogTable, described: Table | undefined): CatalogColumn {
  const other = there.columns.find(({ name }) => name === column.name)
  if (!other) return column
  const written = described?.columns.find(({ name }) => name === column.name)
  const typed =
    written?.type === '' ? { ...column, type: other.type, collation: other.collation, default: other.default } : column
  // A sequence may have any name, as long as the column has one of its own.
  return isCounted(typed) && isCounted(other) ? { ...typed, default: other.default } : typed
}

const isCounted = ({ default: expression }: CatalogColumn): boolean => expression?.startsWith('nextval(') === true

/** A key to a table no model describes, or a constraint that was refused. */
function isUnclear(
  one: CatalogConstraint,
  table: CatalogTable,
  described: Table | undefined,
  { names }: NotKnown,
): boolean {
  if (table.constraints.some(({ name }) => name === one.name)) return false
  if (names.has(one.name)) return true
  if (one.kind !== 'foreign key') return false
  const same = described?.foreignKeys.find(({ columns }) => columns.join() === one.columns.join())
  return (
    same !== undefined &&
    !table.constraints.some((own) => own.kind === 'foreign key' && own.columns.join() === one.columns.join())
  )
}

/** What is taken over from the database hangs on the same things there. */
function linksOf(models: Catalog, database: Catalog, tables: readonly CatalogTable[]): NonNullable<Catalog['links']> {
  const [ours, theirs] = [models.links, database.links]
  const counted = new Map(
    tables.flatMap((table) =>
      table.columns
        .filter(isCounted)
        .map((one) => [JSON.stringify(['column', table.schema, table.name, one.name]), one.default]),
    ),
  )
  const before = new Map(
    models.tables.flatMap((table) =>
      table.columns.map((one) => [JSON.stringify(['column', table.schema, table.name, one.name]), one.default]),
    ),
  )
  const kept = (key: CatalogKey): boolean => {
    const column = JSON.stringify(key)
    return !counted.has(column) || counted.get(column) === before.get(column)
  }
  const columnOf = (key: CatalogKey): CatalogKey => ['column', ...key.slice(1)]
  return {
    needs: [
      ...(ours?.needs ?? []).filter(([of]) => of[0] !== 'default' || kept(columnOf(of))),
      ...(theirs?.needs ?? []),
    ],
    owned: [
      ...(ours?.owned ?? []).filter(({ of }) => kept(of)),
      ...(theirs?.owned ?? []).filter(({ of }) => counted.has(JSON.stringify(of)) && !kept(of)),
    ],
    clones: [...(ours?.clones ?? []), ...(theirs?.clones ?? [])],
  }
}
