import type { Inner } from '../../kernel/merge/unit.ts'
import type { Statement } from '../ast.ts'
import { bracketsOf } from './brackets.ts'
import { keyOf } from './key.ts'

/** Statements with brackets among the lines of a function, however deep, where they have their lines for themselves. */
export function innerOf(statements: readonly Statement[], source: string, from: number, within = ''): readonly Inner[] {
  return statements.flatMap((statement) => {
    const key = `${within}${keyOf(statement, source).key}`
    const deeper = blocksOf(statement).flatMap((block, index) => innerOf(block, source, from, `${key} ${index} `))
    const start = source.lastIndexOf('\n', statement.start - 1) + 1
    const ending = source.indexOf('\n', statement.end)
    const end = ending < 0 ? source.length : ending + 1
    const around = source.slice(start, statement.start) + source.slice(statement.end, end)
    if (start < from || around.trim() !== '') return deeper
    const brackets = bracketsOf(statement, source.slice(start, end), start)
    return brackets ? [{ key, start: start - from, end: end - from, brackets }, ...deeper] : deeper
  })
}

/** What stands inside of a statement and is run with it; what is declared there is not. */
function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'If':
    case 'For':
    case 'While':
      return [statement.body, statement.otherwise]
    case 'With':
      return [statement.body]
    case 'Try':
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.otherwise, statement.finally]
    default:
      return []
  }
}
