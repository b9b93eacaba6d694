import type { Handles } from './tool.ts'

/** So many lists are kept; the one nobody asked for longest goes first. */
const MOST_LISTS = 64

export class KeptLists implements Handles {
  private readonly lists = new Map<string, readonly unknown[]>()
  private made = 0

  keep(kind: string, items: readonly unknown[]): string {
    this.made += 1
    const handle = `${kind}:${this.made}`
    this.lists.set(handle, items)
    const [oldest] = this.lists.keys()
    if (this.lists.size > MOST_LISTS && oldest !== undefined) this.lists.delete(oldest)
    return handle
  }

  get(handle: string): readonly unknown[] | null {
    const found = this.lists.get(handle)
    if (found === undefined) return null
    this.lists.delete(handle)
    this.lists.set(handle, found)
    return found
  }
}
