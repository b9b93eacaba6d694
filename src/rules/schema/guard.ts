import type { Place, Refusal, Statement } from '../../model/index.ts'
import type { Expression } from '../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** Whether a refusal happens exactly when a statement found something: `if existing: raise`. */
export function refusesWhatIsFound(refusal: Refusal, statement: Statement, code: Code): boolean {
  const at = refusal.chain.at(-1)?.at
  const file = at ? code.file(at.file) : null
  const within = at && file ? functionAround(file, at.line) : null
  if (!at || !file || !within) return false
  const guard = branchAround(file, within, at)
  const tested = guard && whatIsFound(guard)
  if (!tested) return false
  const from = tested.kind === 'Name' ? lastAssigned(within, tested.id, tested.start) : tested
  return from !== null && statement.chain.some((step) => step.at.file === file.path && covers(file, from, step.at))
}

const functionAround = (file: CodeFile, line: number): CodeFunction | null =>
  file.functions.findLast((one) => {
    const span = file.span(one.node)
    return span.line <= line && line <= span.endLine
  }) ?? null

/** The test of the innermost `if` whose first branch a place stands in. */
function branchAround(file: CodeFile, within: CodeFunction, at: Place): Expression | null {
  const tests = [...nodesIn(within.node.body)].flatMap((node) => {
    if (node.kind !== 'If') return []
    const body = node['body'] as readonly AnyNode[]
    const [first, last] = [body[0], body.at(-1)]
    if (!first || !last || file.span(first).line > at.line || file.span(last).endLine < at.line) return []
    return [node['test'] as Expression]
  })
  return tests.at(-1) ?? null
}

/** `existing`, `existing is not None`, `count > 0`, `await taken(name)`: what is there when the test holds. */
function whatIsFound(test: Expression): Expression | null {
  if (test.kind === 'Await') return whatIsFound(test.value)
  if (test.kind === 'NamedExpression') return whatIsFound(test.value)
  if (test.kind === 'Call' && test.callee.kind === 'Name' && /^(len|bool|any)$/.test(test.callee.id))
    return test.args[0] ? whatIsFound(test.args[0]) : null
  if (test.kind === 'Comparison') {
    const [left, right] = test.operands
    const present = right?.kind === 'Constant' && isPresence(test.operators[0] ?? '', right.value)
    return left && present && test.operands.length === 2 ? whatIsFound(left) : null
  }
  return test.kind === 'Name' || test.kind === 'Call' || test.kind === 'Attribute' ? test : null
}

const isPresence = (operator: string, value: unknown): boolean =>
  value === null
    ? operator === 'is not' || operator === '!='
    : (value === 0 && (operator === '>' || operator === '!=')) || (value === 1 && operator === '>=')

/** What a name was last set to before a place, as the function is written. */
function lastAssigned(within: CodeFunction, name: string, before: number): Expression | null {
  let found: Expression | null = null
  for (const node of nodesIn(within.node.body)) {
    if (node.start >= before) continue
    const targets =
      node.kind === 'Assign' ? (node['targets'] as readonly Expression[]) : [node['target'] as Expression | undefined]
    if (!/Assign$|^NamedExpression$/.test(node.kind) || !node['value']) continue
    if (targets.some((target) => target?.kind === 'Name' && target.id === name)) found = node['value'] as Expression
  }
  return found
}

function covers(file: CodeFile, node: Expression, at: Place): boolean {
  const span = file.span(node)
  const starts = span.line < at.line || (span.line === at.line && span.column <= at.column)
  const ends = span.endLine > at.endLine || (span.endLine === at.endLine && span.endColumn >= at.endColumn)
  return starts && ends
}
