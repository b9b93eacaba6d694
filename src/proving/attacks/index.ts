import type { Progress } from '../../kernel/progress.ts'
import { type Claim, broken, held, notRun } from '../claim.ts'
import type { Target } from '../target.ts'
import { type Attack, NotTried, type Outcome } from './attack.ts'
import { attacks } from './registry.ts'
import { surfaceOf } from './surface/surface.ts'
import { loopback } from './wire/loopback.ts'
import { wireTo } from './wire/send.ts'
import { World } from './world/world.ts'

export interface AttackPlan {
  /** Only these, by their ids; all of them where nothing is said. */
  readonly only?: readonly string[]
}

/** Tries a backend with everything that applies to it. Each attack becomes a claim, in the order of their ids. */
export async function attack(target: Target, plan: AttackPlan = {}, progress?: Progress): Promise<readonly Claim[]> {
  const wire = wireTo(loopback(target.url))
  const surface = surfaceOf(target.backend, target.built === true, target)
  const world = new World(target, surface, wire)
  const wanted = attacks.filter(({ id }) => plan.only?.includes(id) !== false)
  const claims: Claim[] = []
  try {
    for (const [number, one] of wanted.entries()) {
      progress?.report({ doing: `trying attack ${one.id}`, done: number, of: wanted.length })
      await world.relax()
      claims.push(claimOf(one, one.applies(surface) ?? (await outcomeOf(one, world))))
    }
    await world.environment.restore()
  } finally {
    wire.close()
  }
  return claims.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The longest an attack may take: after that it says nothing. */
const LIMIT = 180_000

async function outcomeOf(one: Attack, world: World): Promise<Outcome | string> {
  if (!world.target.alive()) return 'the backend has ended'
  try {
    const outcome = await within(LIMIT, one.run(world))
    if (world.target.alive()) return outcome
    return { verdict: 'broken', detail: 'the backend ended under it', evidence: outcome.evidence }
  } catch (error) {
    if (error instanceof NotTried) return error.message
    throw error
  }
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotTried(`it was not done after ${milliseconds / 1000} seconds`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function claimOf({ id, title, maps }: Attack, outcome: Outcome | string): Claim {
  const question = { id: `attacks/${id}`, title, run: `attack ${id} (${maps.join(', ')})` }
  if (typeof outcome === 'string') return notRun(question, outcome)
  const { verdict, detail, figure, evidence } = outcome
  const seen = { detail, evidence, ...(figure !== undefined && { figure }) }
  return verdict === 'held'
    ? held(question, seen)
    : verdict === 'broken'
      ? broken(question, seen)
      : notRun(question, detail, evidence)
}
