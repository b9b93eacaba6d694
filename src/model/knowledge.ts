import type { RecordedCheck } from './decision.ts'
import type { Place, Step } from './provenance.ts'

/** What the repository says about itself, and what the reading of it rests on. */
export interface Project {
  readonly name: string
  readonly frameworks: readonly Framework[]
  /** The lowest version of Python it says it needs; absent where it does not say. */
  readonly python?: string
  /** Whether it says how it is packed as a container; absent where it does not. */
  readonly container?: boolean
  readonly documents: readonly ProjectDocument[]
  /** Parts that may not name others; absent where none are held to that. */
  readonly boundaries?: readonly Boundary[]
}

/** Modules that may not name others, both as they are written: `app.orders`, `app.*.orders`. */
export interface Boundary {
  readonly name: string
  readonly modules: readonly string[]
  readonly forbidden: readonly string[]
}

export interface Framework {
  readonly name: string
  /** The version pinned or the lowest one allowed; '' when the project does not say. */
  readonly version: string
  readonly from: string
  /** Whether it is this version and no other; absent where it is the lowest one allowed. */
  readonly exact?: boolean
  /** The first version not allowed any more; absent where nothing is said. */
  readonly below?: string
}

/** A document with rules or decisions: CLAUDE.md, AGENTS.md, a constitution, a specification, an ADR. */
export interface ProjectDocument {
  readonly kind: 'instructions' | 'constitution' | 'specification' | 'decision'
  readonly title: string
  readonly at: Place
  /** Of a decision: accepted, superseded... */
  readonly status: string
  readonly principles: readonly Principle[]
  /** Of a decision: what it says has to be silent; absent where it says nothing. */
  readonly checks?: readonly RecordedCheck[]
}

export interface Principle {
  readonly text: string
  readonly at: Place
}

/** What was read, assumed and not understood: the honest part of the survey. */
export interface Reading {
  readonly files: {
    readonly found: number
    readonly read: number
    readonly unreachable: number
    readonly broken: number
  }
  readonly lines: number
  readonly assumptions: readonly Assumption[]
  readonly unresolved: readonly Unresolved[]
}

export interface Assumption {
  readonly text: string
  readonly at: Place | null
}

/** A place the reader gave up on, with what that costs. */
export interface Unresolved {
  readonly kind:
    | 'syntax'
    | 'import'
    | 'path'
    | 'router'
    | 'type'
    | 'dependency'
    | 'statement'
    | 'table'
    | 'bound'
    | 'encoding'
  readonly text: string
  readonly at: Place | null
  readonly chain: readonly Step[]
}
