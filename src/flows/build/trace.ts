import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { EMBEDDED, type ServerChoice } from '../../lab/engines/chosen.ts'
import type { CatalogStep } from '../../model/index.ts'
import { historiesOf } from '../read-histories.ts'
import { rehearseHistories } from '../rehearse-histories.ts'
import type { NewRevision } from './revision.ts'

/** What running a new migration showed. */
export interface TracedRevision {
  /** Why it cannot be written; null where it can. */
  readonly problem: string | null
  /** What does not run where there are rows already. */
  readonly warnings: readonly string[]
}

/** Runs a new migration behind all others, up, down and up again. */
export async function traceRevision(
  files: FileTree,
  { path, steps }: NewRevision,
  progress: Progress,
  server: ServerChoice = EMBEDDED,
): Promise<TracedRevision> {
  const histories = (await historiesOf(files, {}, progress)).filter(({ tool }) => tool === 'alembic')
  const [rehearsed] = await rehearseHistories(histories, false, progress, async () => '', server)
  const revision = rehearsed?.revisions.find(({ at }) => at.file === path)
  if (!revision) return { problem: 'it is not among the migrations', warnings: [] }
  const refused = revision.observed.filter(({ error }) => error !== null)
  const failed = refused.find(({ failsOnRows }) => !failsOnRows)
  return {
    problem: failed?.error ?? (revision.roundTrip ? null : revision.reason),
    warnings: [
      ...steps.flatMap(withoutValue),
      ...refused.filter(({ failsOnRows }) => failsOnRows).map(({ sql, error }) => `${sql}: ${error}`),
    ],
  }
}

/** A column that has to hold something, and begins with nothing. */
function withoutValue(step: CatalogStep): readonly string[] {
  if (step.do !== 'add column') return []
  const { name, notNull, default: begins, identity, generated } = step.definition
  return notNull && begins === null && identity === null && generated === null
    ? [`${step.table.name}.${name} has no value for rows that are there; give it a default, or make it optional`]
    : []
}
