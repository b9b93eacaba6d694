import { randomNumbers } from '../../fuzz/mutate.mjs'

/** Some of them, the same for the same seed. */
export function sampled<One>(all: readonly One[], number: number, seed: number): readonly One[] {
  const random = randomNumbers(seed)
  return all
    .map((one) => ({ one, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, number)
    .map(({ one }) => one)
}
