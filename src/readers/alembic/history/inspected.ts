import { asText, isNone } from '../../../python/values/ask.ts'
import { NONE, bool, list, mapping, text } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import type { NewConstraint, SchemaChange, TableName } from '../../../model/schema-change.ts'

interface KnownConstraint {
  readonly kind: NewConstraint['kind']
  readonly name: string
  readonly columns: readonly string[]
  readonly constraint: NewConstraint
}

interface KnownColumn {
  readonly name: string
  /** As SQL; null for none. */
  readonly default: string | null
}

interface KnownTable {
  readonly columns: readonly KnownColumn[]
  readonly indexes: ReadonlyMap<string, { readonly columns: readonly string[]; readonly unique: boolean }>
  readonly constraints: readonly KnownConstraint[]
}

const keyOf = ({ schema, name }: TableName): string => `${schema ?? 'public'}.${name}`
const EMPTY: KnownTable = { columns: [], indexes: new Map(), constraints: [] }

/** What the revisions so far have left behind: what a revision is told that asks the server before it acts. */
export class SchemaState {
  private tables = new Map<string, KnownTable>()
  private types = new Set<string>()
  /** SQLAlchemy's runner remembers them from revision to revision, as long as one command runs them all. */
  readonly createdWithTables = new Set<string>()

  copy(): SchemaState {
    const made = new SchemaState()
    made.tables = new Map(this.tables)
    made.types = new Set(this.types)
    return made
  }

  apply(change: SchemaChange): void {
    switch (change.kind) {
      case 'create-table':
        return this.set(change.table, {
          columns: change.columns.map((one) => ({ name: one.name, default: one.serverDefault })),
          indexes: new Map(),
          constraints: change.constraints.map((one) => named(one, change.table.name)),
        })
      case 'drop-table':
        return void this.tables.delete(keyOf(change.table))
      case 'rename-table':
        this.set({ ...change.table, name: change.to }, this.of(change.table))
        return void this.tables.delete(keyOf(change.table))
      case 'create-enum':
        return void this.types.add(change.type.name)
      case 'drop-type':
        return void this.types.delete(change.type.name)
      case 'drop-index':
        return this.dropIndex(change.name)
      default:
        if ('table' in change) this.set(change.table, changed(this.of(change.table), change))
    }
  }

  /** What the database puts into a column by itself, as far as the revisions say. */
  defaultOf(table: TableName, column: string): string | null {
    return this.of(table).columns.find((one) => one.name === column)?.default ?? null
  }

  private of(table: TableName): KnownTable {
    return this.tables.get(keyOf(table)) ?? EMPTY
  }

  private set(table: TableName, known: KnownTable): void {
    this.tables.set(keyOf(table), known)
  }

  private dropIndex(name: string): void {
    for (const [key, table] of this.tables)
      if (table.indexes.has(name)) this.tables.set(key, { ...table, indexes: without(table.indexes, name) })
  }

  /** What an inspector answers; undefined for a question nobody can answer here. */
  answer(question: string, given: CallOf): Value | undefined {
    const schema = given.keywords.get('schema') ?? given.args[1]
    const name = asText(given.args[0] ?? given.keywords.get('table_name'))
    const inSchema = schema && !isNone(schema) ? (asText(schema) ?? 'public') : 'public'
    if (question === 'get_table_names') return list(this.namesIn(asText(given.args[0]) ?? inSchema).map(text))
    if (question === 'get_enums') return list([...this.types].map((one) => mapping([[text('name'), text(one)]], true)))
    const table = name === null ? undefined : this.tables.get(`${inSchema}.${name}`)
    if (question === 'has_table') return name === null ? undefined : bool(table !== undefined)
    return name === null ? undefined : ANSWERS[question]?.(table ?? EMPTY)
  }

  private namesIn(schema: string): readonly string[] {
    return [...this.tables.keys()].flatMap((key) =>
      key.startsWith(`${schema}.`) ? [key.slice(schema.length + 1)] : [],
    )
  }
}

