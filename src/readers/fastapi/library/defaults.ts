import { isMade } from '../../../python/values/ask.ts'
import { external, instance } from '../../../python/values/make.ts'
import type { Value } from '../../../python/values/value.ts'

/** `fastapi.datastructures.Default(x)`: a default that a more specific choice may replace. */
export const DEFAULT = 'fastapi.datastructures.DefaultPlaceholder'

export const placeholder = (value: Value): Value => instance(external(DEFAULT), { args: [value] })

/** The first choice that somebody made; else the last default, unwrapped by whoever reads it. */
export function chosen(...values: readonly (Value | undefined)[]): Value | undefined {
  const given = values.filter((value): value is Value => value !== undefined)
  return given.find((value) => !isMade(value, DEFAULT)) ?? given[given.length - 1]
}

export function unwrapDefault(value: Value | undefined): Value | undefined {
  return isMade(value, DEFAULT) ? value.args[0] : value
}
