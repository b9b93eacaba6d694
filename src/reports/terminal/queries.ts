import { count, grouped } from '../../model/queries/index.ts'
import { wantsAllOf } from '../options.ts'
import type { Operation, Statement } from '../../model/index.ts'
import { cut, padEnd } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { heading, type Page } from './page.ts'

/** What the operations ask of the database: sums, or every statement when it is asked for. */
export function queries(page: Page): readonly string[] {
  const { operations } = page.backend.api
  const statements = operations.flatMap((operation) => operation.statements)
  if (statements.length === 0) return []
  const title = heading(
    page,
    'Queries',
    `${count(statements.length, 'statement')} in ${count(operations.filter((each) => each.statements.length > 0).length, 'operation')}`,
  )
  if (wantsAllOf(page.options, 'queries'))
    return [title, ...operations.flatMap((operation) => operationQueries(page, operation))]
  return [title, ...sums(statements).map((line) => `  ${cut(line, page.width - 2)}`)]
}

function sums(statements: readonly Statement[]): readonly string[] {
  const verbs = (['select', 'insert', 'update', 'delete', 'raw'] as const).flatMap((verb) => {
    const number = statements.filter((statement) => statement.verb === verb).length
    return number === 0 ? [] : [`${grouped(number)} ${verb}`]
  })
  const of = (test: (statement: Statement) => boolean) => grouped(statements.filter(test).length)
  return [
    verbs.join(' · '),
    `rows limited to the caller: ${of((each) => each.scoped === 'yes')} yes, ${of((each) => each.scoped === 'no')} no, ${of((each) => each.scoped === 'unknown')} unknown · inside a loop: ${of((each) => each.inLoop)}`,
  ]
}

function operationQueries(page: Page, operation: Operation): readonly string[] {
  if (operation.statements.length === 0) return []
  return [
    '',
    ` ${page.paint('bold', cut(plain(operation.id), page.width - 1))}`,
    ...operation.statements.map((statement) => `  ${cut(statementLine(statement), page.width - 2)}`),
  ]
}

function statementLine(statement: Statement): string {
  const parts = [
    `${padEnd(statement.verb, 7)}${statement.tables.join(', ') || '(no table known)'}`,
    ...(statement.filters.length > 0
      ? [`where ${statement.filters.map((each) => `${each.column} ${each.operator} ${each.from}`).join(' and ')}`]
      : []),
    ...(statement.sort.length > 0 ? [`by ${statement.sort.join(', ')}`] : []),
    ...(statement.loads.length > 0 ? [`loads ${statement.loads.join(', ')}`] : []),
    ...(statement.inLoop ? ['in a loop'] : []),
    ...(statement.scoped === 'unknown' ? [] : [statement.scoped === 'yes' ? 'own rows' : 'all rows']),
  ]
  return (
    plain(parts[0] ?? '').padEnd(parts.length > 1 ? 24 : 0) +
    parts
      .slice(1)
      .map((part) => ` · ${plain(part)}`)
      .join('')
  )
}
