import type { ObservedStatement } from '../../model/index.ts'
import type { Lab } from '../lab.ts'
import { observeScript, unobserved } from './observe-script.ts'
import { type Failure, runApart, runSteps } from './run.ts'
import type { TriedStep } from './tried.ts'

export interface RanApart {
  readonly observed: readonly ObservedStatement[]
  /** The first that the server refused: what comes later runs, so that the chain goes on, and nobody looks at it. */
  readonly failure: Failure | null
}

/**
 * A script of several transactions, each watched and taken back, then run for good: the locks of one are gone when the
 * next begins, and what it did is not.
 */
export async function observeApart(lab: Lab, steps: readonly TriedStep[]): Promise<RanApart> {
  const observed: ObservedStatement[] = []
  let failure: Failure | null = null
  for (const transaction of transactionsOf(steps)) {
    observed.push(...(failure ? transaction.map(unobserved) : await observeScript(lab, transaction)))
    failure ??= await runThrough(lab, transaction)
  }
  return { observed, failure }
}

async function runThrough(lab: Lab, steps: readonly TriedStep[]): Promise<Failure | null> {
  await lab.execute('BEGIN')
  const failure = await runSteps(lab, steps)
  await lab.execute(failure ? 'ROLLBACK' : 'COMMIT')
  if (failure) await runApart(lab, steps)
  return failure
}

/** Statements that share one; each that is sent outside of any has its own. */
function transactionsOf(steps: readonly TriedStep[]): readonly (readonly TriedStep[])[] {
  const found: TriedStep[][] = []
  let open = false
  for (const one of steps) {
    const outside = one.step.outsideTransaction
    if (open && !outside) found.at(-1)!.push(one)
    else found.push([one])
    open = !outside
  }
  return found
}
