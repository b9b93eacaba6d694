import type { Place } from '../../model/index.ts'

/** One thing an answer tells: what is shown of it, and where it stands. */
export interface Item {
  readonly shown: Readonly<Record<string, unknown>>
  readonly places: readonly Place[]
}

export const item = (shown: Item['shown'], ...places: readonly (Place | null)[]): Item => ({
  shown,
  places: places.filter((place) => place !== null),
})
