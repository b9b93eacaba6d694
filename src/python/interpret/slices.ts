import { asNumber } from '../values/ask.ts'
import type { Value } from '../values/value.ts'

const isNothing = (value: Value | undefined): boolean => !value || (value.kind === 'constant' && value.type === 'none')

const partsOf = (index: Value): readonly Value[] | null =>
  index.kind === 'generic' && index.origin.kind === 'external' && index.origin.path === 'builtins.slice'
    ? index.args
    : null

/** The two ends of `a:b` as positions; null when it is no slice, takes steps, or its ends are unknown. */
export function bounds(index: Value, length: number): readonly [number, number] | null {
  const parts = partsOf(index)
  if (!parts || !isNothing(parts[2])) return null
  const from = end(parts[0], 0, length)
  const to = end(parts[1], length, length)
  return from === null || to === null ? null : [from, to]
}

function end(value: Value | undefined, otherwise: number, length: number): number | null {
  if (isNothing(value)) return otherwise
  const at = asNumber(value)
  return at === null ? null : Math.max(0, Math.min(length, at < 0 ? length + at : at))
}

/** The positions a slice takes, in its order; null when they are not known. */
export function positions(index: Value, length: number): readonly number[] | null {
  const parts = partsOf(index)
  if (!parts) return null
  const step = isNothing(parts[2]) ? 1 : asNumber(parts[2])
  if (step === null || step === 0) return null
  const from = end(parts[0], step > 0 ? 0 : length - 1, length)
  const to = end(parts[1], step > 0 ? length : -1, length)
  if (from === null || to === null) return null
  const found: number[] = []
  for (let at = Math.min(from, step > 0 ? from : length - 1); step > 0 ? at < to : at > to; at += step) found.push(at)
  return found
}
