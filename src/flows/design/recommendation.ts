import { count, isMeasured, tellingDecisions } from '../../model/queries/index.ts'
import type { Decision, DesignFinding, DesignOption, Sentence } from '../../model/index.ts'

/** More reasons stand with their decisions. */
const MOST_REASONS = 6

/** The first of the options, with what speaks for the decisions that matter most. */
export function recommendationOf(
  options: readonly DesignOption[],
  decisions: readonly Decision[],
): readonly Sentence[] {
  const [first, ...others] = options
  if (!first) return []
  const telling = tellingDecisions(decisions)
  const measured = telling.filter(({ reason }) => isMeasured(reason))
  const shown = [...measured, ...telling.filter((one) => !measured.includes(one))].slice(0, MOST_REASONS)
  const open = decisions.filter(({ recommended }) => recommended === null).length
  const left = telling.length - shown.length
  return [
    plain(leadOf(first, others)),
    ...shown.map(({ decision, option, reason }): Sentence => ({
      ...reason,
      text: `${decision.question} ${option.title}: ${reason.text}`,
    })),
    ...(left > 0 ? [plain(`${count(left, 'decision')} more stand below, each with what was measured.`)] : []),
    ...(open === 0
      ? []
      : [
          plain(
            `${open} ${open === 1 ? 'decision is' : 'decisions are'} a toss-up: the usual answer is taken until somebody says otherwise.`,
          ),
        ]),
  ]
}

function leadOf(first: DesignOption, others: readonly DesignOption[]): string {
  if (others.length === 0) return `${first.title}: nothing measured or stated speaks for another way.`
  if (first.name === 'smallest')
    return `${first.title}; what is recommended for its tables besides stands beside it under the options.`
  const otherwise = others.map(({ title, summary }) => `${lower(title)}, in ${count(summary.length, 'answer')}`)
  return `The first of the options: ${lower(first.title)}. It would be otherwise ${otherwise.join('; ')}.`
}

/** What a judgement leads to: each finding with what mends it. */
export const recommendationOfReview = (findings: readonly DesignFinding[]): readonly Sentence[] =>
  findings.length === 0
    ? [plain('Nothing has to be mended in what was looked at.')]
    : findings
        .slice(0, MOST_REASONS)
        .map(({ sentence, advice }) => ({ ...sentence, text: `${sentence.text.replace(/\.$/, '')}. ${advice}` }))

export const plain = (text: string): Sentence => ({ text, runs: [], places: [] })

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
