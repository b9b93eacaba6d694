import type { Comparison, Expression, If, Node, Statement } from '../../python/ast.ts'
import { callersOf, givenTo } from '../../python/code/callers.ts'
import type { Code, CodeCall, CodeFunction } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'
import { reach, start } from '../../python/code/reach.ts'
import { statementsOf } from '../../python/code/definitions.ts'

/** Why a token has no expiry; '' when it has one, or nobody can tell. */
export function expiryMissing(code: Code, call: CodeCall, claims: Expression): string {
  const { within } = call
  if (!within) return ''
  const marks = mentions(within)
  if (marks.length > 0)
    return marks.every((mark) => !reached(code, within, mark))
      ? 'whose expiry a constant switches off'
      : conditional(code, within, marks)
  if (isRemembered(within)) return ''
  const at = reach(code, start(call.file, claims, within))
  if (at.node.kind === 'Dict' && at.node.entries.every((one) => one.key !== null)) return 'without an expiry'
  return fromCallers(code, call, claims)
}

/** The claims come from a parameter: whoever calls may have put an expiry into it. */
function fromCallers(code: Code, call: CodeCall, claims: Expression): string {
  const { within } = call
  const name = within && parameterBehind(within, claims)
  const callers = within && name ? callersOf(code, within) : []
  const bare =
    callers.length > 0 &&
    callers.every((one) => {
      const given = givenTo(within!, name!, one.node)
      if (!given || !one.within || mentions(one.within).length > 0) return false
      const { node } = reach(code, start(one.file, given, one.within))
      return node.kind === 'Dict' && node.entries.every((entry) => entry.key !== null)
    })
  return bare ? 'without an expiry' : ''
}

/** `data`, `data.copy()`, `to_encode = data.copy()`, `dict(data)` */
function parameterBehind(within: CodeFunction, node: Expression, depth = 0): string | null {
  if (depth > 3) return null
  if (node.kind === 'Name') {
    if (within.node.parameters.some((one) => one.name === node.id)) return node.id
    const values = [...statementsOf(within.node.body)].flatMap((one) =>
      one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && target.id === node.id)
        ? [one.value]
        : [],
    )
    return values.length === 1 ? parameterBehind(within, values[0]!, depth + 1) : null
  }
  if (node.kind !== 'Call') return null
  if (node.callee.kind === 'Attribute' && node.callee.name === 'copy')
    return parameterBehind(within, node.callee.value, depth + 1)
  return node.callee.kind === 'Name' && /^(dict|deepcopy|copy)$/.test(node.callee.id) && node.args[0]
    ? parameterBehind(within, node.args[0], depth + 1)
    : null
}

/** Where the claim is spoken of: `"exp"`, `exp=`, `expires`. */
function mentions({ node }: CodeFunction): readonly AnyNode[] {
  return [...nodesIn(node.body)].filter(
    (one) =>
      (one.kind === 'Constant' && one['value'] === 'exp') || (one['name'] === 'exp' && one.kind !== 'FunctionDef'),
  )
}

/** A token with a number of its own is looked up, and ends where it is kept. */
const isRemembered = ({ node }: CodeFunction): boolean =>
  [...nodesIn(node.body)].some((one) => one.kind === 'Constant' && one['value'] === 'jti')

const holds = (body: readonly Statement[], node: Node): boolean =>
  body.some((one) => one.start <= node.start && node.end <= one.end)

function branchesAround({ node }: CodeFunction, mark: Node): readonly If[] {
  return [...statementsOf(node.body)].filter(
    (one): one is If => one.kind === 'If' && (holds(one.body, mark) || holds(one.otherwise, mark)),
  )
}

/** Whether constants do not keep the program out of every branch around a place. */
function reached(code: Code, within: CodeFunction, mark: Node): boolean {
  return branchesAround(within, mark).every(
    (branch) => decided(code, within, branch.test) !== !holds(branch.body, mark),
  )
}

/** `LIMIT > 0`, where both sides are numbers in the code. */
function decided(code: Code, within: CodeFunction, test: Expression): boolean | null {
  const value = (node: Expression): unknown => {
    const at = reach(code, start(within.file, node, within))
    return at.node.kind === 'Constant' && !at.setting ? at.node.value : undefined
  }
  if (test.kind !== 'Comparison' || test.operators.length !== 1) {
    const known = value(test)
    return known === undefined ? null : Boolean(known)
  }
  const [left, right] = (test as Comparison).operands.map(value)
  if (typeof left !== 'number' || typeof right !== 'number') return null
  const answers: Readonly<Record<string, boolean>> = {
    '>': left > right,
    '<': left < right,
    '>=': left >= right,
    '<=': left <= right,
    '==': left === right,
    '!=': left !== right,
  }
  return answers[test.operators[0]!] ?? null
}

/** `if lifetime:` around the only mention, and callers that give no lifetime. */
function conditional(code: Code, within: CodeFunction, marks: readonly AnyNode[]): string {
  const branches = marks.map((mark) => branchesAround(within, mark).find((one) => one.otherwise.length === 0))
  const [branch] = branches
  if (!branch || branches.some((one) => one !== branch)) return ''
  const name = testedName(branch.test)
  const parameter = within.node.parameters.find((one) => one.name === name)
  if (!parameter || parameter.default?.kind !== 'Constant' || parameter.default.value !== null) return ''
  const without = callersOf(code, within).find((one) => givenTo(within, parameter.name, one.node) === undefined)
  return without
    ? `without an expiry when \`${without.within?.qualname ?? without.file.path}\` asks for it without \`${parameter.name}\``
    : ''
}

function testedName(test: Expression): string | null {
  if (test.kind === 'Name') return test.id
  const [first] = test.kind === 'Comparison' && test.operators[0] === 'is not' ? test.operands : []
  return first?.kind === 'Name' ? first.id : null
}
