import type { AccessState } from '../../../model/index.ts'

/** What the page draws: indices instead of names, and every text ready to be shown. */
export interface Scene {
  readonly name: string
  readonly domains: readonly SceneDomain[]
  readonly clusters: readonly SceneCluster[]
  readonly operations: readonly SceneOperation[]
  readonly tables: readonly SceneTable[]
  readonly overview: readonly Section[]
  /** Small enough to open at its rows instead of its clusters. */
  readonly small: boolean
}

export interface SceneDomain {
  readonly name: string
  readonly prefix: string
  readonly operations: readonly number[]
  /** Which side of the tables it stands on; always 0 when there are few. */
  readonly side: 0 | 1
}

export interface SceneCluster {
  readonly name: string
  readonly tables: readonly number[]
}

export interface SceneOperation {
  readonly domain: number
  readonly method: string
  readonly path: string
  readonly state: AccessState
  readonly asks: string
  readonly uses: readonly Use[]
  /** Everything the search looks at, in lower case. */
  readonly find: string
  readonly detail: readonly Section[]
}

/** A table by index, and whether it is written to. */
export type Use = readonly [table: number, writes: 0 | 1]

export interface SceneTable {
  readonly cluster: number
  readonly name: string
  readonly columns: number
  /** Tables this one refers to, and those that refer to it. */
  readonly near: readonly number[]
  readonly detail: readonly Section[]
}

/** A heading of the panel with lines below it; a line may name a place or be a mere remark. */
export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}

export interface Line {
  readonly text: string
  readonly note?: string
  readonly at?: string
}
