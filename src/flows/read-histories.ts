import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import type { History } from '../model/index.ts'
import { SourceProgram } from '../python/modules/program.ts'
import { loadParser } from '../python/syntax/index.ts'
import { readHistories } from '../readers/alembic/index.ts'
import { readSqlHistories } from '../readers/sql-migrations/index.ts'
import { loadSql } from '../sql/parser.ts'
import { runnable } from '../writers/ddl/changes.ts'
import { apart } from './apart.ts'
import { type ReviewedFiles, openMigrations } from './read-folder.ts'

export interface HistoriesRequest extends ReviewedFiles {
  readonly environment: Readonly<Record<string, string>>
}

/** Every history of migrations in a folder, as the statements it would send. Nothing of it is executed. */
export const readHistoriesIn = (request: HistoriesRequest, progress: Progress): Promise<readonly History[]> =>
  historiesOf(openMigrations(request), request.environment, progress)

/** The same on a thread with a stack deep enough. */
export const readHistoriesHere = async (request: HistoriesRequest, progress: Progress): Promise<readonly History[]> =>
  JSON.parse(await apart('histories', request, progress, readHistoriesIn)) as readonly History[]

export async function historiesOf(
  files: FileTree,
  environment: Readonly<Record<string, string>>,
  progress: Progress,
): Promise<readonly History[]> {
  progress.report({ doing: 'reading migrations', done: 0, of: null })
  // Its modules are run, so nobody else may have the same program.
  const program = new SourceProgram(files, await loadParser())
  const written = readHistories(files, program, environment).map(runnable)
  return [...written, ...readSqlHistories(files, await loadSql())].filter(({ revisions }) => revisions.length > 0)
}
