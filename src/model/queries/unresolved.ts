import type { Backend, Unresolved } from '../index.ts'

export interface UnresolvedGroup {
  readonly kind: Unresolved['kind']
  readonly items: readonly Unresolved[]
}

/** What each kind of gap costs, for people. */
export const costs: Readonly<Record<Unresolved['kind'], string>> = {
  syntax: 'files Python itself would refuse: nothing in them is seen',
  import: 'imports that lead to no file here',
  path: 'paths built from values nobody can tell',
  router: 'routers that may hold operations missing here',
  type: 'types that could not be followed: their schemas stay open',
  dependency: 'dependencies not understood: access behind them is unknown',
  statement: 'statements whose tables could not be told',
  table: 'tables or columns only partly read',
  bound: 'places where reading stopped at its limit',
  encoding: 'files that are not text in the encoding they declare',
}

/** Grouped by kind, the most frequent first. */
export function unresolvedGroups(backend: Backend): readonly UnresolvedGroup[] {
  const groups = new Map<Unresolved['kind'], Unresolved[]>()
  for (const item of backend.reading.unresolved) {
    const group = groups.get(item.kind)
    if (group === undefined) groups.set(item.kind, [item])
    else group.push(item)
  }
  return [...groups].map(([kind, items]) => ({ kind, items })).sort((a, b) => b.items.length - a.items.length)
}
