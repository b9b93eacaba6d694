import type { Fields } from '../../sql/tree.ts'
import { type Name, relationName } from './names.ts'

type Visit = (kind: string, node: Fields) => void

/** Every node of a tree with the name of its kind, from the outside in. */
export function walk(tree: unknown, visit: Visit, kind = ''): void {
  if (Array.isArray(tree)) {
    for (const one of tree) walk(one, visit)
    return
  }
  if (typeof tree !== 'object' || tree === null) return
  visit(kind, tree as Fields)
  for (const [name, value] of Object.entries(tree)) walk(value, visit, name)
}

/** A relation a statement reads or changes, under the name its columns are qualified with. */
export interface NamedRelation {
  readonly relation: Name
  readonly alias: string
}

/** The relations a statement names, in order; what it defines itself by `WITH` is none. */
export function relationsOf(tree: Fields): readonly NamedRelation[] {
  const found: NamedRelation[] = []
  const own = new Set<string>()
  walk(tree, (_, node) => {
    if (typeof node['ctename'] === 'string') own.add(node['ctename'])
    if (typeof node['relname'] !== 'string') return
    const relation = relationName(node)
    const alias = (node['alias'] as { readonly aliasname?: string } | undefined)?.aliasname
    found.push({ relation, alias: alias ?? relation.name })
  })
  return found.filter(({ relation }) => !own.has(relation.name))
}
