import { BUSINESS_PAIRS } from './business.ts'
import { HEALTH_PAIRS } from './health.ts'
import { LEARNING_PAIRS } from './learning.ts'
import type { Pairs, Pointing } from './pair.ts'
import { PLACES_PAIRS } from './places.ts'
import { TRADE_PAIRS } from './trade.ts'

const TRADES: readonly Pairs[] = [PLACES_PAIRS, HEALTH_PAIRS, TRADE_PAIRS, LEARNING_PAIRS, BUSINESS_PAIRS]

/**
 * What a thing points to wherever both are kept: by its last two words, or by its last. Several trades may know it: `shift` of an event, or
 * of an employee.
 */
export function pointingsOf(words: readonly string[]): readonly Pointing[] {
  const names = words.length > 1 ? [words.slice(-2).join('-'), words.at(-1)!] : words
  const known = names.find((name) => TRADES.some((pairs) => Object.hasOwn(pairs, name)))
  return known === undefined ? [] : TRADES.flatMap((pairs) => (Object.hasOwn(pairs, known) ? pairs[known]! : []))
}
