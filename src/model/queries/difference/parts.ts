import type {
  Catalog,
  CatalogColumn,
  CatalogKey,
  CatalogLinks,
  CatalogName,
  CatalogOwnedSequence,
  CatalogSequence,
  CatalogTable,
  CatalogThings,
} from '../../index.ts'

/** A sequence, with the column it goes with. */
export interface SequenceValue extends CatalogSequence {
  readonly owner: CatalogKey | null
}

interface Values extends Omit<CatalogThings, 'sequence'> {
  readonly sequence: SequenceValue
  /** The expression a column has for rows that name no value. */
  readonly default: string
}

export type PartKind = keyof Values

/** One thing of a catalog that can be made, changed or taken away by itself. */
export type Part = { readonly [Kind in PartKind]: PartOf<Kind> }[PartKind]

export interface PartOf<Kind extends PartKind> {
  readonly key: string
  readonly kind: Kind
  /** Its own name, or that of the table it belongs to. */
  readonly name: CatalogName
  /** Its name inside of the table; the arguments of a function; '' for what stands by itself. */
  readonly inner: string
  readonly value: Values[Kind]
  /** Equal for two of the same key that are the same. */
  readonly says: string
  /** What must be there for it to be. */
  readonly needs: Set<string>
}

export type Parts = ReadonlyMap<string, Part>

export const keyOf = (key: CatalogKey): string => JSON.stringify(key)

export const tableKey = ({ schema, name }: CatalogName): string => keyOf(['table', schema, name])

/** The names that tell a column. */
export const columnOf = ({ name, inner }: PartOf<'column'>): CatalogKey => [name.schema, name.name, inner]

const NO_LINKS: CatalogLinks = { needs: [], owned: [], clones: [] }

/** A catalog taken apart, with what hangs on what. */
export function partsOf(catalog: Catalog): Parts {
  const links = catalog.links ?? NO_LINKS
  const parts = new Map<string, Part>()
  const add = (part: Part): void => void parts.set(part.key, part)
  for (const name of catalog.schemas) add(alone('schema', { schema: '', name }, { name }, ''))
  for (const name of catalog.extensions) add(alone('extension', { schema: '', name }, { name }, ''))
  for (const one of catalog.enums) add(alone('enum', one, one, JSON.stringify(one.values)))
  for (const one of catalog.domains)
    add(alone('domain', one, one, JSON.stringify([one.type, one.notNull, one.default, one.checks])))
  for (const one of sequencesOf(catalog, links)) add(alone('sequence', one, one, sequenceSays(one)))
  for (const one of catalog.functions) add(alone('function', one, one, one.definition, one.arguments))
  for (const one of catalog.views) add(alone('view', one, one, JSON.stringify([one.materialized, one.definition])))
  const clones = new Set(links.clones.map(keyOf))
  for (const table of catalog.tables)
    for (const part of partsOfTable(table, catalog)) if (!clones.has(part.key)) add(part)
  connect(parts, links)
  return parts
}

function sequencesOf(catalog: Catalog, links: CatalogLinks): readonly SequenceValue[] {
  const owned = links.owned.filter(({ identity }) => !identity)
  return [...catalog.sequences.map((one) => ({ ...one, owner: null })), ...owned.map(ownedSequence)]
}

const ownedSequence = ({ schema, name, type, of }: CatalogOwnedSequence): SequenceValue => ({
  schema,
  name,
  type,
  start: '1',
  increment: '1',
  owner: of,
})

const sequenceSays = ({ type, start, increment, owner }: SequenceValue): string =>
  JSON.stringify(owner === null ? [type, start, increment] : [type, owner])

/** What stands by itself needs its schema. */
function alone<Kind extends PartKind>(
  kind: Kind,
  { schema, name }: CatalogName,
  value: Values[Kind],
  says: string,
  inner = '',
): Part {
  const key = kind === 'schema' || kind === 'extension' ? [kind, name] : [kind, schema, name]
  const needs = new Set(schema === '' ? [] : [keyOf(['schema', schema])])
  return {
    kind,
    key: keyOf(kind === 'function' ? [...key, inner] : key),
    name: { schema, name },
    inner,
    value,
    says,
    needs,
  } as PartOf<Kind> as Part
}

