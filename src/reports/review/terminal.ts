import type { Finding, Review, Severity } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { rewriteText } from '../text/rewrites.ts'
import { sizeTexts } from '../text/sizes.ts'
import { codeFrame } from './frame.ts'
import type { RenderReview, ReviewOptions } from './options.ts'
import { examinedLines, locationText, tally } from './words.ts'

/** Findings shown with their code and proof; what comes after them is a line each. */
const FULL = 25
const CONCISE = 60

const styles: Readonly<Record<Severity, readonly Style[]>> = {
  high: ['bold', 'red'],
  medium: ['bold', 'yellow'],
  low: ['bold', 'blue'],
  info: ['bold', 'cyan'],
}

/** The page people meet first: the worst with everything that shows it, then the rest, then what was looked at. */
export const render: RenderReview = (review, options) => {
  const paint = painter(options.color)
  const width = Math.min(120, Math.max(60, options.width))
  const full = review.findings.slice(0, FULL)
  const rest = review.findings.slice(FULL, FULL + CONCISE)
  const more = review.findings.length - full.length - rest.length
  return [
    ...full.flatMap((finding) => [...whole(finding, { ...options, width }, paint), '']),
    ...rest.map((finding) => line(finding, paint)),
    ...(more > 0 ? [paint('dim', `… and ${more} more: --format concise lists all, --only RULE one rule`)] : []),
    ...(rest.length > 0 ? [''] : []),
    ...footer(review, paint, width),
    '',
  ].join('\n')
}

function whole(finding: Finding, options: ReviewOptions, paint: Paint): readonly string[] {
  const [place, ...others] = finding.places
  const { width } = options
  const ran = rewriteText(finding)
  const inside = (text: string, first: string): readonly string[] =>
    wrap(plain(text), width - 6 - first.length).map(
      (each, i) => `  ${i === 0 ? paint('dim', first) : ' '.repeat(first.length)} ${each}`,
    )
  return [
    `${paint(styles[finding.severity], finding.severity)} ${paint('bold', finding.rule)}${paint('dim', finding.confidence === 'high' ? '' : `  confidence ${finding.confidence}`)}`,
    ...[finding.message, ...sizeTexts(finding)]
      .flatMap((text) => wrap(plain(text), width - 2))
      .map((each) => `  ${options.color ? codeIn(each, paint) : each}`),
    ...(place
      ? [
          `  ${paint('cyan', `--> ${plain(locationText(place))}`)}`,
          ...codeFrame(options.source(place.file), place, paint, width - 4).map((each) => `  ${each}`),
        ]
      : []),
    ...(others.length > 0 ? inside(alsoAt(others), 'also') : []),
    ...finding.proof
      .slice(0, 8)
      .flatMap((step, i) => inside(`${step.what}  ${locationText(step.at)}`, i === 0 ? 'proof' : '     ')),
    ...finding.related.slice(0, 4).flatMap((step) => inside(`${step.what}  ${locationText(step.at)}`, 'see')),
    ...inside(finding.advice, finding.fix ? 'fix ' : 'do  '),
    ...(ran === null ? [] : inside(ran, 'ran ')),
  ]
}

function alsoAt(places: Finding['places']): string {
  const shown = places.slice(0, 4).map((place) => `${place.file}:${place.line}`)
  return `${shown.join(', ')}${places.length > 4 ? ` and ${count(places.length - 4, 'more place')}` : ''}`
}

const codeIn = (text: string, paint: Paint): string =>
  text.replaceAll(/`([^`]*)`/g, (_, code: string) => paint('bold', code))

function line(finding: Finding, paint: Paint): string {
  const [place] = finding.places
  const at = place ? `${plain(locationText(place))}: ` : ''
  return `${at}${paint(styles[finding.severity], finding.severity)}: ${plain(finding.message)} ${paint('dim', `[${finding.rule}]`)}`
}

function footer(review: Review, paint: Paint, width: number): readonly string[] {
  return [
    `${paint('bold', tally(review.findings))} in what was examined:`,
    ...examinedLines(review).flatMap((text) =>
      wrap(plain(text), width - 2).map((each, i) => `${i === 0 ? '  ' : '    '}${each}`),
    ),
    `${paint('dim', 'next:')} ${paint('cyan', nextCommand(review))}`,
  ]
}

function nextCommand({ findings, rules }: Review): string {
  const fixable = findings.find(({ fix }) => fix !== null)
  if (fixable) return fixable.fix!.safe ? 'architect review --diff' : 'architect review --diff --unsafe'
  const [first] = findings
  if (first && rules.some(({ name }) => name === first.rule)) return `architect explain ${first.rule}`
  return 'architect review --checklist'
}
