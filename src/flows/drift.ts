import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import { openEmbedded } from '../lab/engines/embedded.ts'
import { extensionsOf } from '../lab/extensions.ts'
import type { Lab } from '../lab/lab.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { Backend, History } from '../model/index.ts'
import { render } from '../writers/ddl/index.ts'
import { chosenHistory } from './choose-history.ts'
import { type Compared, compareWith } from './compare-models.ts'
import { backendOfFiles, blueprintFiles } from './blueprint-files.ts'
import { type DatabaseSide, blueprintSide, headSide, liveSide } from './database-side.ts'
import { type HistoriesRequest, readHistoriesHere } from './read-histories.ts'
import { survey } from './survey.ts'

export interface DriftRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** A database that is only read; null to compare with where the migrations lead. */
  readonly database: string | null
  /** A folder with a blueprint to compare with instead; null for none. */
  readonly blueprint: string | null
  /** The folder of migrations, where there are several. */
  readonly migrations: string | null
  readonly cache: boolean
}

export interface DriftResult extends Compared {
  readonly history: History | null
}

/** Where the models of a folder and a database differ. */
export async function drift(request: DriftRequest, progress: Progress): Promise<DriftResult> {
  const backend = await readTables(request, progress)
  const history = await historyOf(request, progress)
  const script = render(backend)
  const described = request.blueprint === null ? null : backendOfFiles(blueprintFiles(request.blueprint))
  const texts = [script, ...(described ? [render(described)] : []), ...(history ? scripts(history) : [])]
  const { created, assumed } = extensionsOf(texts.join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    progress.report({ doing: 'comparing models and database', done: 0, of: null })
    const side = await databaseSide(request.database, described, history, lab)
    return { ...(await compareWith(lab, backend, script, side)), history }
  } finally {
    await lab.close()
  }
}

async function readTables(request: DriftRequest, progress: Progress): Promise<Backend> {
  const { directory, entries, environment, cache } = request
  const { backend } = await survey(
    { directory, entries, environment, cache, contract: null, needs: ['tables'] },
    progress,
  )
  if (backend.data.tables.length > 0) return backend
  throw new Trouble('nothing to read', {
    message: `no models with tables in ${directory}`,
    help: 'Models of SQLAlchemy and SQLModel are read; --entry names the application that imports them.',
  })
}

async function historyOf(request: DriftRequest, progress: Progress): Promise<History | null> {
  const asked: HistoriesRequest = {
    directory: request.directory,
    revision: null,
    changed: [],
    environment: request.environment,
  }
  const histories = await readHistoriesHere(asked, progress)
  if (request.blueprint !== null) return null
  if (request.database === null) return chosenHistory(histories, request.migrations, request.directory)
  return request.migrations === null
    ? (histories[0] ?? null)
    : chosenHistory(histories, request.migrations, request.directory)
}

const databaseSide = (
  database: string | null,
  described: Backend | null,
  history: History | null,
  lab: Lab,
): Promise<DatabaseSide> => {
  if (described !== null) return blueprintSide(lab, described)
  return database === null ? headSide(lab, history!) : liveSide(database)
}
