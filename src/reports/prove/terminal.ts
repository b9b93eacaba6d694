import { groupBy } from '../../kernel/group.ts'
import type { Claim, Proof, ProvenSection, Verdict } from '../../model/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { cut, padEnd, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { RenderProof } from './options.ts'
import { TITLES, claimsOf, countOf, secondsText, tally } from './words.ts'

interface Page {
  readonly paint: Paint
  readonly width: number
}

const marks: Readonly<Record<Verdict, { readonly shape: string; readonly style: Style }>> = {
  held: { shape: '●', style: 'green' },
  broken: { shape: '✗', style: 'red' },
  'not run': { shape: '○', style: 'dim' },
}
const SHOWN = 10
const SHOWN_OF_MANY = 3
/** More claims than anybody reads one by one. */
const MANY = 12
const FIGURE = 22

/** Each claim on a line, with the run that decided it; what is broken, and what was not run, with the reason. */
export const render: RenderProof = (proof, { color, width }) => {
  const page = { paint: painter(color), width: Math.min(132, Math.max(60, width)) - 2 }
  const parts = [
    header(proof, page),
    ...proof.sections.map((one, i) => section(one, proof.sections[i - 1], page)),
    footer(proof, page),
  ]
  return `${parts.map((lines) => lines.map((line) => ` ${line}`.trimEnd()).join('\n')).join('\n\n')}\n`
}

function header(proof: Proof, { paint, width }: Page): readonly string[] {
  const all = claimsOf(proof)
  const ground = plain(proof.ground.join(' · '))
  return [
    `${paint('bold', `${plain(proof.project)}: ${tally(all)}`)}  ${paint('dim', secondsText(proof.seconds))}`,
    ...(ground === '' ? [] : wrap(ground, width).map((line) => paint('dim', line))),
  ]
}

function section(
  { name, seconds, claims }: ProvenSection,
  before: ProvenSection | undefined,
  page: Page,
): readonly string[] {
  const folds = claims.length > MANY
  const shown = folds ? claims.filter(({ verdict }) => verdict !== 'not run') : claims
  const took = seconds >= 0.05 ? `, ${secondsText(seconds)}` : ''
  return [
    `${page.paint('bold', TITLES[name])}  ${page.paint('dim', `${tally(claims)}${took}`)}`,
    ...shown.flatMap((claim, i) =>
      claimLines(claim, { isKnown: sameReason(claim, shown[i - 1] ?? before?.claims.at(-1)), isBrief: folds }, page),
    ),
    ...(folds ? folded(claims, page) : []),
  ]
}

/** Of many claims, those that were not run stand together by what stood in the way. */
function folded(claims: readonly Claim[], { paint, width }: Page): readonly string[] {
  const open = groupBy(
    claims.filter(({ verdict }) => verdict === 'not run'),
    ({ detail }) => detail,
  )
  return [...open].flatMap(([detail, own]) => {
    const [first = '', ...rest] = wrap(plain(detail), width - 16)
    const ids = wrap(own.map(({ id }) => id.slice(id.lastIndexOf('/') + 1)).join(' '), width - 4)
    return [
      `  ${paint('dim', `○ ${String(own.length).padStart(3)} not run`)}  ${first}`,
      ...rest.map((line) => `                 ${line}`),
      ...ids.map((line) => `    ${paint('dim', line)}`),
    ]
  })
}

/** What stood in the way of the claim before stands in the way of this one. */
const sameReason = (claim: Claim, before: Claim | undefined): boolean =>
  claim.verdict === 'not run' && before?.verdict === 'not run' && claim.detail === before.detail

interface Shown {
  /** The reason was told already. */
  readonly isKnown: boolean
  /** One of many. */
  readonly isBrief: boolean
}

function claimLines(claim: Claim, { isKnown, isBrief }: Shown, page: Page): readonly string[] {
  const { paint, width } = page
  const { shape, style } = marks[claim.verdict]
  const room = width - FIGURE - 6
  const [first = '', ...rest] = wrap(plain(claim.title), room)
  const figure = claim.verdict === 'not run' ? 'not run' : plain(claim.figure ?? '')
  return [
    `  ${paint(style, shape)} ${padEnd(first, room)}  ${paint(style, cut(figure, FIGURE))}`,
    ...rest.map((line) => `    ${line}`),
    ...(claim.verdict === 'not run' || (isBrief && claim.verdict === 'held')
      ? []
      : [`    ${paint('cyan', cut(plain(claim.run), width - 4))}`]),
    ...(claim.verdict === 'held' || isKnown ? [] : reasons(claim, isBrief ? SHOWN_OF_MANY : SHOWN, page)),
  ]
}

function reasons({ detail, evidence }: Claim, most: number, { paint, width }: Page): readonly string[] {
  const lines = [...new Set(evidence)]
  const shown = lines.slice(0, most)
  const left = lines.length - shown.length
  return [
    ...wrap(plain(detail), width - 4).map((line) => `    ${line}`),
    ...shown.map((line) => `      ${paint('dim', cut(plain(line), width - 6))}`),
    ...(left > 0 ? [`      ${paint('dim', `and ${left} more: --format json shows all`)}`] : []),
  ]
}

function footer(proof: Proof, { paint }: Page): readonly string[] {
  const all = claimsOf(proof)
  const broken = countOf(all, 'broken')
  const open = countOf(all, 'not run')
  const next =
    open === 0
      ? 'Every claim was decided by a run.'
      : `${open} of ${all.length} ${open === 1 ? 'was' : 'were'} not run: nothing is known of ${open === 1 ? 'it' : 'them'}.`
  return [
    paint(
      broken > 0 ? 'red' : 'bold',
      `${broken === 0 ? 'No claim is broken.' : `${broken} of ${all.length} ${broken === 1 ? 'is' : 'are'} broken.`} ${next}`,
    ),
    paint('dim', 'One page to hand on: architect prove --yes --output proof.html'),
  ]
}
