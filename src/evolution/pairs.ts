import type { Backend, Operation } from '../model/index.ts'

/** What both states have, and what only one of them has. */
export interface Pairs<T> {
  readonly shared: readonly (readonly [base: T, head: T])[]
  readonly gone: readonly T[]
  readonly come: readonly T[]
}

/** Operations of all applications: by their name, or by it without the names of path parameters. */
export function pairOperations(base: Backend, head: Backend): Pairs<Operation> {
  return pair(base.api.operations, head.api.operations, [({ id }) => id, shapeOf])
}

const shapeOf = ({ id }: Operation): string => id.replaceAll(/\{[^{}]*\}/g, '{}')

/** Pairs what agrees in the first key, then among the rest what agrees in the next; in the order they stand there. */
export function pair<T>(base: readonly T[], head: readonly T[], keys: readonly ((one: T) => string)[]): Pairs<T> {
  const partner = new Map<T, T>()
  const taken = new Set<T>()
  for (const key of keys) {
    const waiting = new Map<string, T[]>()
    for (const one of head.filter((each) => !taken.has(each)))
      waiting.set(key(one), [...(waiting.get(key(one)) ?? []), one])
    for (const one of base.filter((each) => !partner.has(each))) {
      const other = waiting.get(key(one))?.shift()
      if (other === undefined) continue
      partner.set(one, other)
      taken.add(other)
    }
  }
  return {
    shared: base.flatMap((one) => (partner.has(one) ? [[one, partner.get(one)!] as const] : [])),
    gone: base.filter((one) => !partner.has(one)),
    come: head.filter((one) => !taken.has(one)),
  }
}

/** What the one has and the other has not, each once. */
export const missingFrom = (some: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set(some.filter((one) => !other.includes(one))),
]
