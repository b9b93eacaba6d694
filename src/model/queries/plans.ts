import type { PlanNode } from '../plans.ts'

/** A plan with all it consists of. */
export function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node
  for (const input of node.inputs) yield* nodesOf(input)
}
