import type { Decision, Measured, Question, Run, Sentence } from './decision.ts'
import type { DesignRequest } from './request.ts'

/** A design document as data: everything it says, with what it rests on. */
export interface DesignDocument {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly title: string
  readonly request: DesignRequest
  /** Scope and success in one sentence. */
  readonly scope: string
  /** What answers a question about what is there, the sentence that does it first; absent where none was asked. */
  readonly answer?: readonly Sentence[]
  readonly constraints: readonly Sentence[]
  /** What is there today, with where. */
  readonly today: readonly Sentence[]
  /** What the design supposes because nobody was asked, or what was answered. */
  readonly questions: readonly AskedQuestion[]
  readonly decisions: readonly Decision[]
  /** Two or three ways to do it as a whole; the recommended one first. */
  readonly options: readonly DesignOption[]
  readonly recommendation: readonly Sentence[]
  readonly phases: readonly Phase[]
  readonly requirements: readonly Requirement[]
  /** The three that weigh most. */
  readonly risks: readonly Risk[]
  readonly next: readonly string[]
  readonly contracts: readonly OperationContract[]
  /** As SQL. */
  readonly ddl: string
  readonly diagrams: readonly Diagram[]
  readonly access: readonly AccessRow[]
  /** Who may what with each thing of a new backend, and what of it is only supposed; absent where nothing new is made. */
  readonly rights?: readonly ThingRights[]
  /** The migration as it was run; empty for a backend that is not there yet, where the first one is part of the build. */
  readonly migration: MigrationPlan | null
  readonly tests: readonly Sentence[]
  readonly acceptance: readonly Sentence[]
  readonly environment: readonly EnvironmentVariable[]
  readonly dependencies: readonly DesignDependency[]
  readonly technologies: readonly TechnologyChoice[]
  readonly scaling: readonly Sentence[]
  /** Files to write or to change: the blueprint of a new backend, or a change in an existing one. */
  readonly patch: readonly PatchedFile[]
  /** What a review of what is there found, for a request that asks for one. */
  readonly findings: readonly DesignFinding[]
  readonly runs: readonly Run[]
  /** What could not be read, run, decided or written. */
  readonly unknown: readonly string[]
  /** Those of it that were asked for in a repository and are not written, with why; absent where all of it is. */
  readonly unwritten?: readonly string[]
}

export interface AskedQuestion extends Question {
  /** The name of the answer the design rests on. */
  readonly answer: string
  readonly by: 'somebody' | 'default'
}

export interface DesignOption {
  readonly name: string
  readonly title: string
  readonly summary: readonly Sentence[]
  readonly gains: readonly string[]
  readonly costs: readonly string[]
  readonly figures: readonly Measured[]
}

export interface Phase {
  readonly title: string
  readonly steps: readonly string[]
  /** What keeps it off until it is wanted; null where it changes nothing that runs. */
  readonly flag: string | null
  readonly rollback: string
  readonly done: string
}

/** Something that is not a feature, with a number to hold it to. */
export interface Requirement {
  readonly what: string
  readonly target: string
  readonly measured: Measured | null
  /** How it is measured: a command. */
  readonly by: string
}

export interface Risk {
  readonly title: string
  readonly likelihood: 'low' | 'medium' | 'high'
  readonly because: Sentence
  readonly mitigation: string
}

export interface OperationContract {
  /** `POST /api/v1/tasks` */
  readonly operation: string
  readonly summary: string
  /** Who may, as a sentence. */
  readonly access: string
  /** What stands in the path, the query, a header or a cookie; absent where nothing does. */
  readonly parameters?: readonly ContractField[]
  readonly request: ContractExample | null
  readonly response: ContractExample | null
  /** The status of an answer when all went well: `201`. */
  readonly status?: string
  readonly errors: readonly { readonly status: string; readonly code: string; readonly when: string }[]
}

export interface ContractExample {
  /** `application/json` */
  readonly content?: string
  readonly fields: readonly ContractField[]
  /** A value the schema allows; null where none could be made. */
  readonly example: unknown
}

export interface ContractField {
  /** `data[].person.name` */
  readonly name: string
  readonly type: string
  readonly required: boolean
}

export interface Diagram {
  readonly kind: 'entities' | 'sequence' | 'services'
  readonly title: string
  readonly mermaid: string
  /** Drawn here: it needs no script and no network. */
  readonly svg: string
}

export interface AccessRow {
  readonly operation: string
  /** By role, `anyone` among them: `yes`, `no`, `own`, or a condition as a sentence. */
  readonly allowed: Readonly<Record<string, string>>
}

export interface ThingRights {
  /** `CheckIn` */
  readonly thing: string
  readonly rights: readonly Right[]
}

export interface Right {
  /** `read`, `create`, `update`, `delete`, or an operation: `approve` */
  readonly verb: string
  /** `the owner or an admin` */
  readonly who: string
  /** The words that say it; null where nobody does, and it is supposed. */
  readonly said: string | null
  /** Who may besides, though the words let in others alone: `an admin`; absent where nobody is. */
  readonly besides?: string
}

export interface MigrationPlan {
  readonly file: string
  readonly text: string
  readonly statements: readonly { readonly sql: string; readonly lock: string; readonly rewrites: boolean }[]
  readonly run: string
}

export interface EnvironmentVariable {
  readonly name: string
  readonly what: string
  readonly required: boolean
  readonly example: string
}

export interface DesignDependency {
  readonly name: string
  /** `>=0.115,<0.116` */
  readonly version: string
  readonly why: string
  /** What is done where it is not to be had. */
  readonly fallback: string
}

export interface TechnologyChoice {
  readonly what: string
  readonly choice: string
  readonly because: string
}

export interface PatchedFile {
  readonly path: string
  /** Null for a file that is not there yet. */
  readonly before: string | null
  readonly after: string
}

export interface DesignFinding {
  readonly severity: string
  readonly rule: string
  readonly sentence: Sentence
  readonly advice: string
}
