import type { Backend } from '../../model/index.ts'
import { comparisonLines, comparisonSummary, placeText } from '../../model/queries/index.ts'
import { code, table, text } from '../../kernel/markdown.ts'

/** The contract that was named, against the code. Nothing when none was. */
export function contract({ comparison }: Backend): readonly string[] {
  if (comparison === undefined) return []
  const rows = comparisonLines(comparison).map(({ about, sentence, at }) => [
    code(about),
    text(sentence),
    at === null ? '' : code(placeText(at)),
  ])
  const summary = comparisonSummary(comparison).map((each) => `- ${text(each)}`)
  return [
    '## Contract',
    '',
    `Against ${code(comparison.file)}:`,
    '',
    ...summary,
    ...(rows.length === 0 ? [] : ['', ...table(['What', 'How it differs', 'Where'], rows)]),
  ]
}
