import { asBool, asItems, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Check, Constraint, ForeignKey } from '../../../model/data.ts'
import { placeOf } from '../../place.ts'
import { sqlText } from '../sql/expression.ts'
import { literalText, quoted } from '../sql/quote.ts'
import type { SchemaContext } from './context.ts'
import { type ColumnDraft, type TableDraft, idOf } from './draft.ts'
import { nameOf } from './names.ts'

/** Reads the constraints of one table; what cannot be told goes to `trouble`. */
export class Constraints {
  private readonly table: TableDraft
  private readonly context: SchemaContext

  constructor(table: TableDraft, context: SchemaContext) {
    this.table = table
    this.context = context
  }

  private trouble(text: string, at: Instance): void {
    this.context.drafts.troubles.push({
      text: `${text} of table ${idOf(this.table)} is not told`,
      site: at.site ?? this.table.site,
    })
  }

  private name(
    kind: 'uq' | 'ck' | 'fk' | 'pk',
    given: Value | undefined,
    columns: readonly ColumnDraft[],
    made: Instance | null,
    more: { readonly referredTable?: string; readonly referredColumns?: readonly string[] } = {},
  ): string | null {
    return nameOf({ kind, given: given ?? null, columns, made, ...more }, this.table, this.context.drafts.machine)
  }

  private columns(values: readonly Value[], at: Instance): readonly ColumnDraft[] | null {
    const found = values.map((one) => this.context.columnOf(this.table, one))
    if (!found.includes(null)) return found as readonly ColumnDraft[]
    this.trouble('a column in a constraint', at)
    return null
  }

  primaryKey(): Constraint | null {
    const written = this.table.items.find((item) => isMade(item, 'sqlalchemy.PrimaryKeyConstraint'))
    const listed = written ? (this.columns(written.args, written) ?? []) : []
    const flagged = this.table.columns.filter((column) => column.primaryKey && !listed.includes(column))
    const all = written && listed.length > 0 ? listed : [...listed, ...flagged]
    if (all.length === 0) return null
    return {
      name: this.name('pk', written?.keywords.get('name'), all, written ?? null),
      columns: all.map((one) => one.name),
      options: written ? optionsOf(written) : '',
    }
  }

  uniques(): readonly Constraint[] {
    const written = this.table.items
      .filter((item) => isMade(item, 'sqlalchemy.UniqueConstraint'))
      .flatMap((item) => this.unique(item))
    const short = this.table.columns.filter((column) => column.unique && !column.index)
    return [
      ...written,
      ...short.map((column) => ({
        name: this.name('uq', undefined, [column], null),
        columns: [column.name],
        options: '',
      })),
    ]
  }

  private unique(item: Instance): readonly Constraint[] {
    const columns = this.columns(item.args, item)
    if (!columns || columns.length === 0) return []
    const distinct = item.keywords.get('postgresql_nulls_not_distinct')
    const nulls = distinct && asBool(distinct) === true ? 'NULLS NOT DISTINCT' : ''
    return [
      {
        name: this.name('uq', item.keywords.get('name'), columns, item),
        columns: columns.map((one) => one.name),
        options: [nulls, optionsOf(item)].filter(Boolean).join(' '),
      },
    ]
  }

  checks(): readonly Check[] {
    const all = [...this.table.items, ...this.table.columns.flatMap((column) => column.checks)].filter((item) =>
      isMade(item, 'sqlalchemy.CheckConstraint'),
    )
    return [
      ...all.flatMap((item) => this.check(item)),
      ...this.table.columns.flatMap((column) => this.enumCheck(column)),
    ]
  }

  private check(item: Instance): readonly Check[] {
    const given = item.args[0] ?? item.keywords.get('sqltext')
    const expression = given && (asText(given) ?? sqlText(given, this.context.names(this.table)))
    if (!expression) {
      this.trouble('a check', item)
      return []
    }
    return [{ name: this.name('ck', item.keywords.get('name') ?? item.args[1], [], item), expression }]
  }

