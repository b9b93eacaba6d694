import { digest } from '../kernel/digest.ts'
import type { Change, ChangeKind, ChangeLevel, Place, Step } from '../model/index.ts'

/** What is told of a change; the rest follows from it. */
export interface Told {
  readonly id: string
  readonly level: ChangeLevel
  readonly sentence: string
  readonly arguments: readonly string[]
  readonly operation: string
  readonly before: Place | null
  readonly after: Place | null
}

export const changeOf = (kind: ChangeKind, told: Told): Change => ({
  kind,
  ...told,
  fingerprint: digest(kind, told.id, told.operation, ...told.arguments).slice(0, 16),
})

/** Where a chain ends: the statement, the call, the check itself. */
export const endOf = (chain: readonly Step[]): Place | null => chain.at(-1)?.at ?? null

export const code = (text: string): string => `\`${text.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\``
export const listed = (texts: readonly string[]): string => texts.map(code).join(', ')
