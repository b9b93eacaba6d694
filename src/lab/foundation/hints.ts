import type { Catalog, CatalogColumn, CatalogTable, SupposedFrom } from '../../model/index.ts'
import type { SqlStatement } from '../../sql/parser.ts'
import { type Fields, commandsOf, fieldsIn, listIn, textIn, wordsIn } from '../../sql/tree.ts'
import type { Made } from './made.ts'
import { type Name, inQuotes, relationIn, shownName } from './names.ts'
import { typeByName } from './types.ts'
import { columnUses } from './uses.ts'
import type { WayBack } from './way-back.ts'

export interface SupposedType {
  readonly type: string
  readonly from: SupposedFrom
}

export interface Partitioning {
  readonly strategy: 'RANGE' | 'LIST' | 'HASH'
  /** The type of the key, as its bounds tell. */
  readonly type: string
}

export interface Partition {
  readonly parent: Name
  /** Whether it is one from the beginning. */
  readonly attached: boolean
}

/** What is known of things before anybody asks for them: read once from all statements. */
export class Hints {
  readonly back: WayBack
  private readonly models: Catalog | null
  private readonly made: Made
  /** By table: columns with the types their use tells. */
  private readonly uses = new Map<string, Map<string, string | null>>()
  private readonly partitioned = new Map<string, Partitioning>()
  private readonly partitions = new Map<string, Partition>()
  private readonly plainKeys = new Set<string>()
  private readonly enums = new Map<string, Set<string>>()

  constructor(statements: readonly SqlStatement[], made: Made, back: WayBack, models: Catalog | null) {
    this.made = made
    this.back = back
    this.models = models
    for (const statement of statements) this.note(statement)
  }

  /** The type of a column, best source first. */
  typeOf(table: Name, column: string): SupposedType {
    const before = this.back.column(table, column)?.type
    if (before) return { type: before, from: 'the way back' }
    const mapped = this.model(table)?.columns.find(({ name }) => name === column)
    if (mapped) return { type: mapped.type, from: 'the models' }
    const used = this.uses.get(shownName(table))?.get(column)
    if (used) return { type: used, from: 'its use' }
    const values = [...this.enums.keys()].find((name) => name === column || name.endsWith(`_${column}`))
    return values ? { type: inQuotes(values), from: 'its name' } : { type: typeByName(column), from: 'its name' }
  }

  /** Columns a table has from the beginning: what statements and models name, without what the history adds. */
  columnsOf(table: Name): readonly string[] {
    const used = [...(this.uses.get(shownName(table))?.keys() ?? [])]
    const mapped =
      this.model(table)
        ?.columns.filter(isPlain)
        .map(({ name }) => name) ?? []
    return [...new Set([...mapped, ...used])].filter((column) => !this.made.hasColumn(table, column))
  }

  /** The table of the models; where these keep it in a schema of its own, the only one of its name. */
  model({ schema, name }: Name): CatalogTable | null {
    const called = this.models?.tables.filter((table) => table.name === name) ?? []
    return called.find((table) => table.schema === schema) ?? (called.length === 1 ? called[0]! : null)
  }

  modelConstraint = (table: Name, name: string): string | null =>
    this.model(table)?.constraints.find((one) => one.name === name)?.definition ?? null

  modelIndex = (name: string): string | null =>
    this.models?.tables.flatMap(({ indexes }) => indexes).find((one) => one.name === name)?.definition ?? null

  /** The labels an enum has before the history adds any. */
  labelsOf({ name }: Name): readonly string[] {
    const mapped = this.models?.enums.find((one) => one.name === name)?.values ?? []
    const added = this.enums.get(name) ?? new Set()
    return mapped.filter((label) => !added.has(label))
  }

  adds = ({ name }: Name, label: string): boolean => this.enums.get(name)?.has(label) ?? false

  partitioning = (table: Name): Partitioning | null => this.partitioned.get(shownName(table)) ?? null
  /** What a table is a part of, or becomes one of. */
  partition = (table: Name): Partition | null => this.partitions.get(shownName(table)) ?? null
  /** Whether its numbers are given or left to others: then it brings none of its own. */
  hasPlainKey = (table: Name): boolean => this.plainKeys.has(shownName(table))

  private note(statement: SqlStatement): void {
    const { kind, tree } = statement
    for (const { table, column, type } of columnUses(statement)) {
      const known = this.uses.get(shownName(table)) ?? new Map<string, string | null>()
      this.uses.set(shownName(table), known.set(column, known.get(column) ?? type))
    }
    if (kind === 'AlterEnumStmt') this.noteEnum(tree)
    if (kind === 'CreateStmt') {
      const [parent] = listIn(tree, 'inhRelations')
      if (parent && 'partbound' in tree) this.notePartition(relationIn({ relation: parent })!, tree['partbound'])
    }
    if (kind === 'AlterTableStmt') this.noteTable(tree)
  }

  private noteEnum(tree: Fields): void {
    const name = wordsIn(tree, 'typeName').at(-1) ?? ''
    const added = this.enums.get(name) ?? new Set()
    this.enums.set(name, added.add(textIn(tree, 'newVal')))
  }

  private noteTable(tree: Fields): void {
    const table = relationIn(tree)
    if (table === null) return
    for (const { does, name, fields } of commandsOf(tree)) {
      const definition = fieldsIn(fields, 'def')
      if (/^(ColumnDefault|AddIdentity|DropIdentity)$/.test(does) && name === 'id') this.plainKeys.add(shownName(table))
      if (does !== 'AttachPartition' && does !== 'DetachPartition') continue
      this.notePartition(table, definition['bound'])
      const partition = relationIn(definition, 'name')
      if (partition !== null && !this.partitions.has(shownName(partition)))
        this.partitions.set(shownName(partition), { parent: table, attached: does === 'DetachPartition' })
    }
  }

  private notePartition(parent: Name, bound: unknown): void {
    if (!this.partitioned.has(shownName(parent)) || bound !== undefined)
      this.partitioned.set(shownName(parent), partitioningOf((bound ?? {}) as Fields))
  }
}

/** A computed column is made of others, and is nobody's to fill. */
const isPlain = ({ generated }: CatalogColumn): boolean => generated === null

function partitioningOf(bound: Fields): Partitioning {
  const strategy = ({ l: 'LIST', h: 'HASH' } as const)[textIn(bound, 'strategy')] ?? 'RANGE'
  const [datum] = [...listIn(bound, 'lowerdatums'), ...listIn(bound, 'upperdatums'), ...listIn(bound, 'listdatums')]
  const text = textIn(fieldsIn(datum ?? {}, 'sval'), 'sval')
  if (datum && 'ival' in datum) return { strategy, type: 'bigint' }
  if (text !== '' && !/^\d{4}-\d\d/.test(text)) return { strategy, type: 'text' }
  return { strategy, type: strategy === 'RANGE' ? 'timestamptz' : strategy === 'LIST' ? 'text' : 'bigint' }
}
