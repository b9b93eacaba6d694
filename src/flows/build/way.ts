import type { Progress } from '../../kernel/progress.ts'
import { readModels } from '../../lab/catalog/models.ts'
import { EMBEDDED, type ServerChoice, openChosen } from '../../lab/engines/chosen.ts'
import { extensionsOf } from '../../lab/extensions.ts'
import { scripts } from '../../lab/rehearsal/surroundings.ts'
import type { Backend, Catalog, CatalogStep, History, Renames, Table } from '../../model/index.ts'
import { EMPTY_CATALOG, catalogSteps, describedBy, withoutBookkeeping } from '../../model/queries/index.ts'
import type { Statement } from '../../writers/backend/feature.ts'
import { asWritten } from '../../writers/backend/migrations/as-written.ts'
import { render } from '../../writers/ddl/index.ts'
import { type MigrationStatement, migrationStatements } from '../../writers/migration/index.ts'
import { headSide } from '../database-side.ts'
import { notKnownOf } from '../not-known.ts'
import { broughtIn, sqlOf, unsentOf, withBrought } from './brought.ts'

/** What a migration has to lead to, beside what the models of a tree say. */
export interface Wanted {
  readonly renames: Renames
  readonly statements: readonly Statement[]
  /** What statements of an earlier build brought, by its names. */
  readonly brought: readonly string[]
}

/** From where migrations lead to where models and statements do. */
export interface Way {
  readonly before: Catalog
  readonly after: Catalog
  readonly steps: readonly CatalogStep[]
  readonly renames: Renames
  readonly tables: readonly Table[]
  /** What no catalog tells, and no migration has sent yet. */
  readonly unsent: ReturnType<typeof unsentOf>
  /** What these statements bring, by its names. */
  readonly brought: readonly string[]
}

export const isNothing = ({ steps, unsent }: Way): boolean =>
  steps.length + unsent.before.length + unsent.behind.length === 0

export const upgradeOf = ({ steps, unsent }: Way): readonly MigrationStatement[] => [
  ...unsent.before.map(plain),
  ...migrationStatements(steps),
  ...unsent.behind.map(plain),
]

/** What the migration of a backend that is nowhere yet sends, or why nobody can make it. */
export async function firstMigration(
  backend: Backend,
  statements: readonly Statement[],
  progress: Progress,
): Promise<readonly MigrationStatement[] | { readonly problem: string }> {
  const wanted = { renames: { tables: [], columns: [] }, statements, brought: [] }
  const way = await leading(backend, null, wanted, progress, EMBEDDED)
  return 'problem' in way ? way : upgradeOf(way)
}

/** The way from where a history leads to what models and statements say. */
export async function leading(
  backend: Backend,
  history: History | null,
  wanted: Wanted,
  progress: Progress,
  server: ServerChoice,
): Promise<Way | { readonly problem: string }> {
  const script = [render(backend), ...sqlOf(wanted.statements)].join('\n')
  const { created, assumed } = extensionsOf([script, ...(history ? scripts(history) : [])].join('\n'))
  const lab = await openChosen(server, [...created, ...assumed])
  try {
    progress.report({ doing: 'comparing models and migrations', done: 0, of: null })
    const before = history ? withoutBookkeeping((await headSide(lab, history)).catalog) : EMPTY_CATALOG
    const { catalog, refused } = await readModels(lab, script, before)
    const [first] = refused
    if (first) return { problem: `the models cannot be made: ${first.reason}` }
    const tables = backend.data.tables
    const described = describedBy(withoutBookkeeping(catalog), before, backend.data, notKnownOf([], [], backend.data))
    const after = asWritten(withBrought(described, catalog, wanted), tables)
    const renames = withoutGone(wanted.renames, before)
    return {
      before,
      after,
      steps: catalogSteps(asWritten(before, tables), after, renames),
      renames,
      tables,
      unsent: unsentOf(wanted.statements, history),
      brought: broughtIn(catalog, wanted.statements),
    }
  } finally {
    await lab.close()
  }
}

export const plain = ({ sql }: { readonly sql: string }): MigrationStatement => ({
  sql,
  outsideTransaction: false,
  step: null,
})

/** What is called so already was renamed by an earlier migration. */
const withoutGone = ({ tables, columns }: Renames, before: Catalog): Renames => {
  const names = new Set(before.tables.map(({ schema, name }) => `${schema}.${name}`))
  const held = new Set(
    before.tables.flatMap((table) => table.columns.map(({ name }) => `${table.schema}.${table.name}.${name}`)),
  )
  return { tables: tables.filter(([from]) => names.has(from)), columns: columns.filter(([from]) => held.has(from)) }
}
