import type { Change, ChangeLevel, Filter, Operation, Statement } from '../../model/index.ts'
import { changeOf, code, endOf, listed } from '../change.ts'
import { missingFrom } from '../pairs.ts'
import { filterText, filtersLike, nameOf, pairStatements } from '../statements.ts'

/** What an operation asks of the database: other rows, another order, another transaction. */
export function statementChanges(base: Operation, head: Operation): readonly Change[] {
  const { shared, gone, come } = pairStatements(base, head)
  return [
    ...shared.flatMap(([before, after]) => [
      ...filterChange(before, after, base, head),
      ...tablesChange(before, after, head),
      ...sortChange(before, after, head),
      ...limitChange(before, after, head),
      ...transactionChange(before, after, head),
    ]),
    ...once(gone, head.statements).map((one) => alone(one, 'removed', head)),
    ...once(come, base.statements).map((one) => alone(one, 'added', head)),
  ]
}

/** One of several that do the same, where the other side has none of them at all. */
function once(some: readonly Statement[], others: readonly Statement[]): readonly Statement[] {
  const known = new Set(others.map(nameOf))
  return some.filter((one) => {
    // What it does and to which table is not known: the other side may well do it.
    if (one.tables.length === 0 && one.verb !== 'raw') return false
    if (known.has(nameOf(one))) return false
    known.add(nameOf(one))
    return true
  })
}

function tell(
  [before, after]: readonly [Statement | null, Statement | null],
  { id: operation, handler }: Operation,
  [id, level, sentence, values]: readonly [string, ChangeLevel, string, readonly string[]],
): Change {
  return changeOf('behaviour', {
    id,
    level,
    sentence,
    arguments: values,
    operation,
    before: before && endOf(before.chain),
    after: (after && endOf(after.chain)) ?? handler,
  })
}

function alone(statement: Statement, verb: 'added' | 'removed', operation: Operation): Change {
  const name = nameOf(statement)
  const writes = statement.verb !== 'select'
  const sides = verb === 'added' ? ([null, statement] as const) : ([statement, null] as const)
  const sentence = `${code(name)} is ${verb === 'added' ? 'run now' : 'no longer run'}`
  return tell(sides, operation, [`statement-${verb}`, writes ? 'warning' : 'info', sentence, [name]])
}

function filterChange(before: Statement, after: Statement, base: Operation, head: Operation): readonly Change[] {
  if (after.verb === 'insert') return []
  const { lost, added } = filterDifference(before, after, base, head)
  if (lost.length + added.length === 0) return []
  const parts = [
    ...(added.length > 0 ? [`filters by ${listed(added)} now`] : []),
    ...(lost.length > 0 ? [`no longer filters by ${listed(lost)}`] : []),
  ]
  const name = nameOf(after)
  const sentence = `${code(name)} ${parts.join(', and ')}`
  return [tell([before, after], head, ['filter-changed', 'warning', sentence, [name, ...added, ...lost]])]
}

/** Where several statements do the same, a filter has to be gone from all of them to be gone. */
function filterDifference(before: Statement, after: Statement, base: Operation, head: Operation) {
  const [old, now] = [filtersLike(before, base.statements), filtersLike(after, head.statements)]
  return {
    lost: before.filters.filter((one) => !now.some((other) => isAlike(one, other))).map(filterText),
    added: after.filters.filter((one) => !old.some((other) => isAlike(one, other))).map(filterText),
  }
}

/** Sources that are not known are no difference: the code may only be written in another way. */
function isAlike(a: Filter, b: Filter): boolean {
  if (a.column !== b.column || a.operator !== b.operator) return false
  if (VAGUE.has(a.from) || VAGUE.has(b.from)) return true
  return a.from === b.from && (a.from !== 'constant' || a.text === b.text)
}

const VAGUE: ReadonlySet<Filter['from']> = new Set(['unknown', 'computed', 'column'])

function sortChange(before: Statement, after: Statement, operation: Operation): readonly Change[] {
  const [old, now] = [before.sort.join(', '), after.sort.join(', ')]
  if (old === now) return []
  const words =
    now === ''
      ? `has no order any more, and had ${code(old)}`
      : `is ordered by ${code(now)}${old === '' ? '' : `, not by ${code(old)}`}`
  return [
    tell([before, after], operation, [
      'sort-changed',
      'warning',
      `${code(nameOf(after))} ${words}`,
      [nameOf(after), old, now],
    ]),
  ]
}

function limitChange(before: Statement, after: Statement, operation: Operation): readonly Change[] {
  const [old, now] = [before.limited, after.limited]
  if (old === now || old === 'unknown' || now === 'unknown' || after.verb !== 'select') return []
  const words = now === 'yes' ? 'loads a limited number of rows now' : 'loads all rows now'
  return [
    tell([before, after], operation, [
      'limit-changed',
      'warning',
      `${code(nameOf(after))} ${words}`,
      [nameOf(after), old, now],
    ]),
  ]
}

function transactionChange(before: Statement, after: Statement, operation: Operation): readonly Change[] {
  const [old, now] = [before, after].map(({ transaction }) => transaction.replaceAll(/ in [^()]*\([^()]*\)/g, ''))
  if (!old || !now || old === now) return []
  const sentence = `the transaction of ${code(nameOf(after))} ends otherwise: ${code(now)}, not ${code(old)}`
  return [tell([before, after], operation, ['transaction-changed', 'warning', sentence, [nameOf(after), old, now]])]
}

/** Other tables have a part in it. */
function tablesChange(before: Statement, after: Statement, operation: Operation): readonly Change[] {
  const [lost, added] = [missingFrom(before.tables, after.tables), missingFrom(after.tables, before.tables)]
  if (lost.length + added.length === 0) return []
  const parts = [
    ...(added.length > 0 ? [`involves ${listed(added)} now`] : []),
    ...(lost.length > 0 ? [`no longer involves ${listed(lost)}`] : []),
  ]
  const name = nameOf(after)
  return [
    tell([before, after], operation, [
      'tables-changed',
      'info',
      `${code(name)} ${parts.join(', and ')}`,
      [name, ...added, ...lost],
    ]),
  ]
}
