import { isSealed } from '../expression/field.ts'
import type { Scope } from '../check/scope.ts'
import type { NamedResource } from '../language/blueprint.ts'
import { columnOf } from './names.ts'
import { rowsOfResources } from './rows.ts'
import { hasRowSecurity, tenantPath } from './tenant.ts'

/** An index that finds parts of texts, which no order of whole texts does. */
export interface SearchIndex {
  readonly columns: readonly string[]
  readonly living: boolean
}

/** Fewer rows are read from the first to the last as fast as such an index is. */
const MANY = 100_000

/** The index a list is searched by, where so many rows are stated that reading all of them takes long. */
export function searchIndex({ name, value }: NamedResource, scope: Scope): SearchIndex | null {
  if ((rowsOfResources(scope).get(name) ?? 0) < MANY || value.external !== null || isFenced(name, scope)) return null
  const fields = scope.fields(name)
  const columns = (value.list?.search ?? []).flatMap(({ text }) => {
    const field = fields.get(text)
    if (!field || isSealed(field)) return []
    return /^(str|text|email|url)$/.test(field.type.kind) ? [columnOf(text, field.type)] : []
  })
  if (columns.length === 0) return null
  return { columns: [...new Set(columns)], living: value.traits?.includes('soft-delete') === true }
}

/**
 * Behind row-level security the server compares whose row it is before it looks into a text, and uses no index that
 * would look first: the rows of one tenant are found by theirs.
 */
const isFenced = (resource: string, scope: Scope): boolean =>
  hasRowSecurity(scope) && tenantPath(resource, scope) !== null
