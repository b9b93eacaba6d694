import { count, grouped } from '../model/queries/index.ts'
import type { Measured, Place, Sentence } from '../model/index.ts'

/** A sentence with the numbers it names: whatever was measured brings its run along, and no other number gets in. */
export function say(texts: TemplateStringsArray, ...parts: readonly (Measured | string)[]): Sentence {
  const measured = parts.flatMap((part) => (typeof part === 'string' ? [] : [part]))
  return {
    text: texts.reduce((all, text, i) => `${all}${shown(parts[i - 1] ?? '')}${text}`),
    runs: [...new Set(measured.map(({ run }) => run))],
    places: [],
  }
}

/** The same with the lines it is about. */
export const at = (sentence: Sentence, places: readonly Place[]): Sentence => ({ ...sentence, places })

/** `1 operation takes`, `2 operations take`. */
export const agree = ({ value }: Pick<Measured, 'value'>, one: string, several: string): string =>
  value === 1 ? one : several

const shown = (part: Measured | string): string => (typeof part === 'string' ? part : amount(part))

/** `1,204 pages`, `1.4 GB`, `2.3 times`. */
export function amount({ value, unit }: Pick<Measured, 'value' | 'unit'>): string {
  if (unit === 'bytes') return bytes(value)
  if (unit === 'times') return `${figures(value)} times`
  if (unit === '') return figures(value)
  return Number.isInteger(value) || value >= 10 ? count(Math.round(value), unit) : `${figures(value)} ${unit}s`
}

const figures = (value: number): string => (value >= 10 ? grouped(Math.round(value)) : String(Number(value.toFixed(1))))

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']

function bytes(value: number): string {
  const at = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, value)) / 10)))
  return `${figures(value / 1024 ** at)} ${UNITS[at]}`
}
