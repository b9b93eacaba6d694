import type { Step } from '../../model/provenance.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import { shortName } from './callee-name.ts'
import { step } from './places.ts'
import type { Refusal } from './refusal.ts'

/** From the callable down to the refusal; calls in the middle of a long way are left out. */
export function chainOf({ event, what }: Refusal): readonly Step[] {
  const calls = event.chain.slice(1).map((one) => step(`calls ${one.function.name}()`, one.site))
  const shown = calls.length > 4 ? [...calls.slice(0, 2), ...calls.slice(-2)] : calls
  return [...shown, step(what, event.site)]
}

/** How a dependency is asked for, from the operation down to it. */
export function asking(way: readonly Dependant[]): readonly Step[] {
  return way.flatMap((one) => (one.site ? [step(`depends on ${shortName(one.callee)}`, one.site)] : []))
}
