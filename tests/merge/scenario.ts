import type { Versions } from '../../src/kernel/merge/merged.ts'
import { originals } from './originals.ts'

export type Edit = readonly [from: string, to: string]

export interface Scenario {
  readonly title: string
  readonly file: keyof typeof originals
  readonly person: readonly Edit[]
  readonly generator: readonly Edit[]
  /** Texts of the result. */
  readonly has?: readonly string[]
  readonly hasNot?: readonly string[]
  /** The units people have to decide about. */
  readonly conflicts?: readonly string[]
  readonly notes?: readonly string[]
  /** The person's file has the line ends of Windows. */
  readonly windows?: boolean
}

/** Base, the person's and the generator's text. */
export function versionsOf({ file, person, generator, windows }: Scenario): Versions {
  const base = originals[file]
  const yours = edited(base, person)
  return {
    base,
    yours: windows ? yours.replaceAll('\n', '\r\n') : yours,
    generated: edited(base, generator),
  }
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = text
  for (const [from, to] of edits) {
    if (!result.includes(from)) throw new Error(`nothing to edit: ${from}`)
    result = result.replace(from, () => to)
  }
  return result
}
