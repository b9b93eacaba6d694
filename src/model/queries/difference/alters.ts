import { quoted } from '../../../sql/identifiers.ts'
import type { CatalogColumn, CatalogDomain, CatalogName, CatalogStep, CatalogTable } from '../../index.ts'
import type { Fates } from './fates.ts'
import type { Part } from './parts.ts'
import { conversion } from './types.ts'

/** Changes something that stays. */
export function alterSteps(after: Part, fates: Fates): readonly CatalogStep[] {
  const before = fates.before.get(after.key)
  const { name } = after
  if (before?.kind === 'table' && after.kind === 'table') return alterTable(name, before.value, after.value)
  if (before?.kind === 'column' && after.kind === 'column')
    return alterColumn(name, before.value, after.value, fates.retyped.has(after.key))
  if (before?.kind === 'enum' && after.kind === 'enum') return addValues(name, before.value.values, after.value.values)
  if (before?.kind === 'domain' && after.kind === 'domain') return alterDomain(before.value, after.value)
  if (after.kind === 'function') return [{ do: 'replace function', function: after.value }]
  if (before?.kind === 'default' && after.kind === 'default')
    return [{ do: 'set default', table: name, column: after.inner, default: after.value, was: before.value }]
  if (after.kind === 'constraint') return [{ do: 'validate constraint', table: name, constraint: after.value }]
  if (before?.kind === 'sequence' && after.kind === 'sequence')
    return isSame(before.value, after.value) ? [] : [{ do: 'change sequence', sequence: after.value }]
  return []
}

const isSame = (
  one: { readonly type: string; readonly start: string; readonly increment: string },
  other: { readonly type: string; readonly start: string; readonly increment: string },
): boolean => one.type === other.type && one.start === other.start && one.increment === other.increment

function alterTable(table: CatalogName, before: CatalogTable, after: CatalogTable): readonly CatalogStep[] {
  const name = { schema: table.schema, name: table.name }
  return [
    ...(before.unlogged === after.unlogged
      ? []
      : [{ do: 'set logged', table: name, unlogged: after.unlogged } as const]),
    ...(before.comment === after.comment
      ? []
      : [{ do: 'comment table', table: name, comment: after.comment } as const]),
    ...(before.rowSecurity === after.rowSecurity
      ? []
      : [{ do: 'set row security', table: name, to: after.rowSecurity } as const]),
  ]
}

function alterColumn(
  table: CatalogName,
  before: CatalogColumn,
  after: CatalogColumn,
  retyped: boolean,
): readonly CatalogStep[] {
  const of = { table, column: after.name }
  const { type, collation, notNull, identity, comment } = after
  const steps: CatalogStep[] = []
  // A stored column stops being computed before anything else: what it is computed from may change its type.
  if (before.generated !== null && after.generated === null) steps.push({ do: 'drop expression', ...of })
  if (retyped)
    steps.push({
      do: 'set type',
      ...of,
      type,
      collation,
      was: before,
      using: conversion(quoted(after.name), before, after),
    })
  if (before.notNull !== notNull) steps.push({ do: 'set not null', ...of, notNull })
  // An identity that goes has gone before anything was made.
  if (before.identity !== identity && identity !== null)
    steps.push({ do: 'set identity', ...of, identity, was: before.identity })
  if (before.comment !== comment) steps.push({ do: 'comment column', ...of, comment })
  return steps
}

function addValues(type: CatalogName, before: readonly string[], after: readonly string[]): readonly CatalogStep[] {
  const known = new Set(before)
  return after.flatMap((value, index) => {
    if (known.has(value)) return []
    const next = after.slice(index + 1).find((one) => known.has(one)) ?? null
    return [{ do: 'add enum value', type, value, after: after[index - 1] ?? null, before: next } as const]
  })
}

function alterDomain(before: CatalogDomain, after: CatalogDomain): readonly CatalogStep[] {
  const domain = { schema: after.schema, name: after.name }
  const says = ({ checks }: CatalogDomain): ReadonlyMap<string, string> =>
    new Map(checks.map((one) => [one.name, one.definition]))
  const [old, current] = [says(before), says(after)]
  return [
    ...before.checks
      .filter((one) => current.get(one.name) !== one.definition)
      .map(({ name }) => ({ do: 'drop domain check', domain, name }) as const),
    ...(before.default === after.default
      ? []
      : [{ do: 'set domain default', domain, default: after.default } as const]),
    ...(before.notNull === after.notNull
      ? []
      : [{ do: 'set domain not null', domain, notNull: after.notNull } as const]),
    ...after.checks
      .filter((one) => old.get(one.name) !== one.definition)
      .map(({ name, definition }) => ({ do: 'add domain check', domain, name, definition }) as const),
  ]
}
