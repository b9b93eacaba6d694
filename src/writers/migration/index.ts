import type { CatalogStep } from '../../model/index.ts'
import { untilNoRow } from '../../sql/batches.ts'
import { statementsOf } from './sql.ts'

/** One statement of a way from one catalog to another. */
export interface MigrationStatement {
  readonly sql: string
  /** Whether it is sent while no transaction is open. */
  readonly outsideTransaction: boolean
  readonly step: CatalogStep | null
  /** Made or dropped while others go on writing. */
  readonly concurrently?: boolean
  /** To be sent again until it changes no row any more. */
  readonly untilNone?: boolean
}

/** The statements of these steps, all for one transaction but for values of enums that later ones use. */
export function migrationStatements(steps: readonly CatalogStep[]): readonly MigrationStatement[] {
  const statements = steps.flatMap((step) =>
    statementsOf(step).map((sql) => ({ sql, outsideTransaction: step.do === 'add enum value', step })),
  )
  return steps.some((step) => step.do === 'create function' || step.do === 'replace function')
    ? [UNCHECKED, ...statements]
    : statements
}

export const sqlOf = (steps: readonly CatalogStep[]): readonly string[] =>
  migrationStatements(steps).map(({ sql }) => sql)

/** A function may speak of tables that are made after it. */
const UNCHECKED: MigrationStatement = {
  sql: 'SET check_function_bodies = off',
  outsideTransaction: false,
  step: null,
}

/** What a server is sent: it can repeat by itself, and commit after each time, where nobody opened a transaction. */
export const sentAs = ({ sql, untilNone }: MigrationStatement): string => (untilNone === true ? untilNoRow(sql) : sql)

/** Statements as a script: what belongs together in one transaction. */
export function renderScript(statements: readonly MigrationStatement[]): string {
  const lines: string[] = []
  let open = false
  for (const statement of statements) {
    const { outsideTransaction } = statement
    if (outsideTransaction === open) lines.push(open ? 'COMMIT;' : 'BEGIN;', '')
    open = !outsideTransaction
    lines.push(`${sentAs(statement)};`, '')
  }
  if (open) lines.push('COMMIT;', '')
  return lines.join('\n')
}
