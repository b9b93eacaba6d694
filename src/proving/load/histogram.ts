/** Steps within each power of two: values are kept to within 1 %. */
const STEPS = 128

/** How often what took how long, in microseconds; small however much is counted. */
export class Histogram {
  readonly #counts: number[] = []
  #count = 0
  #largest = 0

  record(milliseconds: number): void {
    const value = Math.max(0, Math.round(milliseconds * 1000))
    const place = placeOf(value)
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    this.#count += 1
    this.#largest = Math.max(this.#largest, value)
  }

  get count(): number {
    return this.#count
  }

  /** In milliseconds, as everything it tells. */
  get max(): number {
    return this.#largest / 1000
  }

  /** The value that this share of all values does not exceed. */
  percentile(share: number): number {
    const wanted = Math.max(1, Math.ceil(share * this.#count))
    let seen = 0
    for (const [place, count] of this.#counts.entries()) {
      seen += count ?? 0
      if (seen >= wanted) return Math.min(largestAt(place), this.#largest) / 1000
    }
    return this.max
  }
}

function placeOf(value: number): number {
  if (value < 2 * STEPS) return value
  const power = Math.floor(Math.log2(value)) - Math.log2(STEPS)
  return power * STEPS + Math.floor(value / 2 ** power)
}

function largestAt(place: number): number {
  if (place < 2 * STEPS) return place
  const power = Math.floor(place / STEPS) - 1
  return (place - power * STEPS + 1) * 2 ** power - 1
}
