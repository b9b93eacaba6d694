import type { Answer, Place, Step } from './provenance.ts'
import type { Literal } from './trace.ts'

export interface Data {
  readonly tables: readonly Table[]
  readonly enums: readonly EnumType[]
  readonly sequences: readonly Sequence[]
  readonly migrations: readonly MigrationChain[]
  /** Which values of a choice may follow which, where the program keeps a table of that; absent where it keeps none. */
  readonly steps?: readonly StepTable[]
  /** Rows whose changes are kept; absent where none are. */
  readonly watches?: readonly Watch[]
  /** Texts functions hold others to; absent where there are none. */
  readonly vocabularies?: readonly Vocabulary[]
  /** Who may be sent what happens, where a program keeps a register of that. */
  readonly subscriptions?: readonly Subscription[]
}

/** A set of dotted texts, `orders.read` or `order.paid`, and the tables of the functions that hold others to it. */
export interface Vocabulary {
  readonly values: readonly string[]
  readonly tables: readonly string[]
}

/** Events somebody may be sent, and the policy that says who. */
export interface Subscription {
  readonly name: string
  readonly events: readonly string[]
  readonly policy: string
  readonly at: Place
}

/** Rows of a table are looked at when they change, and something is kept of it. */
export interface Watch {
  readonly table: string
  /** Columns that are watched; nothing where the row as a whole is. */
  readonly columns: readonly string[]
  /** Tables written to by whoever watches. */
  readonly kept: readonly string[]
}

/** Steps from one member of a class to another. */
export interface StepTable {
  /** The class, as columns name it. */
  readonly choice: string
  readonly at: Place
  readonly steps: readonly {
    readonly from: string
    readonly to: string
    /** The policy that is asked before; absent where whoever may change the row may do it. */
    readonly policy?: string
  }[]
}

/** A sequence that is declared by itself, not by the type of a column. */
export interface Sequence {
  readonly name: string
  readonly schema: string | null
  /** What it says of itself, as SQL: `INCREMENT BY 5 START WITH 100`; '' for a plain one. */
  readonly options: string
}

