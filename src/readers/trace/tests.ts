import type { Test } from '../../model/trace.ts'
import type { ConditionOf, Value } from '../../python/values/value.ts'
import { partsOf } from '../behaviour/labels.ts'
import { madeBy, sourcesOf } from './made.ts'

const MOST_VALUES = 200

/** What conditions ask; a question that was asked more than once is one. */
export const testsOf = (conditions: readonly ConditionOf[]): readonly Test[] =>
  [...new Map(conditions.flatMap(withReasons).map((one) => [one.text, one])).values()].map(testOf)

/** What a helper answered depends on what it asked. */
const withReasons = (one: ConditionOf): readonly ConditionOf[] => [one, ...(one.value ? reasonsOf(one.value) : [])]

function reasonsOf(value: Value, depth = 0): readonly ConditionOf[] {
  if (value.kind === 'alternatives')
    return value.options.flatMap(({ after, condition }) => after ?? (condition ? [condition] : []))
  return depth < 3 && value.kind === 'instance' && value.class.kind === 'external' && isOperator(value.class.path)
    ? value.args.flatMap((one) => reasonsOf(one, depth + 1))
    : []
}
const isOperator = (path: string): boolean => path.startsWith('operator.')

/** The same condition stands in front of many calls. */
const known = new WeakMap<ConditionOf, Test>()

function testOf(one: ConditionOf): Test {
  let test = known.get(one)
  if (!test)
    known.set(
      one,
      (test = {
        text: one.text,
        made: one.value ? madeBy(one.value) : '',
        from: sourcesOf(one.value),
        values: one.value ? valuesIn(one.value) : [],
      }),
    )
  return test
}

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
