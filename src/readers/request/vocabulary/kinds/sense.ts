import { setOf } from '../words.ts'
import type { Kind } from './kind.ts'

/** What a word means behind some words, or beside some other things; nothing is known of it behind any other. */
export interface Sense {
  /** `museum` of a museum ticket. */
  readonly behind: ReadonlySet<string>
  /** Things it means so beside: a lesson is given by an instructor. */
  readonly beside: ReadonlySet<string>
  /** Null for what it means by itself. */
  readonly kind: Kind | null
}

export const sense = (behind: string, of: Kind | null, beside = ''): Sense => ({
  behind: setOf(behind),
  beside: setOf(beside),
  kind: of,
})

export type Senses = Readonly<Record<string, readonly Sense[]>>
