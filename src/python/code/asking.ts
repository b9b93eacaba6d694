import type { Code } from './code.ts'

/** Questions that are being answered, so that one that needs its own answer ends. */
export class Asking {
  private readonly open = new WeakMap<Code, Set<object>>()

  /** The answer about a node; `again` where it is asked within its own answer. */
  once<T>(code: Code, node: object, answer: () => T, again: T): T {
    const asked = this.open.get(code) ?? new Set()
    if (asked.has(node)) return again
    this.open.set(code, asked.add(node))
    try {
      return answer()
    } finally {
      asked.delete(node)
    }
  }
}
