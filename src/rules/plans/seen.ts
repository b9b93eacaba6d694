import type { PlannedBackend } from '../../model/index.ts'
import { type StatementUse, standsAt } from '../../model/queries/index.ts'
import type { Subject } from '../rule.ts'

const known = new WeakMap<PlannedBackend, ReadonlySet<string>>()

/** Statements that were planned: what the planner says of them is told instead of what their text suggests. */
export function notPlanned({ plans }: Subject): (use: StatementUse) => boolean {
  if (!plans) return () => true
  const seen = known.get(plans) ?? plannedPlaces(plans)
  known.set(plans, seen)
  return ({ operation, statement }) => {
    const at = standsAt(statement)?.at
    return !at || !seen.has(`${operation.id} ${at.file}:${at.line}`)
  }
}

const plannedPlaces = ({ statements }: PlannedBackend): ReadonlySet<string> =>
  new Set(statements.flatMap(({ uses }) => uses.map(({ operation, file, line }) => `${operation} ${file}:${line}`)))
