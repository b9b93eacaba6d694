import { groupBy } from '../kernel/group.ts'
import type { Rewritten } from '../lab/rehearsal/retrace.ts'
import { type RewrittenStep, rewrittenSteps, stepsBeside } from '../lab/rehearsal/rewritten.ts'
import type { Finding, HistoryRevision, ProposedRewrite, RehearsedHistory } from '../model/index.ts'

/** What one finding proposes, for each of its statements. */
type Proposals = readonly ProposedRewrite[]

/** A revision as some of its findings would have it. */
export interface Variant extends Rewritten {
  readonly original: HistoryRevision
  readonly steps: readonly RewrittenStep[]
  readonly findings: readonly Proposals[]
  readonly leadsElsewhere: boolean
}

/** One for all findings of a revision that lead to the same schema, and one for each that leads elsewhere. */
export function variantsOf({ revisions }: RehearsedHistory, findings: readonly Finding[]): readonly Variant[] {
  const byRevision = groupBy(
    findings.flatMap(({ proposes = [] }) => [proposes]),
    ([first]) => first!.revision,
  )
  return [...byRevision].flatMap(([id, proposed]) => {
    const original = revisions.find((one) => one.id === id)!
    const same = proposed.filter(endsSame)
    const others = proposed.filter((one) => !endsSame(one)).map((one) => [one])
    return [...(same.length > 0 ? [same] : []), ...others].map((some) => variantOf(original, some))
  })
}

const endsSame = ([first]: Proposals): boolean => first!.ends === 'same' && first!.place !== 'after'

export function variantOf(original: HistoryRevision, findings: readonly Proposals[]): Variant {
  const proposals = findings.flat()
  const follows = proposals[0]!.place === 'after'
  const steps = follows ? stepsBeside(original, proposals) : rewrittenSteps(original, proposals)
  const leadsElsewhere = proposals.some(({ ends }) => ends === 'elsewhere')
  return { revision: original.id, original, steps, follows, findings, leadsElsewhere }
}

/** The same for each of its findings; nothing where there is but one. */
export const apiece = ({ original, findings }: Variant): readonly Variant[] =>
  findings.length > 1 ? findings.map((one) => variantOf(original, [one])) : []
