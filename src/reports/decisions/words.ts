import { grouped } from '../../model/queries/index.ts'
import type { Decision, DecisionsReport, Measured, Sentence } from '../../model/index.ts'
import { bytes } from '../text/amounts.ts'

/** `1,204 pages`, `1.4 GB`, with what it is. */
export function measuredText({ what, value, unit, run }: Measured): string {
  const plural = unit === '' || unit === 'times' || value === 1 ? unit : `${unit}s`
  const amount = unit === 'bytes' ? bytes(value) : `${numberText(value)} ${plural}`.trim()
  return `${what}: ${amount} (${run})`
}

const numberText = (value: number): string =>
  Number.isInteger(value) || value >= 10 ? grouped(Math.round(value)) : String(Number(value.toFixed(2)))

export const sentenceText = ({ text, runs }: Sentence): string =>
  runs.length === 0 ? text : `${text} [${runs.join(', ')}]`

export const recommendedText = ({ recommended, options }: Decision): string =>
  options.find(({ name }) => name === recommended)?.title ?? 'open: somebody has to say'

export const openIn = ({ decisions }: DecisionsReport): number =>
  decisions.filter(({ recommended }) => recommended === null).length
