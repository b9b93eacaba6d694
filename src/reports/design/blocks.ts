import { plural } from '../../kernel/english.ts'
import { bytes } from '../text/amounts.ts'
import type { Diagram, Measured, Place, Sentence } from '../../model/index.ts'

/** A part of the document, before it is text of any kind: all formats say the same in the same order. */
export interface Section {
  /** What addresses end in: `contracts`. */
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'text'; readonly line: Line }
  | { readonly kind: 'title'; readonly text: string; readonly note?: string }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered?: boolean }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string; readonly title?: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'diagram'; readonly diagram: Diagram }

/** A sentence of ours: what stands in backticks is code. It may name runs and places. */
export interface Line {
  /** What it is about, in a word or two before it. */
  readonly lead?: string
  readonly text: string
  readonly runs?: readonly string[]
  readonly places?: readonly Place[]
  /** What speaks for a way, or against it. */
  readonly weighs?: 'gain' | 'cost'
  /** The run this line is about, which others lead to. */
  readonly run?: string
}

export const line = (text: string): Line => ({ text })
export const codeLine = (text: string): Line => ({ text: inCode(text) })
/** Text of a stranger as code within a sentence of ours. */
export const inCode = (text: string): string => (text === '' ? '' : `\`${text.replaceAll('`', "'")}\``)
/** Text of a stranger that is no sentence of ours: no part of it becomes code. */
export const plainLine = (text: string): Line => ({ text: text.replaceAll('`', "'") })

export const sentenceLine = ({ text, runs, places }: Sentence): Line => ({ text, runs, places })
export const sentences = (some: readonly Sentence[], ordered = false): readonly Block[] =>
  some.length === 0 ? [] : [{ kind: 'list', items: some.map(sentenceLine), ...(ordered && { ordered }) }]
export const words = (some: readonly string[], ordered = false): readonly Block[] =>
  some.length === 0 ? [] : [{ kind: 'list', items: some.map(line), ...(ordered && { ordered }) }]
export const paragraph = (text: string): Block => ({ kind: 'text', line: line(text) })

/** `14 pages`, with its run. */
export const measuredLine = ({ value, unit, run }: Measured): Line => ({
  text: amountOf(value, unit),
  runs: [run],
})

/** `1 page`, `14 pages`, `1.2 GB`. */
function amountOf(value: number, unit: string): string {
  if (unit === 'bytes' && value >= 1024) return bytes(value)
  if (unit === '' || unit.endsWith('s') || unit === 'ms') return `${figure(value)} ${unit}`.trim()
  return `${figure(value)} ${value === 1 ? unit : plural(unit)}`
}

/** `1,204`, `0.25`. */
export const figure = (value: number): string =>
  Number.isFinite(value) ? value.toLocaleString('en-US', { maximumFractionDigits: 3 }) : String(value)
