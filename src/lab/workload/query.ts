import type { StatementUseAt } from '../../model/plans.ts'

/** A statement of the workload, with everybody who runs it. */
export interface WorkloadQuery {
  readonly sql: string
  /** `schema.name` of the tables it touches, the one it is about first. */
  readonly tables: readonly string[]
  readonly remarks: readonly string[]
  readonly uses: readonly StatementUseAt[]
}

/** How often it counts: once for each operation that runs it. */
export const weightOf = ({ uses }: WorkloadQuery): number => new Set(uses.map(({ operation }) => operation)).size
