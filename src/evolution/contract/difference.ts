import type { Json } from '../../kernel/json.ts'

/** What differs between two schemas. There is none for two that are the same. */
export interface Difference {
  readonly base: Json
  readonly head: Json
  readonly children: ReadonlyMap<ChildKeyword, Child>
  readonly named: ReadonlyMap<NamedKeyword, NamedDifference>
  readonly branches: ReadonlyMap<BranchKeyword, BranchesDifference>
  /** Other keywords that differ. */
  readonly keywords: ReadonlySet<string>
  readonly transition: Transition
}

/** Keywords that hold one schema. */
export const CHILDREN = [
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'if',
  'then',
  'else',
  'not',
  'contentSchema',
] as const
export type ChildKeyword = (typeof CHILDREN)[number]
export type Child = 'added' | 'removed' | Difference

/** Keywords that hold schemas by name. */
export const NAMED = ['properties', 'patternProperties', 'dependentSchemas'] as const
export type NamedKeyword = (typeof NAMED)[number]

export interface NamedDifference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly modified: ReadonlyMap<string, Difference>
}

/** Keywords that hold a list of schemas. */
export const BRANCHES = ['anyOf', 'oneOf', 'prefixItems'] as const
export type BranchKeyword = (typeof BRANCHES)[number]

export interface BranchesDifference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly modified: readonly ModifiedBranch[]
}

export interface ModifiedBranch {
  readonly label: string
  readonly difference: Difference
}

/** Several keywords changed, and it is one change. */
export interface Transition {
  /** A type became a choice of simple types, or the other way round. */
  readonly types: { readonly added: readonly string[]; readonly removed: readonly string[] } | null
  /** A schema became a choice between `null` and itself. */
  readonly nullable: 'added' | 'removed' | null
  /** A schema became one of several that are allowed, itself unchanged, or the only one that is left of them. */
  readonly choice: 'added' | 'removed' | null
  /** An object became a choice of objects; the properties that moved into them. */
  readonly wrapped: { readonly moved: readonly string[]; readonly preserved: boolean } | null
}

export const NO_TRANSITION: Transition = { types: null, nullable: null, choice: null, wrapped: null }
