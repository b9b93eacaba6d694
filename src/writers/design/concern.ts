import type { Backend, Operation, Table } from '../../model/index.ts'
import { domainsOf } from '../../model/queries/index.ts'
import type { Concern } from './designed.ts'

/** All of it. */
export const everythingIn = ({ api, data }: Backend): Concern => ({
  operations: new Set(api.operations.map(({ id }) => id)),
  tables: new Set(data.tables.map(({ id }) => id)),
})

/** These tables, and the operations that are about them: that ask whose their rows are, or begin by asking for them. */
export function concerning(backend: Backend, tables: Iterable<string>): Concern {
  const wanted = new Set(tables)
  const operations = backend.api.operations.filter((operation) => isAbout(operation, wanted))
  const ids = new Set(operations.map(({ id }) => id))
  // What asks for nothing but a role stands beside the others of its domain.
  for (const domain of domainsOf(backend)) {
    const beside = domain.operations.some(({ policies = [] }) => policies.some(({ table }) => wanted.has(table)))
    if (beside) for (const { id, policies = [] } of domain.operations) if (policies.length > 0) ids.add(id)
  }
  return { operations: ids, tables: wanted }
}

function isAbout({ handler, statements, policies = [] }: Operation, tables: ReadonlySet<string>): boolean {
  if (policies.some(({ table }) => tables.has(table))) return true
  if (policies.some(({ table }) => table !== '')) return false
  const own = statements.filter(({ chain }) => chain[0]?.at.file === handler.file)
  // Where only callers are asked about, an answer that is kept may be looked for before what it is of.
  const asked = policies.length > 0 ? own : own.slice(0, 1)
  return asked.some((one) => tables.has(one.tables[0] ?? ''))
}

/** What is new in a backend, or says something else than before; where it stands does not count. */
export function differing(backend: Backend, before: Backend): Concern {
  const changed = <T extends { readonly id: string }>(now: readonly T[], then: readonly T[]): ReadonlySet<string> => {
    const known = new Map(then.map((one) => [one.id, spelled(one)]))
    return new Set(now.filter((one) => known.get(one.id) !== spelled(one)).map(({ id }) => id))
  }
  return {
    operations: changed<Operation>(backend.api.operations, before.api.operations),
    tables: changed<Table>(backend.data.tables, before.data.tables),
  }
}

/** What two concerns have in common. */
export const within = (one: Concern, other: Concern): Concern => ({
  operations: new Set([...one.operations].filter((id) => other.operations.has(id))),
  tables: new Set([...one.tables].filter((id) => other.tables.has(id))),
})

/** Places move with every line that is added above. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (PLACES.has(key) ? undefined : inner))
const PLACES = new Set(['at', 'handler', 'trace'])

export const operationsIn = ({ api }: Backend, { operations }: Concern): readonly Operation[] =>
  api.operations.filter(({ id }) => operations.has(id))

export const tablesIn = ({ data }: Backend, { tables }: Concern): readonly Table[] =>
  data.tables.filter(({ id }) => tables.has(id))
