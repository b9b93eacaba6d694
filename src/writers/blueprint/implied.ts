import { type Scope, scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint, NamedResource } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { listIndexes } from '../../blueprint/storage/listing.ts'
import { searchIndex } from '../../blueprint/storage/searching.ts'
import { columnOf } from '../../blueprint/storage/names.ts'
import type { Entry } from './page.ts'

/** The page without the indexes that its lists bring by themselves. */
export function withoutImplied(page: readonly Entry[], blueprint: Blueprint): readonly Entry[] {
  const scope = scopeOf(blueprint, new Reading())
  return inside(page, 'resources', (resources) =>
    resources.map((entry) => {
      const resource = scope.resources.get(entry.key)
      return resource && isPage(entry.value)
        ? { ...entry, value: withoutIndexes(entry.value, spelled(resource, scope)) }
        : entry
    }),
  )
}

function withoutIndexes(entries: readonly Entry[], implied: ReadonlySet<string>): readonly Entry[] {
  return entries.flatMap((entry) => {
    if (entry.key !== 'indexes' || typeof entry.value === 'string') return [entry]
    const left = (entry.value as readonly string[]).filter((text) => !implied.has(text))
    return left.length === 0 ? [] : [{ ...entry, value: left }]
  })
}

/** As a key of several fields is written. */
function spelled(resource: NamedResource, scope: Scope): ReadonlySet<string> {
  const names = new Map(
    [...scope.fields(resource.name)].flatMap(([name, { type }]) =>
      type.kind === 'many' ? [] : [[columnOf(name, type), name] as const],
    ),
  )
  const text = (columns: readonly string[], living: boolean, through: (field: string) => string): string =>
    `${columns.map((column) => through(names.get(column) ?? column)).join(' ')}${living ? ' where deleted_at = null' : ''}`
  const search = searchIndex(resource, scope)
  return new Set([
    ...listIndexes(resource, scope).map(({ columns, living }) => text(columns, living, (field) => field)),
    ...(search === null ? [] : [text(search.columns, search.living, (field) => `trigrams(${field})`)]),
  ])
}

export const inside = (
  page: readonly Entry[],
  key: string,
  change: (entries: readonly Entry[]) => readonly Entry[],
): readonly Entry[] =>
  page.map((entry) => (entry.key === key && isPage(entry.value) ? { ...entry, value: change(entry.value) } : entry))

export const isPage = (value: Entry['value']): value is readonly Entry[] => typeof value[0] === 'object'
