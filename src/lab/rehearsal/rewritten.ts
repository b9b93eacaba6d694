import type { HistoryRevision, ProposedRewrite, RewriteStep, RunnableStep } from '../../model/index.ts'

/** A step of a revision that is written otherwise. */
export interface RewrittenStep extends RunnableStep {
  /** The statement of the revision it stands for, or beside. */
  readonly of: number
  readonly untilNone: boolean
  /** What somebody has to say before it can be used; null for nothing. */
  readonly open: string | null
}

/** The steps of a revision with these proposals in it; where two take the place of one statement, the first does. */
export function rewrittenSteps(
  { up }: HistoryRevision,
  proposals: readonly ProposedRewrite[],
): readonly RewrittenStep[] {
  const steps = up.steps.flatMap((step, index) => {
    const own = proposals.filter(({ statement }) => statement === index)
    const at = (place: ProposedRewrite['place']): readonly RewrittenStep[] =>
      unlikeEachOther(own.filter((one) => one.place === place).flatMap(({ steps }) => steps)).flatMap((one) =>
        stepsOf(one, step, index),
      )
    const instead = own.find(({ place }) => place === 'instead')
    const before = at('before')
    const itself = instead
      ? instead.steps.flatMap((one) => stepsOf(one, step, index))
      : [{ ...plain(step, index), ...(before.length > 0 ? { outsideTransaction: true } : {}) }]
    return [...before, ...itself, ...at('after')]
  })
  return steps.some((step, index) => index > 0 && step.outsideTransaction) ? steps.map(forSession) : steps
}

/** What was set for one transaction has to last for several. */
const forSession = (step: RewrittenStep): RewrittenStep => ({
  ...step,
  sql: step.sql.replace(/^\s*set\s+local\s+/i, 'SET '),
})

/** Only the steps that stand beside a statement. */
export const stepsBeside = ({ up }: HistoryRevision, proposals: readonly ProposedRewrite[]): readonly RewrittenStep[] =>
  proposals.flatMap(({ steps, statement }) => steps.flatMap((one) => stepsOf(one, up.steps[statement]!, statement)))

const plain = (step: RunnableStep, of: number): RewrittenStep => ({ ...step, of, untilNone: false, open: null })

/** One statement is sent by itself; several that belong together share a transaction. */
const stepsOf = (
  { statements, untilNone, open }: RewriteStep,
  { at }: RunnableStep,
  of: number,
): readonly RewrittenStep[] =>
  statements.map((sql) => ({
    sql,
    at,
    outsideTransaction: statements.length === 1,
    notReproduced: null,
    of,
    untilNone,
    open,
  }))

/** Two findings may ask for the same setting. */
const unlikeEachOther = (steps: readonly RewriteStep[]): readonly RewriteStep[] => [
  ...new Map(steps.map((one) => [one.statements.join(';'), one])).values(),
]
