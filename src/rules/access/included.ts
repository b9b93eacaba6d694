import type { Backend, Operation, Step } from '../../model/index.ts'
import { meantForEveryone } from '../../model/queries/index.ts'
import { asksForCredentials, guardsOf, isInside, placeKey } from './caller.ts'

/** A router where it was included, with everything below it. */
export interface Included {
  /** The statement that includes it. */
  readonly step: Step
  readonly operations: readonly Operation[]
  /** Those everyone may call though nothing says that they are meant to. */
  readonly open: readonly Operation[]
  readonly state: 'guarded' | 'open' | 'mixed' | 'meant'
  /** The dependency that guards all of it at once, where it was included or where the router was made. */
  readonly guard: Step | null
}

/** Routers included by the same function into the same one. */
export type Siblings = readonly Included[]

export function includedRouters(backend: Backend): readonly Siblings[] {
  const levels = new Map<string, Map<string, { step: Step; operations: Operation[] }>>()
  for (const operation of backend.api.operations) {
    let above = operation.application
    for (const step of operation.wiring) {
      if (!step.what.startsWith('included')) continue
      const level = `${above} ${step.at.file}`
      const key = placeKey(step.at)
      const siblings = levels.get(level) ?? new Map<string, { step: Step; operations: Operation[] }>()
      levels.set(level, siblings)
      const one = siblings.get(key)
      if (one) one.operations.push(operation)
      else siblings.set(key, { step, operations: [operation] })
      above = `${above} ${key}`
    }
  }
  return [...levels.values()].map((level) =>
    [...level.values()].map(({ step, operations }) => includedOf(step, operations, backend)),
  )
}

function includedOf(step: Step, operations: readonly Operation[], backend: Backend): Included {
  const closed = operations.filter(asksForCredentials)
  const open = operations.filter((one) => one.access.state === 'public' && !meantForEveryone(one, backend))
  const state = closed.length > 0 ? (open.length > 0 ? 'mixed' : 'guarded') : open.length > 0 ? 'open' : 'meant'
  return { step, operations, open, state, guard: state === 'guarded' ? sharedGuard(step, closed) : null }
}

function sharedGuard(step: Step, operations: readonly Operation[]): Step | null {
  const [first, ...others] = operations
  if (!first) return null
  const found = guardsOf(first).find(
    (one) =>
      (one.via === 'router' || (one.via === 'include' && isInside(one.at, step.at))) &&
      others.every((other) => guardsOf(other).some((same) => placeKey(same.at) === placeKey(one.at))),
  )
  return found ? { what: `depends on ${found.name}`, at: found.at } : null
}

export interface OpenRouter {
  readonly router: Included
  readonly guarded: readonly Included[]
  readonly explicit: readonly Included[]
  readonly siblings: number
}

/** A router that asks nothing, next to routers of which most are guarded, some of them as a whole. */
export function openRouters(backend: Backend): readonly OpenRouter[] {
  const found: OpenRouter[] = []
  const told = new Set<Operation>()
  for (const level of includedRouters(backend)) {
    const counted = level.filter((one) => one.state !== 'meant')
    const guarded = counted.filter((one) => one.state === 'guarded')
    const explicit = guarded.filter((one) => one.guard !== null)
    if (explicit.length === 0 || guarded.length * 2 < counted.length) continue
    for (const router of counted) {
      if (router.state !== 'open' || router.open.some((one) => told.has(one))) continue
      for (const one of router.open) told.add(one)
      found.push({ router, guarded, explicit, siblings: counted.length })
    }
  }
  return found
}
