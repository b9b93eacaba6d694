import type { Choice } from '../../../model/data.ts'
import { asText, isMade } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { COLUMN } from '../library/attributes.ts'
import { made } from '../made.ts'
import type { Names } from '../sql/expression.ts'
import { type TypeContext, compileType } from '../types/compile.ts'
import { type EnumFacts, enumFacts } from '../types/enums.ts'
import { resolveType } from '../types/resolve.ts'
import { storedText } from '../types/stored.ts'
import { type ColumnDraft, type TableDraft, idOf } from './draft.ts'
import type { Trouble } from './drafts.ts'

/** Tables by what the program calls them, and where to write down what it does not tell. */
export interface KnownTables {
  readonly machine: Machine
  readonly troubles: Trouble[]
  readonly all: readonly TableDraft[]
  readonly byId: ReadonlyMap<string, TableDraft>
  ofTable(table: Value | undefined): TableDraft | null
}

/** Answers questions that need all tables at once: what a reference means, which type a column ends up with. */
export class SchemaContext {
  readonly drafts: KnownTables
  private readonly onEnum: (facts: EnumFacts) => void
  private readonly pending = new Set<ColumnDraft>()

  constructor(drafts: KnownTables, onEnum: (facts: EnumFacts) => void) {
    this.drafts = drafts
    this.onEnum = onEnum
  }

  /** The column of this table that a text, attribute or `Column` means. */
  columnOf(table: TableDraft, value: Value | undefined): ColumnDraft | null {
    if (!value) return null
    const key = asText(value)
    if (key !== null)
      return table.columns.find((one) => one.key === key) ?? table.columns.find((one) => one.name === key) ?? null
    if (value.kind !== 'instance') return null
    const bound = asText(value.attributes.get('key'))
    const bySource = table.columns.find((one) => one.sources.includes(value))
    if (bySource || bound === null) return bySource ?? null
    const owner = this.drafts.ofTable(value.attributes.get('table') ?? value.attributes.get('class_'))
    if (owner && owner !== table) return null
    return (
      table.columns.find((one) => one.attribute === bound) ?? table.columns.find((one) => one.key === bound) ?? null
    )
  }

  /** The table and column that a value refers to, anywhere. */
  target(
    value: Value | undefined,
    from: TableDraft,
  ): { readonly table: string; readonly draft: TableDraft | null; readonly column: string } | null {
    const written = asText(value)
    if (written !== null) return this.writtenTarget(written, from)
    if (value?.kind !== 'instance') return null
    const owner =
      this.drafts.ofTable(value.attributes.get('table') ?? value.attributes.get('class_')) ??
      this.drafts.all.find((one) => one.columns.some((column) => column.sources.includes(value)))
    const column = owner && this.columnOf(owner, value)
    return owner && column ? { table: idOf(owner), draft: owner, column: column.name } : null
  }

  /** `schema.table.column`; the schema of the metadata stands in for a missing one. */
  private writtenTarget(
    written: string,
    from: TableDraft,
  ): { readonly table: string; readonly draft: TableDraft | null; readonly column: string } {
    const dot = written.lastIndexOf('.')
    const [path, key] = dot < 0 ? [written, ''] : [written.slice(0, dot), written.slice(dot + 1)]
    const schema = asText(from.metadata?.attributes.get('schema'))
    const table = !path.includes('.') && schema !== null ? `${schema}.${path}` : path
    const draft = this.drafts.byId.get(table) ?? null
    const column = draft?.columns.find((one) => one.key === key) ?? draft?.columns.find((one) => one.name === key)
    return { table, draft, column: column?.name ?? key }
  }

  /** The PostgreSQL type; a foreign key without one takes that of its target. '' when unknown. */
  typeOf(column: ColumnDraft, table: TableDraft): string {
    if (column.type) return compileType(column.type, this.types(column, table)) ?? ''
    if (this.pending.has(column)) return ''
    this.pending.add(column)
    const found = this.borrowed(column, table)
    this.pending.delete(column)
    return found
  }

  private borrowed(column: ColumnDraft, table: TableDraft): string {
    const reference = column.foreignKeys[0]
    const target = reference ? this.target(reference.args[0], table) : this.constraintTarget(column, table)
    const other = target?.draft?.columns.find((one) => one.name === target.column)
    return other && target?.draft ? this.typeOf(other, target.draft) : ''
  }

  /** A composite foreign key gives its columns a type too. */
  private constraintTarget(column: ColumnDraft, table: TableDraft): ReturnType<SchemaContext['target']> {
    for (const item of table.items) {
      if (!isMade(item, 'sqlalchemy.ForeignKeyConstraint')) continue
      const [own, theirs] = [
        item.args[0] ?? item.keywords.get('columns'),
        item.args[1] ?? item.keywords.get('refcolumns'),
      ]
      const at = own?.kind === 'sequence' ? own.items.findIndex((one) => this.columnOf(table, one) === column) : -1
      if (at >= 0 && theirs?.kind === 'sequence') return this.target(theirs.items[at], table)
    }
    return null
  }

  types(column: Pick<ColumnDraft, 'site'>, table: TableDraft): TypeContext {
    return { machine: this.drafts.machine, site: column.site, schema: table.schema, onEnum: this.onEnum }
  }

  enumOf(column: ColumnDraft, table: TableDraft): EnumFacts | null {
    const type = column.type && resolveType(column.type, this.drafts.machine, column.site)
    return type && (type.path === 'sqlalchemy.Enum' || type.path === 'sqlalchemy.dialects.postgresql.ENUM')
      ? enumFacts(type, this.types(column, table))
      : null
  }

  /** The class whose members a column holds, itself or in a list. */
  choiceOf(column: ColumnDraft, table: TableDraft): Choice | null {
    const kept = column.info?.kind === 'mapping' ? [...column.info.entries.values()].map(({ value }) => value) : []
    const [only] = [...kept, column.type].flatMap((one) => (one?.kind === 'instance' ? [one] : []))
    if (!only) return null
    const type = resolveType(only, this.drafts.machine, column.site)
    const held = { ...column, type: type && /\.ARRAY$/.test(type.path) && type.args[0] ? type.args[0] : only }
    const facts = this.enumOf(held, table)
    if (!facts?.of || facts.of.site.module.file === '') return null
    return { of: `${facts.of.site.module.file}:${facts.of.name}`, values: facts.values }
  }

  names(table: TableDraft): Names {
    return {
      columnName: (value: Instance) => this.columnOf(table, value)?.name ?? bareName(value),
      typeName: (value: Value) => compileType(value, { ...this.types(table, table), onEnum: () => undefined }),
      memberText: (value, beside) => {
        const column = beside?.kind === 'instance' ? this.columnOf(table, beside) : null
        const own = column?.type ? storedText(column.type, value, this.drafts.machine, column.site) : undefined
        if (own !== undefined) return own
        const facts = column && this.enumOf(column, table)
        return facts && facts.values.includes(value.name) ? value.name : asText(value.value)
      },
    }
  }
}

/** `Column("email")` inside an expression stands for nothing but its name. */
const bareName = (value: Instance): string | null =>
  made(value, COLUMN) && value.attributes.size === 0 ? asText(value.args[0]) : null
