import { usualTable } from '../../blueprint/storage/names.ts'
import type { Column, Table } from '../../model/index.ts'
import { type DecisionSubject, figure } from '../subject.ts'

const DAY = 86_400

/** The column that says when a row was made, where there is one that always does. */
export const timeColumn = ({ columns }: Table): Column | null =>
  columns.find(
    ({ name, type, nullable }) =>
      !nullable &&
      /^(TIMESTAMP|DATE)/.test(type) &&
      /creat|insert|occur|record|receiv|sent|_at$|^(at|time|date|day|ts)$/i.test(name),
  ) ?? null

/** Days rows of a table are kept, where a job, the blueprint or the request says so. */
export function keptDays({ backend, blueprint, request }: DecisionSubject, table: Table): number | null {
  const job = backend.runtime.forgotten?.find((one) => one.table === table.id)
  if (job) return job.seconds / DAY
  const named = blueprint?.retention?.find(({ name }) => usualTable(name) === table.name)
  if (named) return named.value.milliseconds / 1000 / DAY
  const stated = figure({ request }, 'days')
  return stated && (stated.of === '' || stated.of === table.name || stated.of === table.id) ? stated.value : null
}
