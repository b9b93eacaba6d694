import type { Catalog, CatalogTable } from '../../index.ts'

/** An index or a constraint that both have, under names of their own. */
export interface NamedDifferently {
  readonly kind: 'index' | 'constraint'
  readonly table: CatalogTable
  readonly from: string
  readonly to: string
}

/** What does the same is the same: a new name costs nothing, making it anew reads the whole table. */
export function namedDifferently(before: Catalog, after: Catalog): readonly NamedDifferently[] {
  const taken = new Set(before.tables.flatMap((one) => [`${one.schema}.${one.name}`, ...namesIn(one)]))
  for (const { schema, name } of [...before.views, ...before.sequences]) taken.add(`${schema}.${name}`)
  const others = new Map(after.tables.map((one) => [`${one.schema}.${one.name}`, one]))
  return before.tables.flatMap((table) => {
    const other = others.get(`${table.schema}.${table.name}`)
    // The parts of a partitioned table have names the server gave them, and keeps in step itself.
    if (!other || isPartitioned(table) || isPartitioned(other)) return []
    const pairs = [
      ...pairsOf('constraint', table, table.constraints, other.constraints),
      ...pairsOf('index', table, table.indexes, other.indexes),
    ]
    return pairs.filter(({ to }) => !taken.has(`${table.schema}.${to}`))
  })
}

const isPartitioned = ({ partitionedBy, partitionOf }: CatalogTable): boolean =>
  partitionedBy !== null || partitionOf !== null

const namesIn = ({ schema, constraints, indexes }: CatalogTable): readonly string[] =>
  [...constraints, ...indexes].map(({ name }) => `${schema}.${name}`)

interface Named {
  readonly name: string
  readonly definition: string
  readonly valid: boolean
}

function pairsOf(
  kind: NamedDifferently['kind'],
  table: CatalogTable,
  before: readonly Named[],
  after: readonly Named[],
): readonly NamedDifferently[] {
  const lone = (list: readonly Named[], others: readonly Named[]): readonly Named[] =>
    list.filter(({ name, valid }) => valid && !others.some((other) => other.name === name))
  const left = [...lone(after, before)]
  return lone(before, after).flatMap((one) => {
    const at = left.findIndex((other) => withoutName(one) === withoutName(other))
    if (at < 0) return []
    const [other] = left.splice(at, 1)
    return [{ kind, table, from: one.name, to: other!.name }]
  })
}

/** The statement of an index without what it is called. */
export const withoutName = ({ definition }: Pick<Named, 'definition'>): string =>
  definition.replace(/^(CREATE (?:UNIQUE )?INDEX) (?:"(?:[^"]|"")+"|\S+) ON/, '$1 ON')

/** The catalog as it is once these have their new names. */
export function withNames(
  catalog: Catalog,
  pairs: readonly NamedDifferently[],
  quoted: (name: string) => string,
): Catalog {
  if (pairs.length === 0) return catalog
  const name = (table: CatalogTable, kind: NamedDifferently['kind'], from: string): string =>
    pairs.find((one) => one.table === table && one.kind === kind && one.from === from)?.to ?? from
  const tables = catalog.tables.map((table) => ({
    ...table,
    constraints: table.constraints.map((one) => ({ ...one, name: name(table, 'constraint', one.name) })),
    indexes: table.indexes.map((one) => {
      const to = name(table, 'index', one.name)
      return to === one.name
        ? one
        : { ...one, name: to, definition: withoutName(one).replace(' ON ', ` ${quoted(to)} ON `) }
    }),
  }))
  const key = (one: readonly string[]): readonly string[] => {
    const pair = pairs.find(
      ({ kind, table, from }) => kind === one[0] && table.schema === one[1] && table.name === one[2] && from === one[3],
    )
    return pair ? [...one.slice(0, 3), pair.to] : one
  }
  return {
    ...catalog,
    tables,
    ...(catalog.links && {
      links: { ...catalog.links, needs: catalog.links.needs.map(([one, other]) => [key(one), key(other)] as const) },
    }),
  }
}
