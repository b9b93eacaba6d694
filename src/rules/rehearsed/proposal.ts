import type { ProposedRewrite, RewriteStep } from '../../model/index.ts'
import type { Rehearsed } from './statements.ts'

/** A statement in a transaction of its own, several that share one, or one that is sent until it changes no row. */
export type Step = string | readonly string[] | { readonly untilNone: string; readonly open?: string }

export interface Traced {
  readonly place: ProposedRewrite['place']
  readonly steps: readonly Step[]
  readonly ends?: 'elsewhere'
}

/** As it stands in a sentence. */
export function stepText(step: Step): string {
  if (typeof step === 'string') return `${step};`
  return 'untilNone' in step ? `${step.untilNone};` : `BEGIN; ${step.map((one) => `${one};`).join(' ')} COMMIT;`
}

/** What is run in the lab, to see that it is safe. */
export function proposal({ history, revision, index }: Rehearsed, { place, steps, ends }: Traced): ProposedRewrite {
  return {
    folder: history.folder,
    revision: revision.id,
    statement: index,
    place,
    ends: ends ?? 'same',
    steps: steps.map(rewriteStep),
  }
}

function rewriteStep(step: Step): RewriteStep {
  const untilNone = typeof step === 'object' && 'untilNone' in step
  const statements = typeof step === 'string' ? [step] : untilNone ? [step.untilNone] : (step as readonly string[])
  const isWhole = !statements.some(hasHole)
  const open = untilNone ? (step.open ?? null) : null
  return { statements, untilNone, runs: isWhole, open: isWhole ? open : 'what stands as `...` is for you to say' }
}

/** What hangs on what people mean is shown as `...`. */
const hasHole = (sql: string): boolean => sql.replaceAll(/'(?:[^']|'')*'/g, "''").includes('...')
