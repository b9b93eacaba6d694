import type { DecisionRecord, Finding, VerifiedCheck, VerifiedDecision } from '../../model/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { cut, padEnd, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { AdrRenderer } from './options.ts'
import { MOST_FINDINGS, MOST_STEPS, examinedText, inOrder, nameOf, nextCommand, statusText, tally } from './words.ts'

const STYLES: Readonly<Record<VerifiedDecision['state'] | VerifiedCheck['answer'], Style>> = {
  contradicted: 'red',
  broken: 'red',
  mistaken: 'yellow',
  unknown: 'yellow',
  kept: 'green',
  holds: 'green',
  'not checked': 'dim',
  'not in force': 'dim',
}

const fits = (width: number): number => Math.min(120, Math.max(60, width))

export const renderer: AdrRenderer = {
  list: (records, { color, width }) => {
    const paint = painter(color)
    const status = Math.max(...records.map((one) => statusText(one, records).length))
    return `${records.map((one) => line(one, records, Math.min(status, 40), fits(width), paint)).join('\n')}\n`
  },
  verified: (verified, { color, width }) => {
    const paint = painter(color)
    const records = verified.decisions.map(({ record }) => record)
    return [
      ...inOrder(verified).flatMap((one) => [...decision(one, records, fits(width), paint), '']),
      `${paint('bold', tally(verified))} in what was examined:`,
      `  ${examinedText(verified)}`,
      `${paint('dim', 'next:')} ${paint('cyan', nextCommand(verified))}`,
      '',
    ].join('\n')
  },
}

function line(
  record: DecisionRecord,
  records: readonly DecisionRecord[],
  status: number,
  width: number,
  paint: Paint,
): string {
  const said = padEnd(cut(plain(statusText(record, records)), status), status)
  const checks = record.checks.length === 0 ? '' : ` (${record.checks.length} checked)`
  const rest = `${plain(nameOf(record))}${checks}`
  return `${record.date ?? ' '.repeat(10)}  ${said}  ${paint('bold', cut(rest, width - status - 14))}`
}

function decision(
  { record, state, checks }: VerifiedDecision,
  records: readonly DecisionRecord[],
  width: number,
  paint: Paint,
): readonly string[] {
  return [
    `${paint(STYLES[state], state)} ${paint('bold', cut(plain(nameOf(record)), width - state.length - 1))}`,
    `  ${paint('cyan', plain(record.file))}${record.status === 'accepted' ? '' : `  ${plain(statusText(record, records))}`}`,
    ...checks.flatMap((check) => checkLines(check, width, paint)),
  ]
}

function checkLines({ text, answer, because, findings, excepted, at }: VerifiedCheck, width: number, paint: Paint) {
  const more = findings.length - MOST_FINDINGS
  const said = `line ${at.line}: ${plain(text)}: ${plain(because)}${excepted.length > 0 ? `; ${excepted.length} written off` : ''}`
  return [
    ...wrap(said, width - 11).map(
      (each, i) => `  ${i === 0 ? paint(STYLES[answer], answer.padEnd(8)) : ' '.repeat(8)} ${each}`,
    ),
    ...findings.slice(0, MOST_FINDINGS).flatMap((finding) => findingLines(finding, width, paint)),
    ...(more > 0 ? [paint('dim', `    … and ${more} more: architect review --only ${findings[0]!.rule}`)] : []),
  ]
}

function findingLines({ rule, message, places, proof, related }: Finding, width: number, paint: Paint) {
  const [place, ...others] = places
  const also = others.length === 0 ? '' : `  and ${others.length} more`
  return [
    `    ${paint('cyan', `--> ${plain(`${place!.file}:${place!.line}:${place!.column}`)}`)}${paint('dim', `${also}  ${rule}`)}`,
    ...wrap(plain(message), width - 8).map((each) => `        ${each}`),
    ...[...proof.slice(0, MOST_STEPS), ...related.slice(0, 2)].flatMap((step) =>
      wrap(plain(`${step.what}  ${step.at.file}:${step.at.line}`), width - 10).map((each) =>
        paint('dim', `          ${each}`),
      ),
    ),
  ]
}
