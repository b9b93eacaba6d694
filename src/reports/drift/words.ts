import type { Drift, DriftDifference, Place } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

/** `models (55 tables) and migrations/versions up to 3f2a (56 tables, PostgreSQL 18.1)` */
export function comparedOf({ models, database }: Drift): string {
  const { kind, name, heads, server, tables } = database
  const upTo = heads.length === 0 ? '' : ` up to ${heads.join(', ')}`
  return `models (${count(models.tables, 'table')}) and ${kind === 'live' ? 'database ' : kind === 'blueprint' ? 'the blueprint ' : ''}${name}${upTo} (${count(tables, 'table')}, ${server})`
}

export interface DriftGroup {
  readonly name: string
  readonly differences: readonly DriftDifference[]
}

/** By table; what belongs to none comes first. */
export function groupsOf({ differences }: Drift): readonly DriftGroup[] {
  const groups = new Map<string, DriftDifference[]>()
  for (const one of differences) {
    const { schema, table } = one.change
    const name = table === null ? '' : schema === 'public' ? table : `${schema}.${table}`
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups]
    .sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1))
    .map(([name, list]) => ({ name, differences: list }))
}

export const placeText = (at: Place | null): string => (at === null ? '' : `${at.file}:${at.line}`)

export function totalOf({ differences }: Drift): string {
  if (differences.length === 0) return 'No drift.'
  const severities = (['high', 'medium', 'low', 'info'] as const).flatMap((severity) => {
    const found = differences.filter((one) => one.severity === severity).length
    return found === 0 ? [] : [`${found} ${severity}`]
  })
  return `${count(differences.length, 'difference')}: ${severities.join(', ')}`
}