function inside<Kind extends PartKind>(
  kind: Kind,
  table: CatalogName,
  inner: string,
  value: Values[Kind],
  says: string,
): Part {
  const { schema, name } = table
  const needs = new Set([tableKey(table)])
  if (kind === 'default') needs.add(keyOf(['column', schema, name, inner]))
  const key = keyOf([kind, schema, name, inner])
  return { kind, key, name: { schema, name }, inner, value, says, needs } as PartOf<Kind> as Part
}

function* partsOfTable(table: CatalogTable, catalog: Catalog): Generator<Part> {
  const { unlogged, comment, partitionedBy, rowSecurity, partitionOf } = table
  yield alone('table', table, table, JSON.stringify([unlogged, comment, partitionedBy, rowSecurity]))
  for (const column of table.columns.map((one) => ownColumn(one, table))) {
    yield inside('column', table, column.name, column, columnSays(column))
    if (column.default !== null) yield inside('default', table, column.name, column.default, column.default)
  }
  for (const one of table.constraints)
    yield inside('constraint', table, one.name, one, JSON.stringify([one.definition, one.valid]))
  for (const one of table.indexes)
    yield inside('index', table, one.name, one, JSON.stringify([one.definition, one.valid]))
  const inherited = triggersAbove(table, catalog)
  for (const one of table.triggers)
    if (!inherited.has(one.name)) yield inside('trigger', table, one.name, one, one.definition)
  for (const one of table.policies) yield inside('policy', table, one.name, one, one.definition)
  if (partitionOf !== null) yield inside('partition', table, '', partitionOf, JSON.stringify(partitionOf))
}

/** A partition has its identities from the table it is a part of. */
const ownColumn = (column: CatalogColumn, { partitionOf }: CatalogTable): CatalogColumn =>
  partitionOf === null ? column : { ...column, identity: null }

const columnSays = ({ type, notNull, identity, generated, collation, comment }: CatalogColumn): string =>
  JSON.stringify([type, notNull, identity, generated, collation, comment])

export const parentOf = ({ partitionOf }: CatalogTable, { tables }: Catalog): CatalogTable | undefined =>
  partitionOf === null ? undefined : tables.find(({ schema, name }) => `${schema}.${name}` === partitionOf.parent)

/** The server gives a partition the triggers of the table it is a part of. */
function triggersAbove(table: CatalogTable, catalog: Catalog): ReadonlySet<string> {
  const names = new Set<string>()
  for (let above = parentOf(table, catalog); above !== undefined; above = parentOf(above, catalog))
    for (const { name } of above.triggers) names.add(name)
  return names
}

function connect(parts: ReadonlyMap<string, Part>, { needs }: CatalogLinks): void {
  for (const [of, on] of needs) {
    const part = parts.get(keyOf(of))
    // A table stands by itself: what its partitions, keys and columns need is theirs. A sequence outlives its column.
    if (part && part.kind !== 'table' && part.kind !== 'sequence' && parts.has(keyOf(on))) part.needs.add(keyOf(on))
  }
  for (const part of parts.values()) connectPartition(part, parts)
}

/** The table a partition belongs to; and whoever leads to a partitioned table leads to each of its partitions. */
function connectPartition(part: Part, parts: Parts): void {
  if (part.kind !== 'partition') return
  const parent = tableNamed(part.value.parent, parts)
  if (parent === undefined) return
  part.needs.add(parent.key)
  const above = new Set<string>()
  for (let at: string | undefined = part.value.parent; at !== undefined && !above.has(at); at = nextAbove(at, parts))
    above.add(at)
  for (const other of parts.values())
    if (other.kind === 'constraint' && other.value.references !== null && above.has(other.value.references))
      if (keyOf(['table', other.name.schema, other.name.name]) !== tableKey(part.name)) other.needs.add(part.key)
}

function nextAbove(name: string, parts: Parts): string | undefined {
  const table = tableNamed(name, parts)
  const partition = table && parts.get(keyOf(['partition', table.name.schema, table.name.name, '']))
  return partition?.kind === 'partition' ? partition.value.parent : undefined
}

/** By `schema.name`, as the catalog writes it. */
function tableNamed(name: string, parts: Parts): Part | undefined {
  for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
    const found = parts.get(keyOf(['table', name.slice(0, dot), name.slice(dot + 1)]))
    if (found) return found
  }
  return undefined
}

/** By what is needed: whoever needs it. */
export function dependentsOf(parts: Parts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { key, needs } of parts.values())
    for (const need of needs) {
      const list = found.get(need)
      if (list === undefined) found.set(need, [key])
      else list.push(key)
    }
  return found
}
