import type { Instance } from '../../python/values/value.ts'

const waiting = new WeakMap<Instance, (() => void)[]>()

/** What a library does to an application when it starts, after all its routes are there. */
export function whenStarting(application: Instance, act: () => void): void {
  waiting.set(application, [...(waiting.get(application) ?? []), act])
}

/** Starts an application, as far as its routes change by it. */
export function start(application: Instance): void {
  const acts = waiting.get(application) ?? []
  waiting.delete(application)
  for (const act of acts) act()
}
