import type { Verdict } from '../../model/proof.ts'
import type { Surface } from './surface/surface.ts'
import type { World } from './world/world.ts'

export interface Outcome {
  readonly verdict: Verdict
  readonly detail: string
  readonly figure?: string
  readonly evidence: readonly string[]
}

/**
 * What an attack leaves behind, which is the order they are run in.
 * - harmless: nothing
 * - writing: rows and accounts of its own
 * - exhausting: counters that keep others out for a while
 * - restarting: the backend is started anew, as it would be in production
 */
export type Aftermath = 'harmless' | 'writing' | 'exhausting' | 'restarting'

export interface Attack {
  /** `C02` */
  readonly id: string
  /** A sentence that is true when the attack is repelled. */
  readonly title: string
  /** Requirements it stands for: OWASP ASVS, API Security Top 10, RFCs. */
  readonly maps: readonly string[]
  readonly aftermath: Aftermath
  /** Why it cannot be meant for a backend; null when it is. */
  applies(surface: Surface): string | null
  run(world: World): Promise<Outcome>
}

/** Thrown where something an attack needs is not there: it is then reported as not run, for this reason. */
export class NotTried extends Error {
  override readonly name = 'NotTried'
}