  /** `Enum(native_enum=False, create_constraint=True)` */
  private enumCheck(column: ColumnDraft): readonly Check[] {
    const facts = this.context.enumOf(column, this.table)
    if (!facts || facts.native || !facts.checked) return []
    const given: Value | undefined =
      facts.name === null ? undefined : { kind: 'constant', type: 'str', value: facts.name }
    return [
      {
        name: this.name('ck', given, [column], null),
        expression: `${quoted(column.name)} IN (${facts.values.map(literalText).join(', ')})`,
      },
    ]
  }

  /** `EXCLUDE USING gist (room WITH =, during WITH &&)` */
  exclusions(): readonly Check[] {
    return this.table.items
      .filter((item) => isMade(item, 'sqlalchemy.dialects.postgresql.ExcludeConstraint'))
      .flatMap((item) => this.exclusion(item))
  }

  private exclusion(item: Instance): readonly Check[] {
    const names = this.context.names(this.table)
    const parts = item.args.map((one) => {
      const [on, operator] = asItems(one) ?? []
      const column = this.context.columnOf(this.table, on)
      const text = column ? quoted(column.name) : on ? (asText(on) ?? sqlText(on, names)) : null
      return text !== null && asText(operator) !== null ? `${text} WITH ${asText(operator)}` : null
    })
    const where = item.keywords.get('where')
    const condition = where && !isNone(where) ? (asText(where) ?? sqlText(where, names)) : ''
    if (parts.includes(null) || condition === null) {
      this.trouble('an exclusion', item)
      return []
    }
    const using = asText(item.keywords.get('using')) ?? 'gist'
    const expression = `EXCLUDE USING ${using} (${parts.join(', ')})${condition ? ` WHERE (${condition})` : ''}${spaced(optionsOf(item))}`
    return [{ name: asText(item.keywords.get('name')), expression }]
  }

  foreignKeys(): readonly ForeignKey[] {
    const composite = this.table.items
      .filter((item) => isMade(item, 'sqlalchemy.ForeignKeyConstraint'))
      .flatMap((item) => this.composite(item))
    const single = this.table.columns.flatMap((column) =>
      column.foreignKeys.flatMap((item) =>
        this.reference(item, [column], [item.args[0] ?? item.keywords.get('column')]),
      ),
    )
    return [...composite, ...single]
  }

  private composite(item: Instance): readonly ForeignKey[] {
    const columns = this.columns(asItems(item.args[0] ?? item.keywords.get('columns')) ?? [], item)
    return columns ? this.reference(item, columns, asItems(item.args[1] ?? item.keywords.get('refcolumns')) ?? []) : []
  }

  private reference(
    item: Instance,
    columns: readonly ColumnDraft[],
    to: readonly (Value | undefined)[],
  ): readonly ForeignKey[] {
    const targets = to.map((one) => this.context.target(one, this.table))
    const [first] = targets
    if (!first || targets.includes(null) || columns.length === 0) {
      this.trouble(`the target of a foreign key (${columns.map((one) => one.name).join(', ')})`, item)
      return []
    }
    const referred = targets.map((one) => one!.column)
    const referredTable = first.draft?.name ?? first.table.slice(first.table.lastIndexOf('.') + 1)
    return [
      {
        name: this.name('fk', item.keywords.get('name'), columns, item, { referredTable, referredColumns: referred }),
        columns: columns.map((one) => one.name),
        references: { table: first.table, columns: referred },
        onDelete: asText(item.keywords.get('ondelete')),
        onUpdate: asText(item.keywords.get('onupdate')),
        options: optionsOf(item),
        at: placeOf(item.site ?? columns[0]!.site),
      },
    ]
  }
}

const spaced = (text: string): string => (text === '' ? '' : ` ${text}`)

/** `DEFERRABLE INITIALLY DEFERRED` */
export function optionsOf(item: Instance): string {
  const given = item.keywords.get('deferrable')
  const deferrable = given ? asBool(given) : null
  const initially = asText(item.keywords.get('initially'))
  return [
    deferrable === null ? '' : deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE',
    initially === null ? '' : `INITIALLY ${initially}`,
  ]
    .filter(Boolean)
    .join(' ')
}
