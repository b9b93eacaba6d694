import type { VerifiedCheck } from '../../model/index.ts'
import { plain } from '../text/plain.ts'
import type { AdrRenderer } from './options.ts'
import { MOST_FINDINGS, MOST_STEPS, examinedText, inOrder, nameOf, statusText, tally } from './words.ts'

/** For a coding agent: dense, the same text for the same records and code. */
export const renderer: AdrRenderer = {
  list: (records) =>
    `${[
      `# decisions: ${records.length}`,
      ...records.map((one) =>
        plain(
          `[${statusText(one, records)}] ${nameOf(one)} | ${one.date ?? 'no date'} | ${one.file} | ${one.checks.length} checks`,
        ),
      ),
    ].join('\n')}\n`,
  verified: (verified) =>
    `${[
      `# ${tally(verified)}`,
      ...inOrder(verified).flatMap(({ record, state, checks }) => [
        plain(`[${state}] ${nameOf(record)} | ${record.file} | ${record.status}`),
        ...checks.flatMap(checkLines),
      ]),
      `examined: ${examinedText(verified)}`,
      'a contradiction is settled by changing the code, or by a new record: architect adr new TITLE --supersedes NUMBER',
    ].join('\n')}\n`,
}

const checkLines = ({ text, at, answer, because, findings, excepted }: VerifiedCheck): readonly string[] => [
  `  ${answer}: ${plain(`${text} (line ${at.line}): ${because}`)}${excepted.length > 0 ? `; ${excepted.length} written off` : ''}`,
  ...findings.slice(0, MOST_FINDINGS).flatMap(({ rule, message, places, proof }) => [
    plain(
      `    ${rule} ${places
        .slice(0, 10)
        .map((place) => `${place.file}:${place.line}`)
        .join(' ')}: ${message}`,
    ),
    ...proof.slice(0, MOST_STEPS).map((step) => plain(`    proof: ${step.what} ${step.at.file}:${step.at.line}`)),
  ]),
  ...(findings.length > MOST_FINDINGS ? [`    +${findings.length - MOST_FINDINGS}`] : []),
]
