import { code, sentence, text } from '../../kernel/markdown.ts'
import type { Measured, Place, Sentence } from '../../model/index.ts'
import { grouped } from '../../model/queries/index.ts'

/** A sentence with the runs its numbers come from, and the places it speaks of. */
export function evident({ text: said, runs, places }: Sentence): string {
  return `${sentence(said)}${runs.length === 0 ? '' : ` [${runs.join(', ')}]`}${placesText(places)}`
}

const placesText = (places: readonly Place[]): string =>
  places.length === 0 ? '' : ` (${places.map(({ file, line }) => code(`${file}:${line}`)).join(', ')})`

/** `20,417 pages [R1]` */
export function figure({ value, unit, run }: Measured): string {
  const number = Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(4)))
  return `${number}${unit === '' ? '' : ` ${text(unit)}`} [${run}]`
}

export const items = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`)

/** Code whose own fences do not end it. */
export function fence(language: string, content: string): readonly string[] {
  const longest = Math.max(2, ...[...content.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length))
  const mark = '`'.repeat(longest + 1)
  return content.trim() === '' ? [] : [`${mark}${language}`, content.trim(), mark]
}
