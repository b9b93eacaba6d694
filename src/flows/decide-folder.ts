import type { Blueprint } from '../blueprint/language/blueprint.ts'
import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend, DecisionsReport } from '../model/index.ts'
import { blueprintFiles, rightIn } from './blueprint-files.ts'
import { decide } from './decide.ts'
import { promisedBackend } from './decide/promised.ts'
import { decisionSubject } from './decide/subject.ts'
import { type SurveyRequest, survey } from './survey.ts'

export interface DecideFolderRequest extends Omit<SurveyRequest, 'contract' | 'needs'> {
  /** `orders=5e6`, as given. */
  readonly rows: readonly string[]
  /** The same, as the project says it for every command. */
  readonly configured: readonly string[]
  readonly requests: number | null
  readonly only: readonly string[]
  readonly timing: boolean
  /** The folder as it was named. */
  readonly shown: string
}

/** What has to be decided in the backend of a folder: as it is there, or as its blueprint asks for it where nothing is there yet. */
export async function decideFolder(request: DecideFolderRequest, progress: Progress): Promise<DecisionsReport> {
  const blueprint = blueprintIn(request.directory)
  const backend = await backendIn(request, blueprint, progress)
  const { rows, configured, requests } = request
  const subject = decisionSubject({ backend, blueprint, request: null, rows, configured, requests })
  const decided = await decide(subject, progress, {
    only: request.only,
    directory: request.shown,
    timing: request.timing,
  })
  return {
    version: 1,
    project: backend.project.name,
    tables: subject.tables.map(({ id }) => ({
      table: id,
      rows: subject.rows.get(id)?.rows ?? 0,
      because: subject.rows.get(id)?.because ?? 'not known',
    })),
    ...decided,
  }
}

/** The blueprint of a folder, where there is one. */
function blueprintIn(directory: string): Blueprint | null {
  const files = orNothing(() => blueprintFiles(directory))
  return files && rightIn(files)
}

async function backendIn(
  { directory, entries, environment, cache }: DecideFolderRequest,
  blueprint: Blueprint | null,
  progress: Progress,
): Promise<Backend> {
  try {
    return (await survey({ directory, entries, environment, cache, needs: [], contract: null }, progress)).backend
  } catch (error) {
    if (blueprint === null || !(error instanceof Trouble) || error.kind !== 'nothing to read') throw error
    return promisedBackend(blueprint, progress)
  }
}

function orNothing<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Trouble && error.kind === 'nothing to read') return null
    throw error
  }
}
