import type { MigrationTool, ObservedStatement } from './history.ts'
import type { Finding } from './review.ts'
import type { WrittenFile } from './rewrite.ts'

/** A node of a plan, as the planner tells it. */
export interface PlanNode {
  /** `Index Scan`, `Nested Loop`. */
  readonly node: string
  readonly relation: string | null
  readonly index: string | null
  /** What the index is asked for, or the rows are joined by. */
  readonly condition: string | null
  /** What is only checked once a row was read. */
  readonly filter: string | null
  /** Rows the planner expects of it, each time it runs. */
  readonly rows: number
  readonly cost: number
  readonly inputs: readonly PlanNode[]
}

/** A plan with what the planner reckons it costs, in its own units: a page read in order is 1. */
export interface Plan {
  readonly root: PlanNode
  /** What makes plans the same: nodes, relations and indexes, without numbers. */
  readonly shape: string
  readonly cost: number
}

/** What a plan touches, by the planner's own count. */
export interface Touched {
  readonly rows: number
  readonly pages: number
}

/** How a backend's statements are planned as its tables grow, and what is wrong with that. */
export interface PlansReport extends PlannedBackend {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly findings: readonly Finding[]
  /** The proposed indexes as a migration; null where there are none, or no migrations they would follow. */
  readonly revision: IndexRevision | null
}

/** Indexes behind the last migration, as they were run there. */
export interface IndexRevision {
  readonly tool: MigrationTool
  readonly file: WrittenFile
  readonly statements: readonly ObservedStatement[]
  /** Why they do not run; null when they do. */
  readonly failure: string | null
}

/** How a backend's statements are planned as its tables grow. */
export interface PlannedBackend {
  readonly project: string
  /** The server that planned: `PostgreSQL 18.6`. */
  readonly server: string
  /** Where the numbers of rows and the statistics come from. */
  readonly statistics: 'stated' | 'assumed' | 'file' | 'database'
  /** What the plans rest on where nobody counted. */
  readonly assumptions: readonly string[]
  readonly tables: readonly ScaledTable[]
  /** Rows of the largest table at each step. */
  readonly steps: readonly number[]
  readonly statements: readonly PlannedStatement[]
  readonly foreignKeys: readonly ScannedForeignKey[]
  readonly indexes: readonly ProposedIndex[]
  readonly unplanned: readonly Unplanned[]
  readonly counts: PlanCounts
  /** What of the schema the server refused: plans over it are missing. */
  readonly refused: readonly { readonly sql: string; readonly message: string }[]
}

export interface PlanCounts {
  /** Statements of all operations. */
  readonly statements: number
  /** Those that were planned; many operations run the same one. */
  readonly planned: number
  /** Those that only add rows. */
  readonly adding: number
  readonly unplanned: number
}

export interface ScaledTable {
  readonly table: string
  readonly rows: number
  readonly pages: number
  /** Why it has so many rows: `stated`, `a tenth of orders`. */
  readonly because: string
}

export interface PlannedStatement {
  readonly sql: string
  readonly tables: readonly string[]
  readonly remarks: readonly string[]
  readonly uses: readonly StatementUseAt[]
  readonly steps: readonly PlannedStep[]
  /** The plan at the full scale. */
  readonly plan: PlanNode
  readonly shape: string
  readonly cost: number
  readonly touched: Touched
  readonly indexes: readonly string[]
  /** Tables that are read from end to end at the full scale. */
  readonly scans: readonly string[]
  readonly flips: readonly Flip[]
}

export interface StatementUseAt {
  readonly operation: string
  readonly file: string
  readonly line: number
  readonly inLoop: boolean
}

export interface PlannedStep {
  /** Rows of the table the statement is about. */
  readonly rows: number
  readonly shape: string
  readonly cost: number
}

/** Between two numbers of rows the planner changes its mind. */
export interface Flip {
  /** The table whose rows are counted: the one the statement is about. */
  readonly table: string
  readonly rows: number
  readonly before: string
  readonly after: string
}

/** Deleting a row of the parent reads the whole child. */
export interface ScannedForeignKey {
  readonly table: string
  readonly columns: readonly string[]
  readonly references: string
  /** `CASCADE`, `NO ACTION`. */
  readonly onDelete: string
  readonly touched: Touched
  /** Operations that delete rows of the parent. */
  readonly deletedBy: readonly string[]
}

/** An index that was tried, and what it brings and costs. */
export interface ProposedIndex {
  readonly name: string
  readonly table: string
  readonly keys: readonly string[]
  readonly using: string
  readonly where: string | null
  /** `CREATE INDEX CONCURRENTLY ...` */
  readonly sql: string
  readonly pages: number
  /** Statements that are cheaper with it, the one that gains most first. */
  readonly gains: readonly IndexGain[]
  /** Foreign keys whose check no longer reads the whole table. */
  readonly foreignKeys: readonly string[]
  /** Operations that add rows to its table, change or delete them: each writes the index, too. */
  readonly writers: number
}

export interface IndexGain {
  readonly sql: string
  readonly operations: number
  readonly before: Touched & { readonly cost: number }
  readonly after: Touched & { readonly cost: number }
}

/** Statements that are not planned, by the reason. */
export interface Unplanned {
  readonly reason: string
  readonly statements: number
  readonly examples: readonly StatementUseAt[]
}
