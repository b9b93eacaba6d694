import type { Test } from '../../model/trace.ts'
import type { ConditionOf, Value } from '../../python/values/value.ts'
import { partsOf } from '../behaviour/labels.ts'
import { madeBy, sourcesOf } from './made.ts'

const MOST_VALUES = 200

/** What conditions ask; a question that was asked more than once is one. */
export const testsOf = (conditions: readonly ConditionOf[]): readonly Test[] =>
  [...new Map(conditions.map((one) => [one.text, one])).values()].map((one) => ({
    text: one.text,
    made: one.value ? madeBy(one.value) : '',
    from: sourcesOf(one.value),
    values: one.value ? valuesIn(one.value) : [],
  }))

/** Every value of the request a value was made of. */
function valuesIn(value: Value): readonly number[] {
  const seen = new Set<Value>([value])
  for (const one of seen) {
    if (seen.size > MOST_VALUES) break
    for (const part of partsOf(one)) seen.add(part)
  }
  return [...seen].filter((one) => 'labels' in one && one.labels.length > 0).map(numberOf)
}

const numbers = new WeakMap<Value, number>()
let next = 1

/** A number that tells one value from another. */
export function numberOf(value: Value): number {
  let number = numbers.get(value)
  if (number === undefined) numbers.set(value, (number = next++))
  return number
}
