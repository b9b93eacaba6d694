/**
 * Copies of a stack as it was, shared between everything that happened while it stood so. What lies on
 * top is made anew for each call and each branch: with the height it tells one state from another.
 */
export class Snapshots<T extends object> {
  private readonly taken = new WeakMap<T, readonly T[]>()

  of(stack: readonly T[]): readonly T[] {
    const top = stack[stack.length - 1]
    if (!top) return NOTHING
    const known = this.taken.get(top)
    if (known?.length === stack.length) return known as readonly T[]
    const copy = [...stack]
    this.taken.set(top, copy)
    return copy
  }
}

const NOTHING: readonly never[] = []
