import type { Check, Column, Index } from './data.ts'
import type { Place } from './provenance.ts'

/** One thing a revision asks of the database, as data: written out it is one statement. */
export type SchemaChange =
  | CreateTable
  | DropTable
  | RenameTable
  | CommentTable
  | AddColumn
  | DropColumn
  | RenameColumn
  | ChangeColumnType
  | ChangeColumnNull
  | ChangeColumnDefault
  | ChangeColumnIdentity
  | CommentColumn
  | CreateIndex
  | DropIndex
  | AddConstraint
  | DropConstraint
  | CreateEnum
  | DropType
  | CreateSequence
  | DropSequence
  | CreateSchema
  | DropSchema
  | InsertRow
  | RunSql

/** A step of a revision as its author wrote it. */
export interface WrittenStep {
  readonly change: SchemaChange | NotReproduced
  readonly at: Place
  /** Sent while no transaction is open. */
  readonly outsideTransaction: boolean
}

/** Something that hangs on rows, on the server's answer or on code outside: told, but not run. */
export interface NotReproduced {
  readonly kind: 'not-reproduced'
  /** As written: `session.query(User)`. */
  readonly text: string
}

export interface TableName {
  readonly schema: string | null
  readonly name: string
}

/** A column as it is created; what stands in its line besides is in `checks`. */
export interface NewColumn extends Pick<
  Column,
  'name' | 'type' | 'nullable' | 'serverDefault' | 'computed' | 'identity' | 'autoincrement'
> {
  readonly checks: readonly Check[]
}

export type NewConstraint =
  | NewKey
  | (Check & { readonly kind: 'check'; readonly options: string })
  /** The whole clause: `EXCLUDE USING gist (room WITH =)`. */
  | (Check & { readonly kind: 'exclude' })
  | NewReference

/** A primary key, or columns that are unique together. */
export interface NewKey {
  readonly kind: 'primary-key' | 'unique'
  readonly name: string | null
  readonly columns: readonly string[]
  readonly nullsNotDistinct: boolean
  readonly include: readonly string[]
  /** `DEFERRABLE INITIALLY DEFERRED` */
  readonly options: string
}

export interface NewReference {
  readonly kind: 'foreign-key'
  readonly name: string | null
  readonly columns: readonly string[]
  readonly references: { readonly table: TableName; readonly columns: readonly string[] }
  /** What follows, as SQL: `ON DELETE CASCADE DEFERRABLE NOT VALID`. */
  readonly options: string
}

interface OfTable {
  readonly table: TableName
}
interface OfColumn extends OfTable {
  readonly column: string
}

export interface CreateTable extends OfTable {
  readonly kind: 'create-table'
  readonly columns: readonly NewColumn[]
  readonly constraints: readonly NewConstraint[]
  readonly ifNotExists: boolean
  /** What follows the parentheses, as SQL: `PARTITION BY RANGE (day)`. */
  readonly options: string
}
export interface DropTable extends OfTable {
  readonly kind: 'drop-table'
  readonly ifExists: boolean
}
export interface RenameTable extends OfTable {
  readonly kind: 'rename-table'
  readonly to: string
}
export interface CommentTable extends OfTable {
  readonly kind: 'comment-table'
  /** Null takes it away. */
  readonly comment: string | null
}

export interface AddColumn extends OfTable {
  readonly kind: 'add-column'
  readonly column: NewColumn
  readonly ifNotExists: boolean
  /** Said in the same breath, as SQL: `PRIMARY KEY`, `REFERENCES users (id)`. */
  readonly inline: string
}
export interface DropColumn extends OfColumn {
  readonly kind: 'drop-column'
  readonly ifExists: boolean
}
export interface RenameColumn extends OfColumn {
  readonly kind: 'rename-column'
  readonly to: string
}
export interface ChangeColumnType extends OfColumn {
  readonly kind: 'change-column-type'
  readonly type: string
  readonly using: string | null
}
export interface ChangeColumnNull extends OfColumn {
  readonly kind: 'change-column-null'
  readonly nullable: boolean
}
export interface ChangeColumnDefault extends OfColumn {
  readonly kind: 'change-column-default'
  /** As SQL; null takes it away. */
  readonly to: string | null
}
export interface ChangeColumnIdentity extends OfColumn {
  readonly kind: 'change-column-identity'
  /** What follows the column, as SQL: `DROP IDENTITY`, `ADD GENERATED ALWAYS AS IDENTITY`. */
  readonly action: string
}
export interface CommentColumn extends OfColumn {
  readonly kind: 'comment-column'
  readonly comment: string | null
}

export interface IndexKey {
  /** A column by its name, or an expression as SQL. */
  readonly text: string
  readonly isColumn: boolean
  readonly operatorClass: string | null
}
export interface CreateIndex extends OfTable, Pick<Index, 'unique' | 'using' | 'where' | 'include'> {
  readonly kind: 'create-index'
  readonly name: string
  readonly keys: readonly IndexKey[]
  readonly concurrently: boolean
  readonly ifNotExists: boolean
  readonly nullsNotDistinct: boolean
  /** Storage parameters, as SQL: `fillfactor = 70`; '' for none. */
  readonly storage: string
  readonly tablespace: string | null
}
export interface DropIndex {
  readonly kind: 'drop-index'
  readonly name: string
  readonly schema: string | null
  readonly concurrently: boolean
  readonly ifExists: boolean
}

export interface AddConstraint extends OfTable {
  readonly kind: 'add-constraint'
  readonly constraint: NewConstraint
}
export interface DropConstraint extends OfTable {
  readonly kind: 'drop-constraint'
  /** Null where nobody named it: no database can be asked that, and the tool refuses. */
  readonly name: string | null
  readonly ifExists: boolean
}

export interface CreateEnum {
  readonly kind: 'create-enum'
  readonly type: TableName
  readonly values: readonly string[]
}
export interface DropType {
  readonly kind: 'drop-type'
  readonly type: TableName
}

export interface CreateSequence {
  readonly kind: 'create-sequence'
  readonly sequence: TableName
  /** As SQL: `START WITH 5`; '' for none. */
  readonly options: string
  readonly ifNotExists: boolean
}
export interface DropSequence {
  readonly kind: 'drop-sequence'
  readonly sequence: TableName
  readonly ifExists: boolean
}
export interface CreateSchema {
  readonly kind: 'create-schema'
  readonly name: string
  readonly ifNotExists: boolean
}
export interface DropSchema {
  readonly kind: 'drop-schema'
  readonly name: string
  readonly ifExists: boolean
  readonly cascade: boolean
}

export interface InsertRow extends OfTable {
  readonly kind: 'insert-row'
  readonly columns: readonly string[]
  /** As SQL. */
  readonly values: readonly string[]
}
export interface RunSql {
  readonly kind: 'run-sql'
  readonly sql: string
}
