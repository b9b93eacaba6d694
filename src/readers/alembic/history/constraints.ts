import { asBool, asItems, asText, isMade } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Constraint } from '../../../model/data.ts'
import type { NewConstraint } from '../../../model/schema-change.ts'
import { Constraints, optionsOf } from '../../sqlalchemy/schema/constraints.ts'
import type { ColumnDraft, TableDraft } from '../../sqlalchemy/schema/draft.ts'
import { type OneTable, tableName } from './tables.ts'

/** The primary key first, what is written for the table next, what its columns bring last. */
export function newConstraints(table: OneTable): readonly NewConstraint[] {
  const { draft } = table
  const primary = primaryKey(table)
  const written = draft.items
    .filter((item) => !isMade(item, 'sqlalchemy.PrimaryKeyConstraint', 'sqlalchemy.Index'))
    .flatMap((item) => constraintsIn(table, { items: [item] }, item))
  const brought = draft.columns.flatMap((column) => broughtBy(column, table))
  return [...(primary ? [primary] : []), ...written, ...brought]
}

/** Those a column brings to its table, in the order SQLAlchemy attaches them. */
export function broughtBy(column: ColumnDraft, table: OneTable): readonly NewConstraint[] {
  const without = table.draft.columns.map((one) => (one === column ? { ...one, checks: [] } : plain(one)))
  return constraintsIn(table, { items: [], columns: without, own: column }, null)
}

const plain = (column: ColumnDraft): ColumnDraft => ({
  ...column,
  primaryKey: false,
  unique: false,
  index: false,
  foreignKeys: [],
  checks: [],
  type: null,
})

export function primaryKey({ draft, context }: OneTable): NewConstraint | null {
  const found = new Constraints(draft, context).primaryKey()
  const made = draft.items.find((item) => isMade(item, 'sqlalchemy.PrimaryKeyConstraint')) ?? null
  return found && key('primary-key', found, made)
}

function key(kind: 'primary-key' | 'unique', { name, columns }: Constraint, made: Instance | null): NewConstraint {
  const distinct = made?.keywords.get('postgresql_nulls_not_distinct')
  return {
    kind,
    name,
    columns,
    nullsNotDistinct: distinct !== undefined && asBool(distinct) === true,
    include: namesIn(made?.keywords.get('postgresql_include')),
    options: made ? optionsOf(made) : '',
  }
}

export const namesIn = (value: Value | undefined): readonly string[] =>
  (asItems(value) ?? []).flatMap((one) => asText(one) ?? (one.kind === 'instance' ? (asText(one.args[0]) ?? []) : []))

interface Narrowed {
  readonly items: readonly Instance[]
  readonly columns?: readonly ColumnDraft[]
  readonly own?: ColumnDraft
}

function constraintsIn(table: OneTable, only: Narrowed, item: Instance | null): readonly NewConstraint[] {
  const columns = only.columns ?? table.draft.columns.map(plain)
  const draft: TableDraft = { ...table.draft, items: [...only.items], columns: [...columns] }
  const read = new Constraints(draft, table.context)
  return [
    ...read.uniques().map((one) => key('unique', one, item)),
    ...read.exclusions().map((one) => ({ kind: 'exclude' as const, ...one })),
    ...read.foreignKeys().map((one): NewConstraint => ({
      kind: 'foreign-key',
      name: one.name,
      columns: one.columns,
      references: { table: tableName(one.references.table), columns: one.references.columns },
      options: referenceOptions(one, item ?? only.own?.foreignKeys[0] ?? null),
    })),
    ...read.checks().map((one) => ({ kind: 'check' as const, ...one, options: checkOptions(item) })),
  ]
}

function referenceOptions(
  {
    onDelete,
    onUpdate,
    options,
  }: { readonly onDelete: string | null; readonly onUpdate: string | null; readonly options: string },
  made: Instance | null,
): string {
  const match = asText(made?.keywords.get('match'))
  return joined([
    match === null ? '' : `MATCH ${match}`,
    onDelete === null ? '' : `ON DELETE ${onDelete}`,
    onUpdate === null ? '' : `ON UPDATE ${onUpdate}`,
    options,
    isNotValid(made) ? 'NOT VALID' : '',
  ])
}

const checkOptions = (made: Instance | null): string =>
  joined([made ? optionsOf(made) : '', isNotValid(made) ? 'NOT VALID' : ''])

function isNotValid(made: Instance | null): boolean {
  const given = made?.keywords.get('postgresql_not_valid')
  return given !== undefined && asBool(given) === true
}

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' ')
