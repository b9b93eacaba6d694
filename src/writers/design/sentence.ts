import type { Place, Sentence } from '../../model/index.ts'

export const told = (text: string, places: readonly Place[] = [], runs: readonly string[] = []): Sentence => ({
  text,
  runs,
  places,
})
