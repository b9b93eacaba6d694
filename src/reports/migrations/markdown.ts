import type { Finding, RehearsedHistory, RehearsedRevision } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { code, sentence, text } from '../../kernel/markdown.ts'
import { rewriteLines, rewriteText } from '../text/rewrites.ts'
import { sizeTexts } from '../text/sizes.ts'
import { findingsOf } from './hazards.ts'
import type { RenderMigrations } from './options.ts'
import { supposedText } from './supposed.ts'
import { observations, oneLine, totalsOf } from './words.ts'

/** For a comment below a pull request. */
export const render: RenderMigrations = ({ histories, findings }, { all }) =>
  `${histories.map((history) => section(history, findings, all)).join('\n\n')}\n`

function section(history: RehearsedHistory, findings: readonly Finding[], all: boolean): string {
  const told = history.revisions.filter((one) => all || !one.roundTrip || ofRevision(one, findings).length > 0)
  const supposed = supposedText(history, all)
  return [
    `## Migrations of ${code(history.folder || '.')}`,
    `${count(history.revisions.length, 'revision')} run up, down and up again in ${history.server}: ${totalsOf(history)}.`,
    ...(supposed === null ? [] : [text(sentenceCase(supposed))]),
    ...told.map((revision) => revisionText(revision, ofRevision(revision, findings))),
  ].join('\n\n')
}

const ofRevision = ({ at }: RehearsedRevision, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ places }) => places.some(({ file }) => file === at.file))

/** What was run in its place, and each statement of it. */
function rewriteTexts(finding: Finding): readonly string[] {
  const told = rewriteText(finding)
  return told === null ? [] : [`Safe way: ${told}`, ...rewriteLines(finding.rewrite!)]
}

/** The files of a revision that was written anew, folded. */
function filesText(findings: readonly Finding[]): readonly string[] {
  const files = findings.flatMap(({ rewrite }) => rewrite?.revision?.files ?? [])
  return [...new Map(files.map((file) => [file.text, file])).values()].map(
    ({ path, text: content }) =>
      `<details><summary>${code(path)}, written anew</summary>\n\n${fenced(content, path)}\n\n</details>`,
  )
}

/** A fence longer than any inside. */
function fenced(content: string, path: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)))
  return `${fence}${path.endsWith('.py') ? 'python' : 'sql'}\n${content.trimEnd()}\n${fence}`
}

function revisionText(revision: RehearsedRevision, findings: readonly Finding[]): string {
  const lines = revision.observed.flatMap((statement) => {
    const own = findingsOf(statement.at, findings)
    if (own.length === 0 && statement.error === null) return []
    return [
      `- ${code(oneLine(statement.sql))} (line ${statement.at.line}): ${observations(statement).map(text).join('; ')}`,
      ...own.flatMap((finding) => [
        `  - **${finding.severity}** ${code(finding.rule)}: ${sentence(finding.message)}`,
        ...[...sizeTexts(finding), ...rewriteTexts(finding)].map((one) => `    - ${sentence(one)}`),
      ]),
    ]
  })
  return [
    `### ${revision.roundTrip ? '✓' : '✗'} ${code(revision.id)} ${text(revision.message)}`,
    ...(revision.roundTrip ? [] : [`Does not come back: ${text(revision.reason)}`]),
    ...(revision.differences.length > 0 ? [revision.differences.map((one) => `- ${code(one)}`).join('\n')] : []),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...filesText(findings),
  ].join('\n\n')
}

const sentenceCase = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
