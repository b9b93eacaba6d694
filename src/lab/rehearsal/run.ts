import { type Lab, Refused } from '../lab.ts'
import type { TriedStep } from './tried.ts'

export interface Failure {
  readonly step: TriedStep
  readonly message: string
  readonly code: string
}

/** Runs steps in the open transaction; gives the first that the server refuses. */
export async function runSteps(lab: Lab, steps: readonly TriedStep[]): Promise<Failure | null> {
  for (const step of steps) {
    const failure = await runStep(lab, step)
    if (failure) return failure
  }
  return null
}

export async function runStep(lab: Lab, step: TriedStep): Promise<Failure | null> {
  if (step.sql === null) return null
  try {
    await lab.execute(step.sql)
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { step, message: error.message, code: error.code }
  }
}

/** Each by itself, going on after whatever is refused: what comes later in the chain finds most of what it needs. */
export async function runApart(lab: Lab, steps: readonly TriedStep[]): Promise<void> {
  for (const step of steps) await runStep(lab, step)
}
