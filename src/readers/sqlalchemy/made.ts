import { isMade } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'

/** `isMade` as a plain question: a no does not tell the compiler that the value is no object at all. */
export const made = (value: Value | null | undefined, ...paths: readonly string[]): boolean =>
  isMade(value ?? undefined, ...paths)
