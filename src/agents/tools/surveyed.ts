import type { Backend, Run } from '../../model/index.ts'
import type { Given } from './given.ts'
import { ran } from '../../flows/ran.ts'
import type { Desk } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

/** The model of the backend; what did not change is not read again. */
export async function surveyed(
  given: Given,
  desk: Desk,
): Promise<{ readonly backend: Backend; readonly directory: string; readonly run: Run }> {
  const directory = workFolder(given, desk)
  const { survey } = await import('../../flows/survey.ts')
  const request = { directory, entries: [], environment: {}, needs: [], contract: null, cache: true }
  const { result, run } = await ran(
    'read the backend; nothing of it was executed',
    `architect survey ${folderWord(directory, desk)}`,
    () => survey(request, desk.progress),
  )
  return { backend: result.backend, directory, run }
}
