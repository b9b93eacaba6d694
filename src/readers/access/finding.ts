import type { AccessCheck } from '../../model/access.ts'
import type { Step } from '../../model/provenance.ts'

/** What one callable on the way does about a caller without credentials. */
export interface Finding {
  readonly state: 'enforced' | 'conditional' | 'optional' | 'unknown' | 'none'
  readonly credentials: readonly string[]
  readonly checks: readonly AccessCheck[]
  readonly unknown: readonly Step[]
}

export const NOTHING: Finding = { state: 'none', credentials: [], checks: [], unknown: [] }
export const unknownFinding = (step: Step): Finding => ({ ...NOTHING, state: 'unknown', unknown: [step] })
