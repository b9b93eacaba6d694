import type { Fix } from '../../../model/index.ts'
import type { Comparison, Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { type Columns, columnsOf } from '../columns.ts'

export default rule({
  title: 'A condition that Python decides, not the database',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-570', 'CWE-480'],
  message: '`{condition}` {effect}',
  advice: 'Write {instead}.',
  check({ backend, code }, report) {
    const columns = columnsOf(backend)
    if (columns.size === 0) return
    for (const file of code.mentioning(/\.(where|filter|having)\(/))
      for (const { node, within } of file.calls) {
        if (node.callee.kind !== 'Attribute' || !/^(where|filter|having)$/.test(node.callee.name)) continue
        for (const argument of node.args)
          for (const wrong of wrongIn(file, argument, columns))
            report.found({
              at: file.place(wrong.node),
              subject: within?.qualname ?? file.path,
              arguments: argumentsOf(file, wrong),
              cause: JSON.stringify(file.place(wrong.node)),
              fix: fixOf(file, wrong),
            })
      }
  },
})

interface Wrong {
  readonly node: Expression
  readonly effect: string
  readonly instead: string
  readonly text?: string
}

const argumentsOf = (file: CodeFile, { node, effect, instead }: Wrong) => ({
  condition: file.text(node).replaceAll(/\s+/g, ' '),
  effect,
  instead,
})

function wrongIn(file: CodeFile, argument: Expression, columns: Columns): readonly Wrong[] {
  const found: Wrong[] = []
  for (const node of nodesIn(argument) as Iterable<AnyNode & Expression>) {
    const wrong = wrongOf(file, node, columns)
    if (wrong) found.push({ node, ...wrong })
  }
  return found
}

function wrongOf(file: CodeFile, node: Expression, columns: Columns): Omit<Wrong, 'node'> | null {
  if (node.kind === 'Comparison') return wrongComparison(file, node, columns)
  if (node.kind === 'BooleanOperation' && isClause(file, node.left, columns))
    return {
      effect: `is decided by Python: only ${node.operator === 'and' ? 'the first' : 'the last'} part reaches the database, or it fails`,
      instead: node.operator === 'and' ? 'both conditions as arguments of their own' : '`or_(first, second)`',
    }
  if (node.kind === 'UnaryOperation' && node.operator === 'not' && isClause(file, node.operand, columns))
    return { effect: 'is decided by Python, the same for every row', instead: `\`~${file.text(node.operand)}\`` }
  return null
}

function wrongComparison(
  file: CodeFile,
  { operands, operators }: Comparison,
  columns: Columns,
): Omit<Wrong, 'node'> | null {
  const [left, right] = operands
  const [operator] = operators
  if (!left || !right || operators.length !== 1 || !columns.has(file.pathOf(left) ?? '', left)) return null
  const text = file.text(left)
  if ((operator === 'is' || operator === 'is not') && right.kind === 'Constant') {
    const method = operator === 'is' ? 'is_' : 'is_not'
    const corrected = `${text}.${method}(${file.text(right)})`
    return {
      effect: operator === 'is' ? 'is always false: no row is found' : 'is always true: every row is found',
      instead: `\`${corrected}\``,
      text: corrected,
    }
  }
  if (operator === 'in' || operator === 'not in') {
    const corrected = `${text}.${operator === 'in' ? 'in_' : 'not_in'}(${file.text(right)})`
    return { effect: 'is decided by Python, the same for every row', instead: `\`${corrected}\`` }
  }
  return null
}

/** A column, or a comparison of one. */
const isClause = (file: CodeFile, node: Expression, columns: Columns): boolean =>
  columns.has(file.pathOf(node) ?? '', node) ||
  (node.kind === 'Comparison' && node.operands.some((one) => columns.has(file.pathOf(one) ?? '', one))) ||
  (node.kind === 'BooleanOperation' && isClause(file, node.left, columns))

const fixOf = (file: CodeFile, { node, text }: Wrong): Fix | null =>
  text === undefined ? null : { title: `Write \`${text}\``, safe: false, edits: [{ at: file.place(node), text }] }
