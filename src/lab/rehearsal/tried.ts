import type { RunnableStep } from '../../model/index.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'

/** A step as it is tried out: inside of a transaction that can be taken back, whatever the tool does. */
export interface TriedStep {
  readonly step: RunnableStep
  /** What is sent; null for what has no part in the schema, or would end the transaction. */
  readonly sql: string | null
  /** The lock the server takes where the step was written to run concurrently: weaker than that of the same without. */
  readonly concurrentMode: string | null
  readonly statement: SqlStatement | null
}

/** Statements that refuse a transaction and leave the schema as it is. */
const WITHOUT_TRACE = new Set([
  'TransactionStmt',
  'VacuumStmt',
  'CreatedbStmt',
  'DropdbStmt',
  'AlterSystemStmt',
  'CheckPointStmt',
  'CreateTableSpaceStmt',
])

export function triedStep(step: RunnableStep, sql: Sql): TriedStep {
  const none = { step, sql: null, concurrentMode: null, statement: null }
  if (step.sql === '') return none
  const statement = sql.statements(step.sql).statements[0] ?? null
  if (statement === null) return { ...none, sql: step.sql }
  if (WITHOUT_TRACE.has(statement.kind)) return { ...none, statement }
  const plain = step.outsideTransaction ? withoutConcurrently(step.sql, statement, sql) : null
  return {
    step,
    statement,
    sql: plain ?? step.sql,
    concurrentMode: plain === null ? null : 'ShareUpdateExclusive',
  }
}

/** The statement that does the same and keeps others waiting: only that one runs inside of a transaction. */
function withoutConcurrently(text: string, { kind }: SqlStatement, sql: Sql): string | null {
  const plain = text.replace(/\bconcurrently\b/i, '')
  return plain !== text && kind !== 'RefreshMatViewStmt' && sql.statements(plain).statements[0]?.kind === kind
    ? plain
    : null
}
