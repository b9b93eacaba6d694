import { scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { tableName } from '../../blueprint/storage/names.ts'
import { rowsOfResources } from '../../blueprint/storage/rows.ts'
import type { DecisionSubject, KnownRows } from '../../decisions/subject.ts'
import { evenScale, plainName, statedScale } from '../../lab/workload/scale.ts'
import type { Backend, DesignRequest, Table } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { keptAside } from '../../writers/blueprint/aside.ts'
import { configuredRows, statedRows, twinName } from '../stated-rows.ts'

export interface SubjectRequest {
  readonly backend: Backend
  readonly blueprint: Blueprint | null
  readonly request: DesignRequest | null
  /** `orders=5e6`, as given. */
  readonly rows: readonly string[]
  /** The same, as the project says it for every command. */
  readonly configured: readonly string[]
  /** Requests a second; null where nobody says. */
  readonly requests: number | null
}

/** Rows of the largest tables where nobody states any. */
export const LARGEST = 1e6

/** A backend as decisions look at it: what is said on the command line stands above the request, the blueprint and the project. */
export function decisionSubject(given: SubjectRequest): DecisionSubject {
  const { backend, blueprint, request } = given
  const { tables } = backend.data
  const [user = null] = ownershipOf(backend).callers
  const aside = keptAside(backend, user)
  return {
    backend,
    tables: tables.filter(({ id }) => !aside.has(id)),
    rows: knownRows(tables, statedIn(given)),
    request,
    blueprint,
    requests:
      given.requests ??
      request?.figures.find(({ kind }) => kind === 'requests per second')?.value ??
      blueprint?.budgets?.rps ??
      null,
  }
}

const statedIn = ({ backend, blueprint, request, rows, configured }: SubjectRequest): ReadonlyMap<string, number> => {
  const { tables } = backend.data
  return new Map([
    ...statedRows(configuredRows(configured, tables).rows, tables),
    ...(blueprint === null ? [] : rowsInBlueprint(blueprint, tables)),
    ...(request === null ? [] : rowsInRequest(request, tables)),
    ...statedRows(rows, tables),
  ])
}

function rowsInBlueprint(blueprint: Blueprint, tables: readonly Table[]): readonly (readonly [string, number])[] {
  const scope = scopeOf(blueprint, new Reading())
  return [...rowsOfResources(scope)].flatMap(([resource, rows]) => {
    const table = tables.find(({ name }) => name === tableName(resource, scope))
    return table ? [[twinName(table), rows] as const] : []
  })
}

const rowsInRequest = (
  { figures, subjects }: DesignRequest,
  tables: readonly Table[],
): readonly (readonly [string, number])[] =>
  figures.flatMap(({ kind, of, value }) => {
    const named = subjects.find(({ name }) => name === of)?.table ?? of
    const table = tables.find(({ id, name, model }) => id === named || name === named || model === named)
    return kind === 'rows' && table ? [[twinName(table), value] as const] : []
  })

/** Rows of every table: those that were stated, and what follows from them by foreign keys. */
function knownRows(tables: readonly Table[], stated: ReadonlyMap<string, number>): ReadonlyMap<string, KnownRows> {
  const names = new Map(tables.map((table) => [table.id, twinName(table)]))
  const schema = {
    tables: tables.map(({ schema, name, foreignKeys }) => ({
      schema: schema ?? 'public',
      name,
      foreignKeys: foreignKeys.flatMap(({ references }) => {
        const target = names.get(references.table)
        return target === undefined ? [] : [{ references: target }]
      }),
    })),
  }
  const scale = stated.size > 0 ? statedScale(schema, stated) : evenScale(schema, LARGEST)
  return new Map(
    tables.flatMap((table) => {
      const known = scale.get(twinName(table))
      if (!known) return []
      const because = stated.size > 0 ? plainName(known.because) : `assumed, ${known.because}`
      return [[table.id, { rows: known.rows, because }] as const]
    }),
  )
}
