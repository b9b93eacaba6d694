import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { readModels } from '../../lab/catalog/models.ts'
import { EMBEDDED, type ServerChoice, openChosen } from '../../lab/engines/chosen.ts'
import { extensionsOf } from '../../lab/extensions.ts'
import { scripts } from '../../lab/rehearsal/surroundings.ts'
import type { Catalog, CatalogStep, History, Renames, Table } from '../../model/index.ts'
import { EMPTY_CATALOG, catalogSteps, describedBy, withoutBookkeeping } from '../../model/queries/index.ts'
import type { Normaliser } from '../../python/ruff/normalise.ts'
import { readBackend } from '../../readers/backend/index.ts'
import { alembicRevision } from '../../writers/alembic/index.ts'
import type { Statement } from '../../writers/backend/feature.ts'
import { asWritten } from '../../writers/backend/migrations/as-written.ts'
import { render } from '../../writers/ddl/index.ts'
import { type MigrationStatement, migrationStatements } from '../../writers/migration/index.ts'
import { headSide } from '../database-side.ts'
import { notKnownOf } from '../not-known.ts'
import { historiesOf } from '../read-histories.ts'
import { broughtIn, sqlOf, unsentOf, withBrought } from './brought.ts'

/** A migration, as it is written. */
export interface NewRevision {
  readonly path: string
  readonly text: string
  readonly message: string
  readonly steps: readonly CatalogStep[]
}

/** What a migration has to lead to, beside what the models of a tree say. */
export interface Wanted {
  readonly renames: Renames
  readonly statements: readonly Statement[]
  /** What statements of an earlier build brought, by its names. */
  readonly brought: readonly string[]
}

export interface RevisionResult {
  /** What these statements bring, by its names; null where that could not be seen. */
  readonly brought: readonly string[] | null
  /** Null where migrations lead to the models already. */
  readonly revision: NewRevision | null
  /** Why nothing is written though something differs; null where nothing stands in the way. */
  readonly problem: string | null
}

/** The migration from where the migrations of a tree lead to what its models say. */
export async function missingRevision(
  files: FileTree,
  wanted: Wanted,
  normaliser: Normaliser,
  progress: Progress,
  server: ServerChoice = EMBEDDED,
): Promise<RevisionResult> {
  const backend = await readBackend(files, { entries: [], environment: {}, needs: ['tables'] }, progress)
  const history = (await historiesOf(files, {}, progress)).find(({ tool }) => tool === 'alembic') ?? null
  if (history && history.heads.length > 1)
    return { ...NONE, problem: `the migrations have ${history.heads.length} heads: alembic merge heads` }
  const script = [render(backend), ...sqlOf(wanted.statements)].join('\n')
  const { created, assumed } = extensionsOf([script, ...(history ? scripts(history) : [])].join('\n'))
  const lab = await openChosen(server, [...created, ...assumed])
  try {
    progress.report({ doing: 'comparing models and migrations', done: 0, of: null })
    const before = history ? withoutBookkeeping((await headSide(lab, history)).catalog) : EMPTY_CATALOG
    const { catalog, refused } = await readModels(lab, script, before)
    const [first] = refused
    if (first) return { ...NONE, problem: `the models cannot be made: ${first.reason}` }
    const tables = backend.data.tables
    const described = describedBy(withoutBookkeeping(catalog), before, backend.data, notKnownOf([], [], backend.data))
    const after = asWritten(withBrought(described, catalog, wanted), tables)
    const renames = withoutGone(wanted.renames, before)
    const steps = catalogSteps(asWritten(before, tables), after, renames)
    const unsent = unsentOf(wanted.statements, history)
    const way = { steps, renames, tables, unsent }
    return {
      revision:
        steps.length + unsent.before.length + unsent.behind.length === 0
          ? null
          : laidOut(revisionOf(history, before, after, way), normaliser),
      problem: null,
      brought: broughtIn(catalog, wanted.statements),
    }
  } finally {
    await lab.close()
  }
}

const NONE = { revision: null, brought: null }

const laidOut = (revision: NewRevision, normaliser: Normaliser): NewRevision => ({
  ...revision,
  text: normaliser.normalise(revision.path, revision.text),
})

interface Way {
  readonly steps: readonly CatalogStep[]
  readonly renames: Renames
  readonly tables: readonly Table[]
  /** What no catalog tells, and no migration has sent yet. */
  readonly unsent: ReturnType<typeof unsentOf>
}

function revisionOf(
  history: History | null,
  before: Catalog,
  after: Catalog,
  { steps, renames, tables, unsent }: Way,
): NewRevision {
  const back = catalogSteps(after, asWritten(before, tables), turned(renames))
  const message = history === null ? 'The first tables' : messageOf(steps)
  const { id, text } = alembicRevision({
    upgrade: [...unsent.before.map(plain), ...migrationStatements(steps), ...unsent.behind.map(plain)],
    downgrade: [
      ...unsent.behind.toReversed().flatMap(({ back: sql }) => (sql === null ? [] : [plain({ sql })])),
      ...migrationStatements(back),
    ],
    down: history?.heads ?? [],
    message,
  })
  return { path: `migrations/versions/${id}_${slug(message)}.py`, text, message, steps }
}

const plain = ({ sql }: { readonly sql: string }): MigrationStatement => ({
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

/** The same renames as the way back needs them. */
const turned = ({ tables, columns }: Renames): Renames => ({
  tables: tables.map(([from, to]) => [to, from] as const),
  columns: columns.map(([from, to]) => [renamedTable(to, tables), renamedTable(from, tables)] as const),
})

/** `public.old.title` as `public.new.title`, where the table is renamed as well. */
function renamedTable(column: string, tables: Renames['tables']): string {
  const at = column.lastIndexOf('.')
  const table = column.slice(0, at)
  return `${tables.find(([from]) => from === table)?.[1] ?? table}${column.slice(at)}`
}

/** What it does, as far as a line bears. */
function messageOf(steps: readonly CatalogStep[]): string {
  const [first] = steps
  const said = first ? `${first.do} ${subjectOf(first)}`.trim() : 'changes'
  const line = said.charAt(0).toUpperCase() + said.slice(1)
  return steps.length > 1 ? `${line} and ${steps.length - 1} more` : line
}

function subjectOf(step: CatalogStep): string {
  const column = 'definition' in step && typeof step.definition === 'object' ? step.definition.name : null
  const named = 'column' in step && typeof step.column === 'string' ? step.column : column
  const table = 'table' in step ? step.table.name : null
  return [table, named].filter((part) => part !== null).join('.')
}

const slug = (message: string): string =>
  message
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40)
    .replaceAll(/^_|_$/g, '')
