import type { Progress } from '../kernel/progress.ts'
import type { Backend } from '../model/index.ts'
import { readCached } from './read-backend.ts'
import type { ReadRequest } from './read-folder.ts'

export interface SurveyRequest extends ReadRequest {
  readonly cache: boolean
  /** A published contract to compare with; null for none. */
  readonly contract: string | null
}

export interface Survey {
  readonly backend: Backend
}

/** Reads the backend in a folder, and compares it with the contract that was named. */
export async function survey({ contract, cache, ...request }: SurveyRequest, progress: Progress): Promise<Survey> {
  if (contract === null) return { backend: await readCached(request, cache, progress) }
  const { contractAt } = await import('./compare-contract.ts')
  const compared = contractAt(contract)
  return { backend: compared(await readCached(request, cache, progress)) }
}
