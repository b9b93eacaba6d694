import type { Operation, Place } from '../../model/index.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'
import type { Expression, If } from '../../python/ast.ts'

/**
 * Whether a role is asked for rows of others only: `not caller.is_superuser and row.owner_id != caller.id` lets everybody
 * change what is theirs.
 */
export function asksForOthersRows({ access }: Operation, code: Code): boolean {
  const refusals = access.checks.flatMap(({ kind, chain }) => {
    const at = kind === 'authorization' ? chain.at(-1)?.at : undefined
    return at ? [at] : []
  })
  return (
    access.scopes.length === 0 && refusals.length > 0 && refusals.every((at) => comparesOwner(at, code, access.roles))
  )
}

function comparesOwner(at: Place, code: Code, roles: readonly string[]): boolean {
  const file = code.file(at.file)
  const tests = file ? testsAround(file, at) : []
  const parts = tests.flatMap(conjuncts)
  const asks = parts.some((one) => roles.some((role) => file!.text(one).includes(role)))
  return asks && parts.some(isOfAnother)
}

function testsAround(file: CodeFile, at: Place): readonly Expression[] {
  const around = (node: AnyNode): boolean => {
    const { line, endLine } = file.place((node as unknown as If).body[0] ?? node)
    return node.kind === 'If' && line <= at.line && at.line <= endLine
  }
  return file.nodes.filter((node) => node.kind === 'If' && around(node)).map((node) => (node as unknown as If).test)
}

const conjuncts = (one: Expression): readonly Expression[] =>
  one.kind === 'BooleanOperation' && one.operator === 'and' ? [...conjuncts(one.left), ...conjuncts(one.right)] : [one]

/** `row.owner_id != caller.id` */
function isOfAnother(one: Expression): boolean {
  if (one.kind !== 'Comparison' || one.operators.length !== 1 || one.operators[0] !== '!=') return false
  return one.operands.every((side) => [...nodesIn(side)].some((node) => node.kind === 'Attribute'))
}
