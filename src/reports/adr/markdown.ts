import { code, sentence, table, text } from '../../kernel/markdown.ts'
import type { Finding, VerifiedCheck, VerifiedDecision } from '../../model/index.ts'
import type { AdrRenderer } from './options.ts'
import { MOST_FINDINGS, MOST_STEPS, examinedText, inOrder, nameOf, statusText, tally } from './words.ts'

export const renderer: AdrRenderer = {
  list: (records) =>
    [
      '# Decisions',
      '',
      ...table(
        ['Number', 'Decision', 'Status', 'Date', 'Checks', 'File'],
        records.map((one) => [
          text(one.number),
          text(one.title),
          text(statusText(one, records)),
          one.date ?? '',
          String(one.checks.length),
          code(one.file),
        ]),
      ),
      '',
    ].join('\n'),
  verified: (verified) =>
    [
      `# ${tally(verified)}`,
      '',
      ...inOrder(verified).flatMap(decision),
      `Examined: ${examinedText(verified)}.`,
      '',
    ].join('\n'),
}

const decision = ({ record, state, checks }: VerifiedDecision): readonly string[] => [
  `## ${text(nameOf(record))}: ${state}`,
  '',
  `${code(record.file)}${record.status === 'accepted' ? '' : ` · ${record.status}`}`,
  '',
  ...checks.flatMap(checkLines),
  ...(checks.length > 0 ? [''] : []),
]

const checkLines = ({ text: written, answer, because, findings, excepted }: VerifiedCheck): readonly string[] => [
  `- **${answer}** ${code(written)}: ${sentence(because)}${excepted.length > 0 ? `; ${excepted.length} written off` : ''}`,
  ...findings.slice(0, MOST_FINDINGS).flatMap(findingLines),
  ...(findings.length > MOST_FINDINGS ? [`  - and ${findings.length - MOST_FINDINGS} more`] : []),
]

const findingLines = ({ message, places, proof }: Finding): readonly string[] => [
  `  - ${sentence(message)} ${code(`${places[0]!.file}:${places[0]!.line}`)}${places.length > 1 ? ` and ${places.length - 1} more` : ''}`,
  ...proof
    .slice(0, MOST_STEPS)
    .map(({ what, at }, i) => `    ${i + 1}. ${text(what)} ${code(`${at.file}:${at.line}`)}`),
]
