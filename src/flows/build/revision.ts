import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { EMBEDDED, type ServerChoice } from '../../lab/engines/chosen.ts'
import type { CatalogStep, History, Renames } from '../../model/index.ts'
import { catalogSteps } from '../../model/queries/index.ts'
import type { Normaliser } from '../../python/ruff/normalise.ts'
import { readBackend } from '../../readers/backend/index.ts'
import { alembicRevision } from '../../writers/alembic/index.ts'
import { asWritten } from '../../writers/backend/migrations/as-written.ts'
import { migrationStatements } from '../../writers/migration/index.ts'
import { historiesOf } from '../read-histories.ts'
import { type Wanted, type Way, isNothing, leading, plain, upgradeOf } from './way.ts'

/** A migration, as it is written. */
export interface NewRevision {
  readonly path: string
  readonly text: string
  readonly message: string
  readonly steps: readonly CatalogStep[]
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
  const way = await leading(backend, history, wanted, progress, server)
  if ('problem' in way) return { ...NONE, problem: way.problem }
  return {
    revision: isNothing(way) ? null : laidOut(revisionOf(history, way), normaliser),
    problem: null,
    brought: way.brought,
  }
}

const NONE = { revision: null, brought: null }

const laidOut = (revision: NewRevision, normaliser: Normaliser): NewRevision => ({
  ...revision,
  text: normaliser.normalise(revision.path, revision.text),
})

function revisionOf(history: History | null, way: Way): NewRevision {
  const { before, after, steps, renames, tables, unsent } = way
  const back = catalogSteps(after, asWritten(before, tables), turned(renames))
  const message = history === null ? 'The first tables' : messageOf(steps)
  const { id, text } = alembicRevision({
    upgrade: upgradeOf(way),
    downgrade: [
      ...unsent.behind.toReversed().flatMap(({ back: sql }) => (sql === null ? [] : [plain({ sql })])),
      ...migrationStatements(back),
    ],
    down: history?.heads ?? [],
    message,
  })
  return { path: `migrations/versions/${id}_${slug(message)}.py`, text, message, steps }
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
