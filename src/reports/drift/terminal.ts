import type { Drift, DriftDifference, Severity } from '../../model/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { RenderDrift } from './options.ts'
import { comparedOf, groupsOf, placeText, totalOf } from './words.ts'

const STYLES: Readonly<Record<Severity, Style>> = { high: 'red', medium: 'yellow', low: 'blue', info: 'cyan' }
const MOST_UNKNOWN = 10

/** What was compared, the differences table by table, and the sum. */
export const render: RenderDrift = (drift, { color, width }) => {
  const paint = painter(color)
  const fits = Math.min(120, Math.max(60, width))
  return [
    ...wrap(plain(comparedOf(drift)), fits).map((line) => paint('bold', line)),
    '',
    ...groupsOf(drift).flatMap(({ name, differences }) => [
      ...(name === '' ? [] : [paint('bold', plain(name))]),
      ...differences.flatMap((one) => difference(one, paint, fits)),
      '',
    ]),
    ...unknown(drift, paint, fits),
    paint(drift.differences.length === 0 ? 'green' : 'bold', totalOf(drift)),
    ...(drift.differences.length === 0
      ? []
      : [paint('dim', 'What would reconcile them: architect drift --format sql, or --format alembic')]),
    '',
  ].join('\n')
}

function difference({ severity, message, means, at }: DriftDifference, paint: Paint, width: number): readonly string[] {
  const [first = '', ...rest] = wrap(plain(message), width - 9)
  return [
    `  ${paint(STYLES[severity], severity.padEnd(6))} ${first}`,
    ...rest.map((line) => `         ${line}`),
    ...wrap(plain(means), width - 9).map((line) => `         ${paint('dim', line)}`),
    ...(at === null ? [] : [`         ${paint('cyan', plain(placeText(at)))}`]),
  ]
}

function unknown({ unknown: texts }: Drift, paint: Paint, width: number): readonly string[] {
  if (texts.length === 0) return []
  const more = texts.length - MOST_UNKNOWN
  return [
    paint('bold', 'Not compared'),
    ...texts
      .slice(0, MOST_UNKNOWN)
      .flatMap((text) => wrap(plain(text), width - 2).map((line) => `  ${paint('dim', line)}`)),
    ...(more > 0 ? [`  ${paint('dim', `and ${more} more`)}`] : []),
    '',
  ]
}
