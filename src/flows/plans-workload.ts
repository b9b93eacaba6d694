import type { WorkloadQuery } from '../lab/workload/query.ts'
import type { Backend, Operation, Statement, StatementUseAt, Unplanned } from '../model/index.ts'
import { QueryWriter } from '../writers/queries/index.ts'
import { twinName } from './stated-rows.ts'

export interface Workload {
  readonly queries: readonly WorkloadQuery[]
  readonly unplanned: readonly Unplanned[]
  readonly statements: number
  readonly plannable: number
  readonly adding: number
}

interface Collected {
  readonly tables: readonly string[]
  readonly remarks: Set<string>
  readonly uses: StatementUseAt[]
}

/** The statements of all operations as SQL, the same one once. */
export function workloadOf(backend: Backend): Workload {
  const { tables, enums } = backend.data
  const writer = new QueryWriter(tables, enums)
  const twinNames = new Map(tables.map((table) => [table.id, twinName(table)]))
  const queries = new Map<string, Collected>()
  const unknown = new Map<string, StatementUseAt[]>()
  const count = { statements: 0, plannable: 0, adding: 0 }
  for (const { operation, statement } of statementsOf(backend)) {
    const use = useOf(operation, statement)
    const rendered = writer.render(statement)
    count.statements += 1
    if (rendered.kind === 'adds') count.adding += 1
    else if (rendered.kind === 'unknown') add(unknown, rendered.reason, use)
    else {
      count.plannable += 1
      for (const { sql, tables: touched, remarks } of rendered.queries) {
        const named = touched.flatMap((id) => twinNames.get(id) ?? [])
        const known = queries.get(sql) ?? { tables: named, remarks: new Set(), uses: [] }
        queries.set(sql, known)
        for (const remark of remarks) known.remarks.add(remark)
        known.uses.push(use)
      }
    }
  }
  return {
    ...count,
    queries: [...queries].map(([sql, one]) => ({ ...one, sql, remarks: [...one.remarks] })),
    unplanned: [...unknown]
      .map(([reason, uses]) => ({ reason, statements: uses.length, examples: uses.slice(0, 3) }))
      .toSorted((one, other) => other.statements - one.statements),
  }
}

function* statementsOf({ api }: Backend): Generator<{ readonly operation: Operation; readonly statement: Statement }> {
  for (const operation of api.operations) for (const statement of operation.statements) yield { operation, statement }
}

function useOf({ id }: Operation, { chain, inLoop }: Statement): StatementUseAt {
  const at = chain.at(-1)?.at
  return { operation: id, file: at?.file ?? '', line: at?.line ?? 0, inLoop }
}

function add<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  groups.set(key, [...(groups.get(key) ?? []), item])
}
