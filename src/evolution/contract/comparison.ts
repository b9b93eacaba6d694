import type { Differ } from './differ.ts'

/** What every part of a comparison asks of the whole. */
export interface Comparison {
  readonly differ: Differ
  /** The base is OpenAPI 3.1, where a required property is required whatever else is said of it. */
  readonly modern: boolean
  /** `2026-01-31`: announced days are compared with it. */
  readonly today: string
}