function changed(table: KnownTable, change: SchemaChange): KnownTable {
  switch (change.kind) {
    case 'add-column':
      return {
        ...table,
        columns: [...table.columns, { name: change.column.name, default: change.column.serverDefault }],
      }
    case 'drop-column':
      return {
        ...table,
        columns: table.columns.filter((one) => one.name !== change.column),
        constraints: table.constraints.filter((one) => !one.columns.includes(change.column)),
        indexes: new Map([...table.indexes].filter(([, { columns }]) => !columns.includes(change.column))),
      }
    case 'rename-column':
      return withColumn(table, change.column, { name: change.to })
    case 'change-column-default':
      return withColumn(table, change.column, { default: change.to })
    case 'create-index': {
      const columns = change.keys.flatMap((key) => (key.isColumn ? [key.text] : []))
      return { ...table, indexes: new Map([...table.indexes, [change.name, { columns, unique: change.unique }]]) }
    }
    case 'add-constraint':
      return { ...table, constraints: [...table.constraints, named(change.constraint, change.table.name)] }
    case 'drop-constraint':
      return { ...table, constraints: table.constraints.filter((one) => one.name !== change.name) }
    default:
      return table
  }
}

function withColumn(table: KnownTable, name: string, change: Partial<KnownColumn>): KnownTable {
  return { ...table, columns: table.columns.map((one) => (one.name === name ? { ...one, ...change } : one)) }
}

function without<T>(from: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  return new Map([...from].filter(([key]) => key !== name))
}

const SUFFIX: Readonly<Record<NewConstraint['kind'], string>> = {
  'primary-key': 'pkey',
  unique: 'key',
  'foreign-key': 'fkey',
  check: 'check',
  exclude: 'excl',
}

/** The name it has, or the one PostgreSQL makes up. */
function named(constraint: NewConstraint, table: string): KnownConstraint {
  const columns = 'columns' in constraint ? constraint.columns : []
  const parts = constraint.kind === 'primary-key' ? [table] : [table, ...columns]
  const name = constraint.name ?? [...parts, SUFFIX[constraint.kind]].join('_')
  return { kind: constraint.kind, name, columns, constraint }
}

const entry = (parts: Readonly<Record<string, Value>>): Value =>
  mapping(
    Object.entries(parts).map(([name, value]) => [text(name), value] as const),
    true,
  )
const names = (all: readonly string[]): Value => list(all.map(text))

const ofKind = (table: KnownTable, kind: NewConstraint['kind']): readonly KnownConstraint[] =>
  table.constraints.filter((one) => one.kind === kind)

const ANSWERS: Readonly<Record<string, (table: KnownTable) => Value>> = {
  get_columns: (table) => list(table.columns.map((one) => entry({ name: text(one.name) }))),
  get_indexes: (table) =>
    list([
      ...[...table.indexes].map(([name, { columns, unique }]) =>
        entry({ name: text(name), column_names: names(columns), unique: bool(unique) }),
      ),
      // Uniqueness is held by an index of the same name.
      ...ofKind(table, 'unique').map((one) =>
        entry({ name: text(one.name), column_names: names(one.columns), unique: bool(true) }),
      ),
    ]),
  get_unique_constraints: (table) =>
    list(ofKind(table, 'unique').map((one) => entry({ name: text(one.name), column_names: names(one.columns) }))),
  get_check_constraints: (table) => list(ofKind(table, 'check').map((one) => entry({ name: text(one.name) }))),
  get_foreign_keys: (table) => list(ofKind(table, 'foreign-key').map(reference)),
  get_pk_constraint: (table) => {
    const [key] = ofKind(table, 'primary-key')
    return entry({ name: key ? text(key.name) : NONE, constrained_columns: names(key?.columns ?? []) })
  },
}

function reference({ name, columns, constraint }: KnownConstraint): Value {
  const to = constraint.kind === 'foreign-key' ? constraint.references : null
  return entry({
    name: text(name),
    constrained_columns: names(columns),
    referred_table: text(to?.table.name ?? ''),
    referred_columns: names(to?.columns ?? []),
  })
}

/** Questions to an inspector, whatever made it: `sa.inspect(bind)`, `Inspector.from_engine(bind)`, `bind.dialect`. */
export const QUESTION =
  /\.(get_table_names|has_table|get_columns|get_indexes|get_foreign_keys|get_unique_constraints|get_check_constraints|get_pk_constraint|get_enums)$/
