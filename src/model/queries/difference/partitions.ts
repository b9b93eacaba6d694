import type { Catalog, CatalogTable } from '../../index.ts'
import { type Fates, isGone } from './fates.ts'
import { type Part, type Parts, keyOf, parentOf, tableKey } from './parts.ts'

/**
 * What is done to a partitioned table is done to its partitions by the server, as long as it is about columns.
 * Wherever it is about more, the partitions are taken off, each table is changed by itself, and they are put back.
 */
export function cascading(fates: Fates, from: Catalog, to: Catalog): Fates {
  const of = new Map(fates.of)
  for (const table of to.tables) {
    const parent = parentOf(table, to)
    const key = keyOf(['partition', table.schema, table.name, ''])
    if (!parent || of.get(key) !== 'keep') continue
    const ours = changed(table, fates)
    const theirs = changed(parent, fates)
    if (ours.size === 0 && theirs.size === 0) continue
    if (!follows(ours, theirs, fates)) of.set(key, 'replace')
    else for (const part of ours.values()) if (theirs.has(nameIn(part))) of.set(part.key, 'keep')
  }
  return detachedFrom({ ...fates, of }, from)
}

/** Whoever leads to a table whose partitions are taken off leads nowhere meanwhile. */
function detachedFrom(fates: Fates, from: Catalog): Fates {
  const of = new Map(fates.of)
  for (const table of from.tables) {
    const key = keyOf(['partition', table.schema, table.name, ''])
    if (!isGone(of.get(key))) continue
    for (const part of fates.before.values())
      if (part.kind === 'constraint' && part.needs.has(key) && !isGone(of.get(part.key)))
        of.set(part.key, fates.after.has(part.key) ? 'replace' : 'drop')
  }
  return { ...fates, of }
}

const STRUCTURE: ReadonlySet<Part['kind']> = new Set(['column', 'default', 'constraint', 'index'])

/** By kind and name, what is changed inside of a table. */
function changed(table: CatalogTable, { before, after, of }: Fates): ReadonlyMap<string, Part> {
  const found = new Map<string, Part>()
  const look = (parts: Parts): void => {
    for (const part of parts.values())
      if (STRUCTURE.has(part.kind) && tableKey(part.name) === tableKey(table) && of.get(part.key) !== 'keep')
        if (!isOnlyComment(part, before, after)) found.set(nameIn(part), part)
  }
  look(before)
  look(after)
  return found
}

const nameIn = ({ kind, inner }: Part): string => keyOf([kind, inner])

function isOnlyComment({ key }: Part, before: Parts, after: Parts): boolean {
  const [one, other] = [before.get(key), after.get(key)]
  if (one?.kind !== 'column' || other?.kind !== 'column') return false
  return JSON.stringify({ ...one.value, comment: null }) === JSON.stringify({ ...other.value, comment: null })
}

/** Whether the change of the parent makes of the partition what it is to be. */
function follows(ours: ReadonlyMap<string, Part>, theirs: ReadonlyMap<string, Part>, { of }: Fates): boolean {
  for (const [name, part] of theirs) {
    const own = ours.get(name)
    if (part.kind !== 'column' && part.kind !== 'default') return false
    if (own === undefined || own.says !== part.says || of.get(own.key) !== of.get(part.key)) return false
    if (
      part.kind === 'column' &&
      own.kind === 'column' &&
      (part.value.identity !== null || part.value.comment !== null)
    )
      return false
  }
  return [...ours].every(([name, part]) => theirs.has(name) || part.kind === 'default')
}
