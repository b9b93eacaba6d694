import type { Range } from '../problem.ts'

/** YAML as far as a blueprint uses it: maps, lists and single values, each with its place in the text. */
export type Tree = MapTree | ListTree | ValueTree

export interface MapTree extends Range {
  readonly kind: 'map'
  readonly entries: readonly Entry[]
  /** Whether it stands in braces. */
  readonly flow: boolean
}

export interface Entry extends Range {
  readonly key: string
  readonly keyAt: Range
  readonly value: Tree
}

export interface ListTree extends Range {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly flow: boolean
}

export interface ValueTree extends Range {
  readonly kind: 'value'
  /** As written, without quotes; '' for nothing at all. */
  readonly text: string
  /** What YAML makes of it. */
  readonly value: string | number | boolean | null
  readonly quoted: boolean
  /** The offset of the first character of `text`, where the text stands as it is; else of the whole. */
  readonly inside: number
}

export const entryOf = (tree: Tree, key: string): Entry | undefined =>
  tree.kind === 'map' ? tree.entries.find((one) => one.key === key) : undefined
