/** The same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
    two: <T>(items: readonly T[]): readonly [T, T] => {
      const first = below(items.length)
      const second = (first + 1 + below(items.length - 1)) % items.length
      return [items[first] as T, items[second] as T]
    },
  }
}

export interface Random {
  below(most: number): number
  pick<T>(items: readonly T[]): T
  /** Two that are not the same. */
  two<T>(items: readonly T[]): readonly [T, T]
}
