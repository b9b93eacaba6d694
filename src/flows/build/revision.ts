import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { readModels } from '../../lab/catalog/models.ts'
import { openEmbedded } from '../../lab/engines/embedded.ts'
import { extensionsOf } from '../../lab/extensions.ts'
import { scripts } from '../../lab/rehearsal/surroundings.ts'
import type { Catalog, CatalogStep, History, Renames, Table } from '../../model/index.ts'
import { EMPTY_CATALOG, catalogSteps, describedBy, withoutBookkeeping } from '../../model/queries/index.ts'
import type { Normaliser } from '../../python/ruff/normalise.ts'
import { readBackend } from '../../readers/backend/index.ts'
import { alembicRevision } from '../../writers/alembic/index.ts'
import { asWritten } from '../../writers/backend/migrations/as-written.ts'
import { render } from '../../writers/ddl/index.ts'
import type { TableStatements } from '../../writers/backend/feature.ts'
import { type MigrationStatement, migrationStatements } from '../../writers/migration/index.ts'
import { headSide } from '../database-side.ts'
import { notKnownOf } from '../not-known.ts'
import { historiesOf } from '../read-histories.ts'

/** A migration, as it is written. */
export interface NewRevision {
  readonly path: string
  readonly text: string
  readonly message: string
  readonly steps: readonly CatalogStep[]
}

export interface RevisionResult {
  /** Null where migrations lead to the models already. */
  readonly revision: NewRevision | null
  /** Why nothing is written though something differs; null where nothing stands in the way. */
  readonly problem: string | null
}

/** What of a tree decides which migration is missing. */
export const decidesSchema = (path: string): boolean =>
  /^app\/.*\.py$/.test(path) || /^migrations\/versions\/[^/]+\.py$/.test(path)

/** What follows from the blueprint, and is in no model. */
export interface Wanted {
  readonly renames: Renames
  /** What tables bring with them. */
  readonly beside: readonly TableStatements[]
}

/** The migration from where the migrations of a tree lead to what its models say. */
export async function missingRevision(
  files: FileTree,
  { renames: wanted, beside }: Wanted,
  normaliser: Normaliser,
  progress: Progress,
): Promise<RevisionResult> {
  const backend = await readBackend(files, { entries: [], environment: {}, needs: ['tables'] }, progress)
  const history = (await historiesOf(files, {}, progress)).find(({ tool }) => tool === 'alembic') ?? null
  if (history && history.heads.length > 1)
    return { revision: null, problem: `the migrations have ${history.heads.length} heads: alembic merge heads` }
  const script = render(backend)
  const { created, assumed } = extensionsOf([script, ...(history ? scripts(history) : [])].join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    progress.report({ doing: 'comparing models and migrations', done: 0, of: null })
    const before = history ? withoutBookkeeping((await headSide(lab, history)).catalog) : EMPTY_CATALOG
    const { catalog, refused } = await readModels(lab, script, before)
    const [first] = refused
    if (first) return { revision: null, problem: `the models cannot be made: ${first.reason}` }
    const tables = backend.data.tables
    const after = asWritten(
      describedBy(withoutBookkeeping(catalog), before, backend.data, notKnownOf([], [], backend.data)),
      tables,
    )
    const renames = withoutGone(wanted, before)
    const steps = catalogSteps(asWritten(before, tables), after, renames)
    return {
      revision:
        steps.length === 0
          ? null
          : laidOut(revisionOf(history, before, after, { steps, renames, tables, beside }), normaliser),
      problem: null,
    }
  } finally {
    await lab.close()
  }
}

const laidOut = (revision: NewRevision, normaliser: Normaliser): NewRevision => ({
  ...revision,
  text: normaliser.normalise(revision.path, revision.text),
})

interface Way {
  readonly steps: readonly CatalogStep[]
  readonly renames: Renames
  readonly tables: readonly Table[]
  /** What tables bring that no model says. */
  readonly beside: readonly TableStatements[]
}

function revisionOf(
  history: History | null,
  before: Catalog,
  after: Catalog,
  { steps, renames, tables, beside }: Way,
): NewRevision {
  const brought = beside.filter(({ table }) =>
    steps.some((step) => step.do === 'create table' && step.table.name === table),
  )
  const back = catalogSteps(after, asWritten(before, tables), turned(renames))
  const message = history === null ? 'The first tables' : messageOf(steps)
  const { id, text } = alembicRevision({
    upgrade: [...migrationStatements(steps), ...brought.flatMap(({ up }) => up.map(asStatement))],
    downgrade: [...migrationStatements(back), ...brought.flatMap(({ down }) => down.map(asStatement))],
    down: history?.heads ?? [],
    message,
  })
  return { path: `migrations/versions/${id}_${slug(message)}.py`, text, message, steps }
}

const asStatement = (sql: string): MigrationStatement => ({ sql, outsideTransaction: false, step: null })

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
