/** `merge_lists_w_ordering` of SQLAlchemy: names of a class body and of its annotations, mostly in the order written. */
export function mergeInOrder(a: readonly string[], b: readonly string[]): readonly string[] {
  const overlap = new Set(a.filter((one) => b.includes(one)))
  const result: string[] = []
  let current = a[Symbol.iterator]()
  let other = b[Symbol.iterator]()
  for (;;) {
    const next = current.next()
    if (next.done) {
      result.push(...rest(other))
      break
    }
    if (overlap.delete(next.value)) [current, other] = [other, current]
    else result.push(next.value)
  }
  return result
}

function rest(from: Iterator<string>): readonly string[] {
  const result: string[] = []
  for (let next = from.next(); !next.done; next = from.next()) result.push(next.value)
  return result
}
