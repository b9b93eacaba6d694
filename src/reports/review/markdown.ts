import type { Finding, Severity } from '../../model/index.ts'
import { code, sentence, text } from '../../kernel/markdown.ts'
import { rewriteText } from '../text/rewrites.ts'
import { sizeTexts } from '../text/sizes.ts'
import type { RenderReview } from './options.ts'
import { examinedLines, severities, tally } from './words.ts'

const titles: Readonly<Record<Severity, string>> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'For information',
}

/** For a pull request or a wiki. */
export const render: RenderReview = (review) =>
  `${[
    `# Review: ${tally(review.findings)}`,
    ...severities.flatMap((severity) => sectionOf(severity, review.findings)),
    '## What was examined',
    ...examinedLines(review).map((line) => `- ${text(line)}`),
  ]
    .join('\n\n')
    .replaceAll(/\n\n- /g, '\n- ')}\n`

function sectionOf(severity: Severity, all: readonly Finding[]): readonly string[] {
  const findings = all.filter((finding) => finding.severity === severity)
  return findings.length === 0 ? [] : [`## ${titles[severity]}`, ...findings.map(findingText)]
}

function findingText(finding: Finding): string {
  const { rule, message, advice, places, proof, related, confidence } = finding
  const ran = rewriteText(finding)
  const at = (file: string, line: number): string => code(`${file}:${line}`)
  return [
    `### ${sentence(message)}`,
    '',
    ...sizeTexts(finding).flatMap((text) => [sentence(text), '']),
    `${places
      .slice(0, 12)
      .map((place) => at(place.file, place.line))
      .join(
        ', ',
      )}${places.length > 12 ? ` and ${places.length - 12} more` : ''} · ${code(rule)} · confidence ${confidence}`,
    '',
    ...(proof.length > 0
      ? [
          '<details><summary>Proof</summary>',
          '',
          ...proof.map((step, i) => `${i + 1}. ${text(step.what)} ${at(step.at.file, step.at.line)}`),
          '',
          '</details>',
          '',
        ]
      : []),
    ...related.slice(0, 6).map((step) => `* ${text(step.what)} ${at(step.at.file, step.at.line)}`),
    ...(related.length > 0 ? [''] : []),
    `**Do:** ${sentence(advice)}`,
    ...(ran === null ? [] : ['', `**Ran:** ${sentence(ran)}`]),
  ].join('\n')
}
