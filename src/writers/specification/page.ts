import type { MarkedBlock } from '../../kernel/merge/marked.ts'

/** A page of a specification: what is generated of it, and the title it gets where it is new. */
export interface SpecificationPage {
  /** Below the folder of the feature: `contracts/orders.md`. */
  readonly path: string
  readonly title: string
  readonly blocks: readonly MarkedBlock[]
}

/** A block; none where there is nothing to say. */
export function block(name: string, heading: string, lines: readonly string[]): readonly MarkedBlock[] {
  const text = lines.join('\n').trim()
  return text === '' ? [] : [{ name, heading, text }]
}
