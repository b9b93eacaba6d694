import type { Progress } from '../kernel/progress.ts'
import type { Backend } from '../model/index.ts'

export interface SurveyRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
  readonly contract: string | null
  readonly sections: readonly string[]
}

export interface Survey {
  readonly backend: Backend
}

export async function survey(_request: SurveyRequest, _progress: Progress): Promise<Survey> {
  throw new Error('the survey is not written yet')
}
