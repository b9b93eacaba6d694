import type { CatalogColumn } from '../../index.ts'
import { type Part, type PartOf, type Parts, dependentsOf, keyOf, tableKey } from './parts.ts'
import { sameFamily } from './types.ts'

/**
 * - alter: it stays and is changed; replace: taken away and made anew; recreate: a type that columns keep using, so
 *   that a new one is made beside it, the columns go over, and the old one is dropped at the end
 */
export type Fate = 'keep' | 'create' | 'drop' | 'alter' | 'replace' | 'recreate'

export interface Fates {
  readonly before: Parts
  readonly after: Parts
  readonly of: Map<string, Fate>
  /** Columns whose type is set again, because it or what it is made of changes. */
  readonly retyped: Set<string>
}

export function fatesOf(before: Parts, after: Parts): Fates {
  const of = new Map<string, Fate>()
  const retyped = new Set<string>()
  for (const part of before.values()) of.set(part.key, fateOf(part, after.get(part.key)))
  for (const key of after.keys()) if (!before.has(key)) of.set(key, 'create')
  for (const part of before.values()) if (changesType(part, after.get(part.key))) retyped.add(part.key)
  const fates = { before, after, of, retyped }
  spread(fates)
  return fates
}

export const isGone = (fate: Fate | undefined): boolean => fate === 'drop' || fate === 'replace' || fate === 'recreate'

function fateOf(before: Part, after: Part | undefined): Fate {
  if (after === undefined) return 'drop'
  if (before.says === after.says) return 'keep'
  return canBeAltered(before, after)
}

function canBeAltered(before: Part, after: Part): Fate {
  if (before.kind === 'table' && after.kind === 'table')
    return before.value.partitionedBy === after.value.partitionedBy ? 'alter' : 'replace'
  if (before.kind === 'column' && after.kind === 'column') return columnFate(before.value, after.value)
  if (before.kind === 'enum' && after.kind === 'enum')
    return isLonger(before.value.values, after.value.values) ? 'alter' : 'recreate'
  if (before.kind === 'domain' && after.kind === 'domain')
    return before.value.type === after.value.type ? 'alter' : 'recreate'
  if (before.kind === 'function' && after.kind === 'function')
    return header(before) === header(after) ? 'alter' : 'replace'
  if (before.kind === 'constraint' && after.kind === 'constraint')
    return before.value.definition.replace(/ NOT VALID$/, '') === after.value.definition && after.value.valid
      ? 'alter'
      : 'replace'
  return before.kind === 'sequence' || before.kind === 'default' ? 'alter' : 'replace'
}

/** A column that is computed has nothing to lose; only what was stored can stay when it no longer is. */
function columnFate(before: CatalogColumn, after: CatalogColumn): Fate {
  if (JSON.stringify(before.generated) === JSON.stringify(after.generated))
    return before.generated !== null && (before.type !== after.type || before.collation !== after.collation)
      ? 'replace'
      : 'alter'
  return before.generated?.stored === true && after.generated === null ? 'alter' : 'replace'
}

/** Values can be put between others; none can be taken away or moved. */
function isLonger(before: readonly string[], after: readonly string[]): boolean {
  let from = 0
  return before.every((value) => {
    const found = after.indexOf(value, from)
    from = found + 1
    return found >= 0
  })
}

/** What `CREATE OR REPLACE` may not change: names, arguments and the answer. */
const header = ({ value }: PartOf<'function'>): string => value.definition.split(/\n LANGUAGE /, 1)[0] ?? ''

function changesType(before: Part, after: Part | undefined): boolean {
  if (before.kind !== 'column' || after?.kind !== 'column') return false
  return before.value.type !== after.value.type || before.value.collation !== after.value.collation
}

/** Whatever hangs on something that goes has to go before it, and comes back after. */
function spread(fates: Fates): void {
  const { before, of, retyped } = fates
  const dependents = dependentsOf(before)
  const causes = [...before.keys()].filter((key) => isGone(of.get(key)) || retyped.has(key))
  for (const cause of causes) {
    for (const key of dependents.get(cause) ?? []) {
      const part = before.get(key)
      if (part && !isGone(of.get(key)) && suffers(part, before.get(cause)!, fates)) causes.push(key)
    }
  }
}

/** Decides what happens to a part when what it needs goes or changes its type; true when that goes on to others. */
function suffers(part: Part, cause: Part, fates: Fates): boolean {
  const { of, after, retyped } = fates
  const causeStays = !isGone(of.get(cause.key))
  if (causeStays && keepsUp(part, cause, fates)) return false
  const remains = after.get(part.key)
  if (part.kind === 'domain' && remains) of.set(part.key, 'recreate')
  else if (part.kind === 'column' && part.value.generated === null && remains && cause.kind !== 'table') {
    if (retyped.has(part.key)) return false
    retyped.add(part.key)
    of.set(part.key, 'alter')
  } else if (part.kind === 'table' || part.kind === 'enum' || part.kind === 'sequence') {
    if (remains) return false
    of.set(part.key, 'drop')
  } else of.set(part.key, remains ? 'replace' : 'drop')
  return true
}

/** The server rewrites conditions and indexes by itself when a column only gets wider. */
function keepsUp(part: Part, cause: Part, { after }: Fates): boolean {
  if (part.kind === 'partition') return true
  if (part.kind !== 'constraint' && part.kind !== 'index' && part.kind !== 'default') return false
  const then = after.get(cause.key)
  return cause.kind === 'column' && then?.kind === 'column' && sameFamily(cause.value, then.value)
}

/** The table a part belongs to, when that goes as a whole. */
export const goneTable = ({ name, kind }: Part, { of }: Fates): string | null => {
  const key = tableKey(name)
  return kind !== 'table' && INNER.has(kind) && isGone(of.get(key)) ? key : null
}

export const INNER: ReadonlySet<Part['kind']> = new Set([
  'column',
  'default',
  'constraint',
  'index',
  'trigger',
  'policy',
  'partition',
])

export const columnKey = ({ schema, name }: Part['name'], column: string): string =>
  keyOf(['column', schema, name, column])
