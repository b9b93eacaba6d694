import type { Call, Expression, Name } from '../../../python/ast.ts'
import type { CodeCall, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { parentOf } from '../../../python/code/surroundings.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A statement is built and never executed',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-1164'],
  message: '{what}',
  advice: 'Hand the statement to `session.execute(...)`, and put what `where` gives back into the variable.',
  check({ code }, report) {
    for (const file of code.mentioning(/\b(select|update|delete|insert|query)\(/))
      for (const call of file.calls) {
        const what = wrongOf(file, call)
        if (what)
          report.found({
            at: file.place(call.node),
            subject: call.within?.qualname ?? file.path,
            arguments: { what },
          })
      }
  },
})

const STATEMENT =
  /^(sqlalchemy|sqlmodel)(\.\w+)*?\.(select|update|delete|insert)(\.(where|filter|filter_by|values|order_by|limit|returning|options|join|on_conflict_do_\w+))*$/
const ADDS = /^(where|filter|filter_by|order_by|limit|offset|options|join|outerjoin|having|values)$/

function wrongOf(file: CodeFile, { node, path, within }: CodeCall): string | null {
  const holder = parentOf(file, node)
  if (holder?.kind === 'ExpressionStatement') {
    if (path !== null && STATEMENT.test(path)) return `\`${firstLine(file, node)}\` is built and never executed`
    return within && isLostCondition(file, node, within)
  }
  if (holder?.kind !== 'Assign' || !within || path === null || !STATEMENT.test(path)) return null
  const [target, ...others] = holder['targets'] as readonly Expression[]
  if (target?.kind !== 'Name' || others.length > 0 || target.id.startsWith('_')) return null
  return namesIn(within, target.id).length === 1 ? `\`${target.id}\` holds a statement that is never executed` : null
}

/** `query.where(...)` alone: it gives a new statement, the old one stays. */
function isLostCondition(file: CodeFile, { callee }: Call, within: CodeFunction): string | null {
  if (callee.kind !== 'Attribute' || !ADDS.test(callee.name) || callee.value.kind !== 'Name') return null
  const { id } = callee.value
  const given = namesIn(within, id).flatMap((name) => {
    const holder = parentOf(file, name)
    return holder?.kind === 'Assign' && (holder['targets'] as readonly unknown[]).includes(name)
      ? [holder['value'] as Expression]
      : []
  })
  const isStatement = given.length > 0 && given.every((value) => isStatementOf(file, value, id))
  return isStatement
    ? `\`.${callee.name}(...)\` gives a new statement that nobody uses: \`${id}\` stays as it was`
    : null
}

function isStatementOf(file: CodeFile, value: Expression, id: string): boolean {
  const path = file.pathOf(value)
  if (path === null || value.kind !== 'Call') return false
  return (
    STATEMENT.test(path) ||
    /\.query(\.(filter|filter_by|join|options|order_by|where))*$/.test(path) ||
    path.startsWith(`${id}.`)
  )
}

const namesIn = (within: CodeFunction, id: string): readonly AnyNode[] =>
  [...nodesIn(within.node.body)].filter((one) => one.kind === 'Name' && (one as unknown as Name).id === id)

const firstLine = (file: CodeFile, node: Call): string => {
  const text = file.text(node).replaceAll(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