export interface Table {
  /** The key other parts refer to: `name`, or `schema.name`. */
  readonly id: string
  readonly name: string
  readonly schema: string | null
  readonly comment: string | null
  /** The class that maps it; null for a plain `Table(...)`. */
  readonly model: string | null
  readonly at: Place
  readonly columns: readonly Column[]
  readonly primaryKey: Constraint | null
  readonly uniques: readonly Constraint[]
  readonly checks: readonly Check[]
  /** `EXCLUDE USING gist (...)`, the whole clause as the expression. */
  readonly exclusions?: readonly Check[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly indexes: readonly Index[]
  readonly relationships: readonly Relationship[]
  /** Classes stored in the same table. */
  readonly subclasses: readonly string[]
  /** The class of the project its class stands on, `app/models/base.py:Base`; absent where there is none. */
  readonly base?: string
}

export interface Column {
  readonly name: string
  /** The attribute of the model, when it differs from the column. */
  readonly attribute: string
  /** The type as PostgreSQL spells it: `VARCHAR(120)`, `TIMESTAMP WITH TIME ZONE`. '' when unknown. */
  readonly type: string
  readonly nullable: boolean
  /** The default the database applies, as SQL; null when there is none. */
  readonly serverDefault: string | null
  /** The default the program applies, as written. */
  readonly default: string | null
  readonly identity: string | null
  readonly computed: string | null
  /** SERIAL and BIGSERIAL. */
  readonly autoincrement: boolean
  readonly comment: string | null
  /** What the program keeps beside it, `info={"personal": True}`: names with what is written there. */
  readonly info?: Readonly<Record<string, string | number | boolean | null>>
  /** The class whose members it holds, itself or in a list. */
  readonly choice?: Choice
  readonly at: Place
}

export interface Choice {
  /** `app/models/task.py:TaskStatus` */
  readonly of: string
  readonly values: readonly string[]
}

export interface Constraint {
  readonly name: string | null
  readonly columns: readonly string[]
  /** `DEFERRABLE INITIALLY DEFERRED` and the like. */
  readonly options: string
}

export interface Check {
  readonly name: string | null
  readonly expression: string
}

export interface ForeignKey extends Constraint {
  readonly references: { readonly table: string; readonly columns: readonly string[] }
  readonly onDelete: string | null
  readonly onUpdate: string | null
  readonly at: Place
}

export interface Index {
  readonly name: string | null
  /** Column names or expressions, with `DESC` and operator classes as written. */
  readonly keys: readonly string[]
  readonly unique: boolean
  readonly using: string | null
  readonly where: string | null
  readonly include: readonly string[]
  /** What follows the keys: `NULLS NOT DISTINCT`, `WITH (fillfactor = 70)`. */
  readonly options?: string
  readonly at: Place
}

export interface Relationship {
  readonly name: string
  readonly target: string
  readonly many: boolean
  /** The association table of a many-to-many. */
  readonly secondary: string | null
  /** `select`, `joined`, `selectin`, `raise`... */
  readonly loading: string
  readonly cascade: string
  readonly backPopulates: string | null
  readonly at: Place
}

export interface EnumType {
  readonly name: string
  readonly schema: string | null
  readonly values: readonly string[]
  readonly at: Place
}

/** One statement an operation runs, as far as the code tells. */
export interface Statement {
  readonly verb: 'select' | 'insert' | 'update' | 'delete' | 'raw'
  readonly tables: readonly string[]
  readonly filters: readonly Filter[]
  /** `created_at desc` */
  readonly sort: readonly string[]
  /** Relationships loaded with it, with their strategy: `author selectin`. */
  readonly loads: readonly string[]
  readonly limited: Answer
  readonly inLoop: boolean
  /** Whether rows are restricted to what the caller may see. */
  readonly scoped: Answer
  /** How the transaction around it ends: committed here, by a dependency, nested... */
  readonly transaction: string
  /** From the handler to the statement. */
  readonly chain: readonly Step[]
  /** The SQL text of a raw statement. */
  readonly sql: string | null
  /** Rows are counted or added up, not handed out: `count(*)`. Absent when they are handed out. */
  readonly aggregate?: true
  /** How many rows at most, where it is written as a number. */
  readonly limit?: number
  /** Attributes of a new row that hold who is asking. */
  readonly mine?: readonly string[]
  /** Settings of the server that hold from here on: `role`, `app.tenant`. */
  readonly sets?: readonly string[]
}

export interface Filter {
  /** `table.column`, or the expression as written when it is none. */
  readonly column: string
  readonly operator: string
  /** Where the other side comes from. */
  readonly from: 'principal' | 'path' | 'query' | 'body' | 'header' | 'constant' | 'column' | 'computed' | 'unknown'
  readonly text: string
  /** What is compared instead of the column itself: `lower`, `cast`. */
  readonly through?: string
  /** `table.column` of the other side, where that is a column. */
  readonly to?: string
  /**
   * What it stands in, from the outside: `any 1` for one of the sides of the first OR, `all 2` for an AND inside of
   * one, `not 3`, `select 4` for another statement within this one, `sometimes` where the program does not always ask
   * for it. Absent where nothing is around it.
   */
  readonly within?: readonly string[]
  /** What has to hold for it to be asked for, as it is written; absent where that is always, or not one condition. */
  readonly when?: string
}

export interface MigrationChain {
  readonly folder: string
  readonly tool: 'alembic'
  readonly heads: readonly string[]
  readonly revisions: readonly Revision[]
  /** The variable of the environment it takes the address of the database from; absent where it takes none. */
  readonly address?: string
  /** The text of `env.py`. Only there when somebody asked for it: a review does, a survey does not. */
  readonly environment?: string
}

export interface Revision {
  readonly id: string
  readonly down: readonly string[]
  readonly branchLabels: readonly string[]
  readonly dependsOn: readonly string[]
  readonly message: string
  readonly at: Place
  /** The operations of `upgrade` by name, in order: `create_table`, `add_column`. */
  readonly upgrade: readonly string[]
  readonly downgrade: readonly string[]
  /** What both functions do in detail. Only there when somebody asked for it: a review does, a survey does not. */
  readonly scripts?: RevisionScripts
}

export interface RevisionScripts {
  readonly upgrade: MigrationScript | null
  readonly downgrade: MigrationScript | null
  readonly imports: readonly RevisionImport[]
}

export interface RevisionImport {
  /** `app.models`, with its dots when it is relative. */
  readonly module: string
  /** What is taken from it; nothing for `import app.models`. */
  readonly names: readonly string[]
  readonly at: Place
}

/** One function of a revision. */
export interface MigrationScript {
  /** What the function consists of: nothing but `pass`, nothing but words on why there is nothing, a `raise`, or something. */
  readonly body: 'empty' | 'explained' | 'raises' | 'works'
  readonly steps: readonly MigrationStep[]
  readonly at: Place
}

/** An operation as it is written: `op.add_column('orders', sa.Column('total', sa.Integer()))`. */
export interface MigrationStep {
  /** `add_column`; `create_type` and `drop_type` for an enum that is made or dropped by itself. */
  readonly operation: string
  /** The table of `op.batch_alter_table('orders')` around it, '' when it is not written out; null outside of one. */
  readonly batch: string | null
  readonly arguments: readonly WrittenArgument[]
  /** Inside of `autocommit_block()`: outside of the transaction. */
  readonly autocommit: boolean
  /** Below an `if`, in a loop or a `try`: it may not run, or more than once. */
  readonly conditional: boolean
  readonly at: Place
}

/** An argument as it is written; what a name stands for is looked up in the file. */
export interface WrittenArgument {
  /** The keyword; '' for a positional one. */
  readonly name: string
  /** Absent where it is no literal. */
  readonly value?: Literal
  /** What is called or named: `sqlalchemy.Column`; '' for anything else. */
  readonly made: string
  /** The arguments of that call. */
  readonly arguments: readonly WrittenArgument[]
  /** Text with something put in: `DROP TABLE {}`; '' otherwise. */
  readonly template: string
}
