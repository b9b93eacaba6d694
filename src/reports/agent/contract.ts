import type { Backend } from '../../model/index.ts'
import { comparisonLines, comparisonSummary, placeText } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'

/** The contract that was named, against the code. Nothing when none was. */
export function contract({ comparison }: Backend): readonly string[] {
  if (comparison === undefined) return []
  const lines = comparisonLines(comparison).map(({ kind, about, sentence, at }) =>
    plain(`${kind}: ${about}: ${sentence}${at === null ? '' : ` ${placeText(at)}`}`),
  )
  return [`## contract ${plain(comparison.file)}: ${comparisonSummary(comparison).join(', ')}`, ...lines]
}
