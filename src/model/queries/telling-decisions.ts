import type { Decision, DecisionOption, Sentence } from '../decision.ts'

/** A decision with what is taken, and the sentence that says most for it. */
export interface Telling {
  readonly decision: Decision
  readonly option: DecisionOption
  readonly reason: Sentence
}

/**
 * Decisions that are taken, those that matter most first: what somebody answered, what asks for more than the fewest
 * parts, and where what was measured lies furthest apart. Of each kind the first that arises.
 */
export function tellingDecisions(decisions: readonly Decision[]): readonly Telling[] {
  const seen = new Set<string>()
  return decisions
    .flatMap((decision) => {
      const option = decision.options.find(({ name }) => name === decision.recommended)
      const reason = tellingReason(decision)
      return option === undefined || reason === null ? [] : [{ decision, option, reason }]
    })
    .map((one) => ({ one, weight: weightOf(one) }))
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ one }) => {
      if (seen.has(one.decision.name)) return []
      seen.add(one.decision.name)
      return [one]
    })
}

function weightOf({ decision, option, reason }: Telling): number {
  const { reasons, simplest, about } = decision
  const isAnswered = reasons[0]?.text === ANSWERED
  const isMore = simplest !== undefined && simplest !== option.name
  const isOfOthers = about.length > 0 && about.every((one) => /^(users|credentials|sign_ins)\b/.test(one))
  return (
    (isAnswered ? 10 : 0) +
    (isMeasured(reason) ? 4 : 0) -
    (isBare(reason) ? 4 : 0) +
    (isMore ? 2 : 0) -
    (isOfOthers ? 2 : 0) +
    Math.min(3, apart(decision))
  )
}

/** What a decision says where somebody took it. */
export const ANSWERED = 'Somebody answered so.'

/** How many times ten lie between what was measured for its options. */
function apart({ options }: Decision): number {
  const all = options.flatMap(({ measured }) => measured)
  const ratios = all.flatMap(({ what, value }) => {
    const values = all.filter((one) => one.what === what && one.value > 0).map((one) => one.value)
    return values.length > 1 && value > 0 ? [Math.max(...values) / Math.min(...values)] : []
  })
  return Math.log10(Math.max(1, ...ratios))
}

/** The reason that says most: a sentence with a run, where there is one. */
export function tellingReason({ reasons }: Decision): Sentence | null {
  return (
    reasons.find((one) => isMeasured(one) && !isBare(one)) ??
    reasons.find(isMeasured) ??
    reasons.find(({ text }) => text !== ANSWERED) ??
    null
  )
}

export const isMeasured = ({ runs }: Sentence): boolean => runs.length > 0
/** Figures side by side, and nothing that is said of them. */
const isBare = ({ text }: Sentence): boolean => text.startsWith('Measured:')
