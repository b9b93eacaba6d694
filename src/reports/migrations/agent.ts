import type { Finding, RehearsedHistory, RehearsedRevision } from '../../model/index.ts'
import { plain } from '../text/plain.ts'
import { rewriteText } from '../text/rewrites.ts'
import { sizeTexts } from '../text/sizes.ts'
import type { RenderMigrations } from './options.ts'
import { supposedText } from './supposed.ts'
import { observations, oneLine, totalsOf } from './words.ts'

/** For a coding agent: dense, the same text for the same migrations. */
export const render: RenderMigrations = ({ histories, findings }, { all }) =>
  `${[
    ...histories.flatMap((history) => historyLines(history, all)),
    `## findings: ${findings.length}`,
    ...findings.flatMap(findingLines),
    'a revision comes back exactly when down leads to the very catalog up began with; architect migrations --json has every statement',
  ].join('\n')}\n`

const findingLines = (finding: Finding): readonly string[] => {
  const { severity, confidence, rule, places, message, advice } = finding
  const ran = rewriteText(finding)
  return [
    plain(`[${severity}/${confidence}] ${rule} ${places.map(({ file, line }) => `${file}:${line}`).join(' ')}`),
    `  ${plain(message)}`,
    ...sizeTexts(finding).map((one) => `  size: ${plain(one)}`),
    `  do: ${plain(advice)}`,
    ...(ran === null ? [] : [`  ran: ${plain(ran)}`]),
  ]
}

const historyLines = (history: RehearsedHistory, all: boolean): readonly string[] => [
  plain(`# migrations: ${history.folder || '.'} (${history.tool}, run in ${history.server}): ${totalsOf(history)}`),
  ...[supposedText(history, all)].flatMap((told) => (told === null ? [] : [plain(told)])),
  ...history.revisions.filter((one) => all || !one.roundTrip).flatMap(revisionLines),
  ...history.unresolved.map(({ text, at }) => plain(`not understood: ${text}${at ? ` ${at.file}:${at.line}` : ''}`)),
]

const revisionLines = ({ id, at, roundTrip, reason, differences, observed }: RehearsedRevision): readonly string[] => [
  plain(`${roundTrip ? 'exact' : 'NOT EXACT'} ${id} ${at.file}:${at.line}${roundTrip ? '' : ` ${reason}`}`),
  ...differences.map((one) => `  ${plain(one)}`),
  ...observed
    .filter(({ error }) => error !== null)
    .map((one) => plain(`  ${one.at.line}: ${oneLine(one.sql)} -> ${observations(one).join('; ')}`)),
]
