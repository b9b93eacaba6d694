import type { CatalogConstraint, MadeColumn } from '../../model/index.ts'
import { call, keyword, pythonText, sqlLiteral } from './python.ts'
import { sqlAlchemyType } from './types.ts'

/** `sa.Column(...)`; null for a column that only SQL can describe. `key` are the columns of its primary key. */
export function saColumn(column: MadeColumn, key: readonly string[]): string | null {
  const { name, notNull, generated, identity, serial } = column
  const type = sqlAlchemyType(column.type, column.collation)
  const isKey = key.length === 1 && key[0] === name
  // SQLAlchemy makes a sequence for the only integer of a primary key, and for nothing else.
  if (type === null || (serial && !isKey)) return null
  // Its dialect knows no column that is computed on reading.
  if (generated?.stored === false) return null
  const counts =
    isKey && /^(?:smallint|integer|bigint)$/.test(column.type) && identity === null && column.default === null
  return call('sa.Column', [
    pythonText(name),
    type,
    generated && `sa.Computed(${sqlLiteral(generated.expression)}, persisted=True)`,
    identity && `sa.Identity(always=${identity === 'always' ? 'True' : 'False'})`,
    keyword('server_default', column.default !== null && !serial ? serverDefault(column.default) : null),
    counts ? `autoincrement=${serial ? 'True' : 'False'}` : null,
    `nullable=${notNull ? 'False' : 'True'}`,
  ])
}

export const serverDefault = (expression: string): string => `sa.text(${sqlLiteral(expression)})`

const DEFERRABLE = /^(?: (NOT )?DEFERRABLE)?(?: INITIALLY (DEFERRED|IMMEDIATE))?$/

/** What follows a key, as keywords; null when there is something else. */
export function deferral(rest: string): readonly string[] | null {
  const [matched, not, initially] = DEFERRABLE.exec(rest) ?? []
  if (matched === undefined) return null
  const deferrable = rest.includes('DEFERRABLE') ? [`deferrable=${not ? 'False' : 'True'}`] : []
  return initially === undefined ? deferrable : [...deferrable, `initially=${pythonText(initially)}`]
}

/** The expression of a check that says nothing else. */
export const checkOf = ({ definition }: CatalogConstraint): string | null =>
  /^CHECK \((.*)\)$/s.exec(definition)?.[1] ?? null

/** A key or a condition inside of `op.create_table`; null for what only SQL can say. */
export function saConstraint(constraint: CatalogConstraint): string | null {
  const { kind, name, columns, definition } = constraint
  if (kind === 'check') {
    const expression = checkOf(constraint)
    return expression === null ? null : call('sa.CheckConstraint', [sqlLiteral(expression), named(name)])
  }
  const given = keyGiven(definition)
  if ((kind !== 'primary key' && kind !== 'unique') || given === null) return null
  return call(kind === 'unique' ? 'sa.UniqueConstraint' : 'sa.PrimaryKeyConstraint', [
    ...columns.map(pythonText),
    named(name),
    ...given,
  ])
}

/** `op.f` keeps naming conventions away from a name that is whole. */
const named = (name: string): string => `name=op.f(${pythonText(name)})`

/** Keywords of a key beside its columns. */
export function keyGiven(definition: string): readonly string[] | null {
  const [matched, distinct, rest] =
    /^(?:PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? \([^()]*\)(.*)$/.exec(definition) ?? []
  const later = matched === undefined ? null : deferral(rest ?? '')
  if (later === null) return null
  return distinct ? ['postgresql_nulls_not_distinct=True', ...later] : later
}
