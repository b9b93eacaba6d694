import type { Place } from './provenance.ts'

/** A choice that a backend puts before whoever designs it, with what was measured for this backend. */
export interface Decision {
  /** Unique in what is decided: its name, with what it is about where it arises several times: `locking/orders`. */
  readonly id: string
  /** The name of its folder in the catalogue: `offset-or-cursor`. */
  readonly name: string
  /** `How are lists of orders paged?` */
  readonly question: string
  /** Tables, operations or fields it is about. */
  readonly about: readonly string[]
  /** Why the question is there at all, in a sentence, with where that shows. */
  readonly because: string
  readonly places: readonly Place[]
  readonly options: readonly DecisionOption[]
  /** The name of the option that is recommended; null where it is a toss-up, and somebody has to say. */
  readonly recommended: string | null
  /** Why that one, or why none: in sentences whose numbers have runs. */
  readonly reasons: readonly Sentence[]
  /** What the backend does today; null where it decides nothing of it. */
  readonly today: string | null
  /** What is recommended is what the backend does already. */
  readonly isThere?: true
  /** The names of the options that have the fewest parts to run, and that go furthest; absent where none does. */
  readonly simplest?: string
  readonly furthest?: string
}

export interface DecisionOption {
  readonly name: string
  readonly title: string
  readonly gains: readonly string[]
  readonly costs: readonly string[]
  readonly measured: readonly Measured[]
  /** What can keep the code to it, once it is decided; absent where nothing can. */
  readonly checks?: readonly DecisionCheck[]
}

/** A sentence that may hold numbers and references; each has to be in a run or a place. */
export interface Sentence {
  readonly text: string
  /** Runs its numbers come from. */
  readonly runs: readonly string[]
  readonly places: readonly Place[]
}

/** A number, and the run that measured or counted it. */
export interface Measured {
  /** `pages read for page 1,000` */
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The run by its id. */
  readonly run: string
}

/** Something that was run, so that it can be run again. */
export interface Run {
  /** `R1`, in the order of the document. */
  readonly id: string
  /** `EXPLAIN of the two statements in a twin of the tables, 5,000,000 rows` */
  readonly what: string
  /** The command that does it again: `architect plans . --rows orders=5e6`. */
  readonly command: string
  readonly seconds: number
}

/** A question that changes the design, with its answers and what is taken where nobody answers. */
export interface Question {
  /** Unique and stable in a design: `owner/comments`. */
  readonly id: string
  readonly question: string
  /** Why it matters, in a sentence. */
  readonly because: string
  readonly answers: readonly Answered[]
  /** The name of the answer that is taken where nobody is asked. */
  readonly usual: string
  /** How much of the design the answer changes: tables, operations and budgets it touches. The most comes first. */
  readonly weight: number
}

export interface Answered {
  readonly name: string
  readonly title: string
  readonly changes: string
}

/** A decision somebody recorded in a repository. */
export interface DecisionRecord {
  /** `0007`, as its file or its title says; '' where neither does. */
  readonly number: string
  readonly title: string
  readonly file: string
  readonly status: DecisionStatus
  /** `2026-03-01`; null where none is written that can be read. */
  readonly date: string | null
  /** What keeps the code to it; none where nobody can check it. */
  readonly checks: readonly RecordedCheck[]
  /** Files of the records it takes the place of, and of those that take its own, whichever side says so. */
  readonly supersedes: readonly string[]
  readonly supersededBy: readonly string[]
}

export type DecisionStatus = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown'

/** What has to be silent, and where. */
export interface DecisionCheck {
  /** `structure/layer-skipped`, a family: `access`, or what may not be there: `no import httpx`, `no call os.getenv`. */
  readonly rule: string
  /** Files it holds for, as globs, `!` before those it does not hold for; everywhere where there are none. */
  readonly scope: readonly string[]
}

/** A check as it stands in a record. */
export interface RecordedCheck extends DecisionCheck {
  readonly at: Place
}

/** What has to be decided in a backend, as a report. */
export interface DecisionsReport {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly project: string
  /** How many rows the decisions rest on. */
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly because: string }[]
  readonly decisions: readonly Decision[]
  /** What only somebody can answer; what changes most of the design comes first. */
  readonly questions: readonly Question[]
  readonly runs: readonly Run[]
  /** What could not be measured. */
  readonly unknown: readonly string[]
}
