import type { PlanNode } from '../../model/plans.ts'
import { nodesOf } from '../../model/queries/index.ts'

export const indexesIn = (root: PlanNode): readonly string[] => [
  ...new Set([...nodesOf(root)].flatMap(({ index }) => index ?? [])),
]

/** Tables that are read from end to end. */
export const scansIn = (root: PlanNode): readonly string[] => [
  ...new Set(
    [...nodesOf(root)].flatMap(({ node, relation }) => (node === 'Seq Scan' && relation !== null ? [relation] : [])),
  ),
]
