import type { PlanNode } from '../../model/plans.ts'

export function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node
  for (const input of node.inputs) yield* nodesOf(input)
}

export const indexesIn = (root: PlanNode): readonly string[] => [
  ...new Set([...nodesOf(root)].flatMap(({ index }) => index ?? [])),
]

/** Tables that are read from end to end. */
export const scansIn = (root: PlanNode): readonly string[] => [
  ...new Set(
    [...nodesOf(root)].flatMap(({ node, relation }) => (node === 'Seq Scan' && relation !== null ? [relation] : [])),
  ),
]
