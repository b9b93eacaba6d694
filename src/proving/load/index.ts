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
import { type Shot, closedLoop, madeBy, openLoop } from './measure.ts'
import { type Settled, settled } from './settled.ts'
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
    const world = new World(target, surfaceOf(target.backend, target.built === true, target), wire)
    const shots = await shotsFor(world)
    for (const [done, { name, limit }] of limits.entries()) {
      progress?.report({ doing: `measuring ${name}s`, done: done + 1, of: limits.length + 1 })
      claims.push(...(await measured(world, guns, plan, name, limit, shots, circumstances)))
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
  world: World,
  { closed: { fire }, open: atWill }: Readonly<Record<'closed' | 'open', Gun>>,
  plan: LoadPlan,
  name: (typeof classes)[number],
  limit: number,
  all: Shots,
  circumstances: Circumstances,
): Promise<readonly Claim[]> {
  const shots: readonly Shot[] = name === 'read' ? all.reads : all.writes
  if (shots.length === 0)
    return [notRun(questionOf(name, limit), `no operation to ${name} could be repeated`, all.left)]
  const { connections } = circumstances
  const seconds = plan.seconds ?? 5
  const stated = plan.rate ?? (name === 'read' ? plan.budgets.rps : undefined)
  const loops = await settled(shots, world, async (some) => {
    // What was asked at a rate it cannot take may still be under way when the next loop begins.
    if (!(await recovered(fire, some))) return 'it has not come back from what was asked of it before'
    await closedLoop(fire, some, connections, plan.warmUp ?? 1)
    const closed = await closedLoop(fire, some, connections, seconds)
    const rate = stated ?? Math.max(1, closed.answers / closed.seconds / 2)
    const open = await openLoop(atWill.fire, some, rate, seconds)
    atWill.abandon()
    return { closed, rate, open }
  })
  const left = [...loops.left, ...all.left]
  if (typeof loops.measured === 'string') return [notRun(questionOf(name, limit), loops.measured, left)]
  const { closed } = loops.measured
  const notes = notesOf(shots, loops)
  const latency = claimOfLatency(name, limit, { ...loops.measured, notes, left }, circumstances)
  const wanted = plan.budgets.rps
  return wanted === undefined || name !== 'read' ? [latency] : [latency, claimOfRate(wanted, closed, circumstances)]
}

const notesOf = (shots: readonly Shot[], { names }: Settled<unknown>): readonly string[] =>
  shots.flatMap(({ name, notes = [] }) => (names.has(name) && notes.length > 0 ? [`${name}: ${notes.join('; ')}`] : []))

/** What a backend may take to answer again after it was asked too much. */
const RECOVERY = 45_000

async function recovered(fire: Fire, shots: readonly Shot[]): Promise<boolean> {
  const until = performance.now() + RECOVERY
  while (performance.now() < until) {
    const requests = (await Promise.all(shots.map(madeBy))).filter((one) => one !== null)
    const began = performance.now()
    const statuses = await Promise.all(requests.map(fire))
    // Whatever is wrong with an answer that comes at once is for the measurement to tell.
    if (statuses.every((status) => status > 0) && performance.now() - began < 2000) return true
    await pause(500)
  }
  return false
}
