/** Words of a page, by their places: up to `to`, and without it. */
export interface Span {
  readonly from: number
  readonly to: number
}
