import type {
  Audience,
  Backend,
  Confidence,
  Drift,
  Fix,
  History,
  Place,
  PlannedBackend,
  ProposedRewrite,
  RehearsedHistory,
  Severity,
  Step,
} from '../model/index.ts'
import type { Code } from '../python/code/code.ts'
import type { Sql } from '../sql/parser.ts'

/** The model, and the code as written for what no model holds. */
export interface Written {
  readonly backend: Backend
  readonly code: Code
}

/** What a rule looks at. */
export interface Subject extends Written {
  /** Migrations that were run, with what the server did; empty when nothing was. */
  readonly histories: readonly RehearsedHistory[]
  /** The grammar their statements are read with; null when nothing was run. */
  readonly sql: Sql | null
  /** Where the models and the head of the migrations differ; absent when nothing was run. */
  readonly drift?: Drift | null
  /** The migrations as they were at the revision of the repository this is compared with; absent without one. */
  readonly before?: readonly History[]
  /** How statements are planned at the rows the project states; absent where it states none. */
  readonly plans?: PlannedBackend | null
}

/** A rule stands in a folder of its own, with the page that explains and tests it; the folder is its name. */
export interface Rule<Message extends string = string> {
  /** What is wrong, in a few words, as a headline: `A route hides behind an earlier one`. */
  readonly title: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly audience?: Audience
  /** How others call it: `CWE-639`, `API1:2023`. */
  readonly weaknesses?: readonly string[]
  /** Whether it costs by the rows of the table: of a tiny one nobody notices. */
  readonly hangsOnRows?: boolean
  /** The sentence of a finding: `{name}` stands for an argument, code stands in backticks. */
  readonly message: Message
  /** What to do about it, in a sentence; may use the same arguments. */
  readonly advice: string
  check(subject: Subject, report: Report<Message>): void
}

export interface Report<Message extends string = string> {
  found(one: Found<Message>): void
  /** A fact that is not known keeps the rule silent, and is counted: `access of an operation`. */
  unknown(what: string): void
}

export interface Found<Message extends string = string> {
  readonly at: Place
  /** What it is about: an operation, a table, a function; part of its identity. */
  readonly subject: string
  /** The tables it is about, and those whose rows count: `orders`. */
  readonly tables?: readonly string[]
  readonly arguments: { readonly [Name in Placeholders<Message>]: string | number } & AdviceArguments
  /** Findings of the same cause become one with several places; each its own when left out. */
  readonly cause?: string
  readonly related?: readonly Step[]
  readonly proof?: readonly Step[]
  readonly fix?: Fix | null
  /** The safe way of the statement it is about. */
  readonly proposes?: ProposedRewrite
  /** Where this one is surer, or worse, than the rule in general. */
  readonly confidence?: Confidence
  readonly severity?: Severity
  /** Where only audits want to hear of this one. */
  readonly audience?: Audience
}

/** What only the advice speaks of: no part of what the finding is. */
export interface AdviceArguments {
  /** The same in steps that hurt less, as SQL. */
  readonly rewrite?: string
  /** How a statement gets out of the transaction of its migration. */
  readonly outside?: string
}

/** The names in `{braces}` of a sentence. */
export type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** Keeps the sentence as a type, so that its arguments are checked. */
export const rule = <const Message extends string>(definition: Rule<Message>): Rule<Message> => definition
