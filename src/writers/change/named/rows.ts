import { ownershipOf } from '../../../model/queries/index.ts'
import type { AskedField, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { type Finder, findersOf } from '../finding/finders.ts'
import type { Ground } from '../ground.ts'
import { isOfSomebody, ledTo, tableOf } from '../links/references.ts'
import { ownerOf } from '../owned/owner.ts'

/** A row of another table that something new leads to, as whoever makes one says it. */
export interface NamedRow {
  readonly field: AskedField
  readonly column: string
  readonly target: Table
  /** Whether rows of it are somebody's, who alone sees them. */
  readonly isOfSomebody: boolean
  /** How the program finds one, of whoever asks where they are somebody's; null where nothing shows it. */
  readonly finder: Finder | null
}

/** What rows of something new lead to, besides who calls. */
export function namedRows(before: Ground, request: DesignRequest, subject: Subject): readonly NamedRow[] {
  const { backend } = before
  const { callers } = ownershipOf(backend)
  const isOwned = ownerOf(subject, before, request) !== null
  return subject.table !== null
    ? []
    : subject.fields.flatMap((field) => {
        const to = ledTo(field)
        const target = to === null ? null : tableOf(backend, to, request)
        if (!target || callers.has(target.id)) return []
        const isTheirs = isOfSomebody(backend, target)
        const finders = findersOf(before, target)
        const wanted = finders.find(({ owner }) => (owner !== null) === (isTheirs && isOwned))
        return [{ field, column: `${field.name}_id`, target, isOfSomebody: isTheirs, finder: wanted ?? null }]
      })
}
