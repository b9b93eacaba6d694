import type { Finding } from '../../model/index.ts'
import { plain } from '../text/plain.ts'
import type { RenderReview } from './options.ts'
import { examinedLines, locationText, tally } from './words.ts'

/** For a coding agent: dense, the same text for the same code, the proof with each finding. */
export const render: RenderReview = (review) =>
  `${[
    `# review: ${tally(review.findings)}`,
    ...review.findings.flatMap(findingLines),
    '## examined',
    ...examinedLines(review).map(plain),
    'a finding is settled by changing the code, or by `# architect: ignore[rule] reason` on its line; architect explain RULE tells how a rule decides',
  ].join('\n')}\n`

const findingLines = ({
  severity,
  confidence,
  rule,
  message,
  places,
  proof,
  related,
  advice,
  fix,
}: Finding): readonly string[] => [
  plain(
    `[${severity}/${confidence}] ${rule} ${places.slice(0, 10).map(locationText).join(' ')}${places.length > 10 ? ` +${places.length - 10}` : ''}`,
  ),
  `  ${plain(message)}`,
  ...proof.slice(0, 8).map((step) => `  proof: ${plain(step.what)} ${plain(locationText(step.at))}`),
  ...related.slice(0, 3).map((step) => `  see: ${plain(step.what)} ${plain(locationText(step.at))}`),
  `  ${fix ? (fix.safe ? 'fix (architect review --fix)' : 'fix (architect review --fix --unsafe)') : 'do'}: ${plain(advice)}`,
]
