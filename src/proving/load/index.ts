import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Progress } from '../../kernel/progress.ts'
import { NotTried } from '../attacks/attack.ts'
import { surfaceOf } from '../attacks/surface/surface.ts'
import { loopback } from '../attacks/wire/loopback.ts'
import { wireTo } from '../attacks/wire/send.ts'
import { World } from '../attacks/world/world.ts'
import { type Claim, notRun } from '../claim.ts'
import type { Target } from '../target.ts'
import { type Budgets, milliseconds } from './budget.ts'
import { generatorCeiling } from './ceiling.ts'
import { type Circumstances, claimOfLatency, claimOfRate, questionOf } from './claims.ts'
import { type Fire, type Gun, gunAt } from './fire.ts'
import { type Measured, type Shot, closedLoop, openLoop } from './measure.ts'
import { type Shots, shotsFor } from './shots.ts'

export interface LoadPlan {
  readonly budgets: Budgets
  /** Callers at once; 8 where nothing is said. */
  readonly connections?: number
  /** Requests a second of the open loop; where nothing is said, `budgets.rps` for reads, else half of what got through. */
  readonly rate?: number
  /** How long each of the loops runs; 5 where nothing is said. */
  readonly seconds?: number
  readonly warmUp?: number
}

/** Reads come last: the rate a project wants of them may be more than it can take, and nothing else is to suffer from that. */
const classes = ['write', 'read'] as const

/** Whoever comes in an open loop waits for nobody's connection. */
const OPEN_CONNECTIONS = 256

/** Puts load on a backend, and holds what it measures against the budgets. Rows it makes are left to whoever started it. */
export async function load(target: Target, plan: LoadPlan, progress?: Progress): Promise<readonly Claim[]> {
  const address = loopback(target.url)
  const limits = classes.flatMap((name) => {
    const budget = plan.budgets[name]
    return budget === undefined ? [] : [{ name, limit: milliseconds(budget) }]
  })
  const connections = plan.connections ?? 8
  const wire = wireTo(address)
  const guns = { closed: gunAt(address, connections), open: gunAt(address, OPEN_CONNECTIONS) }
  const claims: Claim[] = []
  try {
    progress?.report({ doing: 'measuring what can be sent at most', done: 0, of: limits.length + 1 })
    const busy = loadavg()[0] ?? 0
    const ceiling = await generatorCeiling(connections, Math.min(1, plan.seconds ?? 1))
    const circumstances: Circumstances = { ceiling, cores: availableParallelism(), busy, connections }
    const shots = await shotsFor(new World(target, surfaceOf(target.backend, target.built === true, target), wire))
    for (const [done, { name, limit }] of limits.entries()) {
      progress?.report({ doing: `measuring ${name}s`, done: done + 1, of: limits.length + 1 })
      claims.push(...(await measured(guns, plan, name, limit, shots, circumstances)))
    }
  } catch (error) {
    if (!(error instanceof NotTried)) throw error
    claims.push(...limits.map(({ name, limit }) => notRun(questionOf(name, limit), error.message)))
  } finally {
    guns.closed.close()
    guns.open.close()
    wire.close()
  }
  return claims.sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function measured(
  { closed: { fire }, open: { fire: fireAtWill } }: Readonly<Record<'closed' | 'open', Gun>>,
  plan: LoadPlan,
  name: (typeof classes)[number],
  limit: number,
  all: Shots,
  circumstances: Circumstances,
): Promise<readonly Claim[]> {
  const shots: readonly Shot[] = name === 'read' ? all.reads : all.writes
  if (shots.length === 0)
    return [notRun(questionOf(name, limit), `no operation to ${name} could be repeated`, all.left)]
  if (!(await recovered(fire, shots)))
    return [notRun(questionOf(name, limit), 'it has not come back from what was asked of it before', all.left)]
  const { connections } = circumstances
  const seconds = plan.seconds ?? 5
  const stated = plan.rate ?? (name === 'read' ? plan.budgets.rps : undefined)
  const { closed, open, rate, limited } = await unlimited(shots, async (some) => {
    await closedLoop(fire, some, connections, plan.warmUp ?? 1)
    const closed = await closedLoop(fire, some, connections, seconds)
    const rate = stated ?? Math.max(1, closed.answers / closed.seconds / 2)
    return { closed, rate, open: await openLoop(fireAtWill, some, rate, seconds) }
  })
  const left = [...limited.map((one) => `${one}: so often nobody may ask it`), ...all.left]
  const latency = claimOfLatency(name, limit, { open, closed, rate, left }, circumstances)
  const wanted = plan.budgets.rps
  return wanted === undefined || name !== 'read' ? [latency] : [latency, claimOfRate(wanted, closed, circumstances)]
}

/** Measures again without what few may ask often; where that is the half of it or more, it is how the backend is. */
async function unlimited<Loops extends { readonly closed: Measured; readonly open: Measured }>(
  shots: readonly Shot[],
  measure: (shots: readonly Shot[]) => Promise<Loops>,
): Promise<Loops & { readonly limited: readonly string[] }> {
  const limited = new Set<string>()
  for (;;) {
    const loops = await measure(shots.filter((shot) => !limited.has(shot.name)))
    const known = limited.size
    for (const { throttled } of [loops.closed, loops.open]) for (const one of throttled) limited.add(one)
    if (limited.size === known) return { ...loops, limited: [...limited] }
    if (limited.size * 2 >= shots.length) return { ...loops, limited: [] }
  }
}

/** What a backend may take to answer again after it was asked too much. */
const RECOVERY = 45_000

async function recovered(fire: Fire, shots: readonly Shot[]): Promise<boolean> {
  const until = performance.now() + RECOVERY
  while (performance.now() < until) {
    const began = performance.now()
    const statuses = await Promise.all(shots.map(async (shot) => fire(await shot.next())))
    // Whatever is wrong with an answer that comes at once is for the measurement to tell.
    if (statuses.every((status) => status > 0) && performance.now() - began < 2000) return true
    await pause(500)
  }
  return false
}
