import type { Catalog, CatalogName, CatalogTable, History } from '../../model/index.ts'
import type { Statement } from '../../writers/backend/feature.ts'

/** What no catalog tells, as it is sent and taken back. */
export type Unsent = Pick<Extract<Statement, { kind: 'once' }>, 'sql' | 'back'>

/** What is sent to have all that is compared: roles and functions before what names them. */
export const sqlOf = (statements: readonly Statement[]): readonly string[] => [
  ...rolesIn(statements).map(({ sql }) => `${sql};`),
  ...(['function', 'object'] as const).flatMap((kind) =>
    statements.flatMap((one) => (one.kind === kind ? [`${one.sql};`] : [])),
  ),
]

/** Whoever signs in to the server may become what the program needs. */
const rolesIn = (statements: readonly Statement[]): readonly Unsent[] =>
  statements.flatMap((one) =>
    one.kind === 'role'
      ? [
          `DO $$ BEGIN CREATE ROLE ${one.name}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
          `GRANT ${one.name} TO CURRENT_USER`,
        ].map((sql) => ({ sql, back: null }))
      : [],
  )

/** What no migration has sent yet, of what no catalog tells. */
export function unsentOf(
  statements: readonly Statement[],
  history: History | null,
): { readonly before: readonly Unsent[]; readonly behind: readonly Unsent[] } {
  const sent = new Set((history?.revisions ?? []).flatMap(({ up }) => up.steps.map(({ sql }) => sql.trim())))
  const isUnsent = ({ sql }: Unsent): boolean => !sent.has(sql.trim())
  return {
    before: rolesIn(statements).filter(isUnsent),
    behind: statements.flatMap((one) => (one.kind === 'once' ? [one] : [])).filter(isUnsent),
  }
}

/** What statements brought, by names that stay the same: models describe none of it. */
export const broughtIn = (made: Catalog, statements: readonly Statement[]): readonly string[] =>
  [
    ...functionsOf(made, statements).map((one) => nameOf('function', one)),
    ...made.tables.flatMap((table) => [
      ...table.triggers.map(({ name }) => nameOf('trigger', table, name)),
      ...table.policies.map(({ name }) => nameOf('policy', table, name)),
      ...(table.rowSecurity === 'off' ? [] : [nameOf('row security', table)]),
    ]),
  ].toSorted()

/** The models with what statements bring; what was brought once and is brought no more is gone, what people made stays. */
export function withBrought(
  models: Catalog,
  made: Catalog,
  { statements, brought }: { readonly statements: readonly Statement[]; readonly brought: readonly string[] },
): Catalog {
  const gone = new Set(brought)
  const functions = functionsOf(made, statements)
  const names = new Set([...gone, ...functions.map((one) => nameOf('function', one))])
  return {
    ...models,
    functions: [...models.functions.filter((one) => !names.has(nameOf('function', one))), ...functions],
    tables: models.tables.map((table) => {
      const own = made.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
      return own === undefined ? table : joined(table, own, gone)
    }),
  }
}

function joined(table: CatalogTable, own: CatalogTable, gone: ReadonlySet<string>): CatalogTable {
  const kept = <Part extends { readonly name: string }>(
    kind: string,
    theirs: readonly Part[],
    ours: readonly Part[],
  ): readonly Part[] => {
    const names = new Set(ours.map(({ name }) => name))
    return [...theirs.filter(({ name }) => !names.has(name) && !gone.has(nameOf(kind, table, name))), ...ours]
  }
  const theirs = gone.has(nameOf('row security', table)) ? 'off' : table.rowSecurity
  return {
    ...table,
    triggers: kept('trigger', table.triggers, own.triggers),
    policies: kept('policy', table.policies, own.policies),
    rowSecurity: own.rowSecurity === 'off' ? theirs : own.rowSecurity,
  }
}

function functionsOf({ functions }: Catalog, statements: readonly Statement[]): Catalog['functions'] {
  const names = new Set(statements.flatMap((one) => (one.kind === 'function' ? [one.name] : [])))
  return functions.filter(({ schema, name }) => schema === 'public' && names.has(name))
}

const nameOf = (kind: string, { schema, name }: CatalogName, inner?: string): string =>
  [kind, schema, name, ...(inner === undefined ? [] : [inner])].join(' ')
