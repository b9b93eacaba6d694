import type { Change, Operation, Statement } from '../../model/index.ts'
import { changeOf, code, endOf, listed } from '../change.ts'
import { missingFrom } from '../pairs.ts'
import { nameOf, pairStatements } from '../statements.ts'

/** Rows a caller may reach: statements that were restricted to the caller and are not any more. */
export function rowChanges(base: Operation, head: Operation): readonly Change[] {
  return pairStatements(base, head).shared.flatMap(([before, after]) => rowChange(before, after, head))
}

function rowChange(before: Statement, after: Statement, { id, handler }: Operation): readonly Change[] {
  if (after.scoped === 'yes') return []
  const lost = missingFrom(callerColumns(before), callerColumns(after))
  const unscoped = before.scoped === 'yes' && after.scoped === 'no'
  if (!unscoped && lost.length === 0) return []
  const name = nameOf(after)
  const by = lost.length > 0 ? `: the filter by ${listed(lost)} is gone` : ''
  return [
    changeOf('security', {
      id: 'row-filter-lost',
      // What else may restrict it is not known: it is worth a look, and no claim.
      level: after.scoped === 'no' ? 'error' : 'warning',
      sentence: `${code(name)} no longer keeps to the rows of the caller${by}`,
      arguments: [name, ...lost],
      operation: id,
      before: endOf(before.chain),
      after: endOf(after.chain) ?? handler,
    }),
  ]
}

const callerColumns = ({ filters }: Statement): readonly string[] =>
  filters.filter(({ from }) => from === 'principal').map(({ column }) => column)
