import type { Page } from '../page/page.ts'
import type { Found } from '../capabilities/phrases.ts'
import type { Span } from '../page/span.ts'

/** Words that say when, on which condition, or of which of several: nothing a model holds by itself. */
export interface Aside extends Span {
  /** Why somebody wants it, or that nobody does; told to nobody. */
  readonly isPurpose: boolean
}

/** A sentence with what else is known of it. */
export interface Around {
  readonly page: Page
  readonly capabilities: ReadonlyMap<number, Found>
}

/** What is told as it stands. */
export const quoted = (from: number, to: number): Aside => ({ from, to, isPurpose: false })
