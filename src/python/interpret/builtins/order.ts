import { isNone } from '../../values/ask.ts'
import type { CallOf, Value } from '../../values/value.ts'
import { call } from '../calls.ts'
import type { Machine } from '../machine.ts'
import { compare } from '../operators.ts'
import { truth } from '../truth.ts'

class Undecided extends Error {}

/** Values the way `sorted` puts them; null when two of them cannot be compared here. */
export function inOrder(
  values: readonly Value[],
  keywords: CallOf['keywords'],
  machine: Machine,
  site: CallOf['site'],
): Value[] | null {
  const key = keywords.get('key')
  const reverse = keywords.get('reverse')
  const down = reverse ? truth(reverse) : false
  if (down === null) return null
  const keyed = values.map((value) => ({
    value,
    by: key && !isNone(key) ? call(key, { args: [value], keywords: new Map(), open: false, site }, machine) : value,
  }))
  const before = (a: Value, b: Value): boolean => {
    const answer = truth(compare('<', a, b, machine, site))
    if (answer === null) throw new Undecided()
    return answer
  }
  try {
    // Equal ones stay in the order they came, also from the largest down.
    const way = down ? -1 : 1
    return keyed.sort((a, b) => (before(a.by, b.by) ? -way : before(b.by, a.by) ? way : 0)).map((one) => one.value)
  } catch (error) {
    if (error instanceof Undecided) return null
    throw error
  }
}
