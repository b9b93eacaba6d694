import type { Filter } from '../../model/index.ts'
import { type Condition, type ConditionScope, conditionOf } from './conditions.ts'

/** Filters in the AND, OR and NOT they stand in. */
type Tree =
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'any' | 'all' | 'not'; readonly name: string; readonly parts: Tree[] }

export interface Where {
  readonly conditions: readonly string[]
  /** Conditions of the statement that are left out, as they are written. */
  readonly missing: readonly string[]
}

/** What the filters ask for; of an OR all sides must be known, as one that is missing could let every row in. */
export function whereOf(filters: readonly Filter[], scope: ConditionScope): Where {
  const conditions: string[] = []
  const missing: string[] = []
  for (const part of treeOf(filters)) {
    const condition = render(part, scope)
    if ('sql' in condition) conditions.push(condition.sql)
    else missing.push(condition.unknown)
  }
  return { conditions: [...new Set(conditions)], missing: [...new Set(missing)] }
}

function treeOf(filters: readonly Filter[]): readonly Tree[] {
  const top: Tree[] = []
  for (const filter of filters) {
    let parts = top
    for (const segment of filter.within ?? []) {
      const kind = segment.split(' ')[0]
      if (kind !== 'any' && kind !== 'all' && kind !== 'not') continue
      parts = groupIn(parts, kind, segment)
    }
    parts.push({ kind: 'filter', filter })
  }
  return top
}

function groupIn(parts: Tree[], kind: 'any' | 'all' | 'not', name: string): Tree[] {
  const known = parts.find((one) => one.kind !== 'filter' && one.name === name)
  if (known && known.kind !== 'filter') return known.parts
  const made = { kind, name, parts: [] }
  parts.push(made)
  return made.parts
}

function render(tree: Tree, scope: ConditionScope): Condition {
  if (tree.kind === 'filter') return conditionOf(tree.filter, scope)
  const parts = tree.parts.map((part) => render(part, scope))
  const unknown = parts.flatMap((part) => ('unknown' in part ? [part.unknown] : []))
  if (unknown.length > 0) return { unknown: unknown.join(' / ') }
  const known = parts.flatMap((part) => ('sql' in part ? [part.sql] : []))
  const joined = known.join(tree.kind === 'any' ? ' OR ' : ' AND ')
  if (tree.kind === 'not') return { sql: turned(joined) }
  return { sql: known.length > 1 ? `(${joined})` : joined }
}

/** `NOT x IS NOT NULL` is `x IS NULL`: as an index would have it. */
const turned = (condition: string): string =>
  condition.endsWith(' IS NOT NULL') && !/ (AND|OR) /.test(condition)
    ? condition.replace(/NOT NULL$/, 'NULL')
    : `NOT (${condition})`
