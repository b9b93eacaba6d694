import type { ConditionOf, Option, Value } from '../values/value.ts'
import { type Machine, Unwinding } from './machine.ts'

/** A value of one way of several; null when that way can only raise. */
export function attempt(run: () => Value, machine: Machine): Value | null {
  if (!machine.unwinds) return run()
  const depths = [machine.stack.length, machine.catching.length, machine.loops] as const
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Unwinding)) throw error
    machine.stack.length = depths[0]
    machine.catching.length = depths[1]
    machine.loops = depths[2]
    return null
  }
}

/** Tries each way; when all of them can only raise, so does the whole. */
export function attempts(
  ways: readonly { readonly run: () => Value; readonly condition: ConditionOf | null }[],
  machine: Machine,
): readonly Option[] {
  if (!machine.unwinds) return ways.map(({ run, condition }) => ({ value: run(), condition }))
  let last: unknown
  const found: Option[] = []
  for (const { run, condition } of ways) {
    try {
      found.push({ value: run(), condition })
    } catch (error) {
      if (!(error instanceof Unwinding)) throw error
      last = error
    }
  }
  if (found.length === 0 && last) throw last
  return found
}
