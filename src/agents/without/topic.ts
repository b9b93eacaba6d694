/** What a question may be about, by its words, and what tells of it. */
export interface Topic {
  readonly name: string
  /** As the answer says it: `who may call what`. */
  readonly about: string
  /** In lower case, whole words; `…` at the end for any ending. */
  readonly words: readonly string[]
  readonly calls: (named: Named) => readonly PlannedCall[]
  /** Whether it shows things as they are: where the question is about more than that, it says nothing of its own. */
  readonly general?: true
  /** Whether it is told to do something: a question is about what is there, whatever verb it has. */
  readonly told?: true
}

/** What the question names. */
export interface Named {
  readonly question: string
  /** Tables, operations and the like that the backend has. */
  readonly things: readonly string[]
  /** Those of them that are tables. */
  readonly tables: readonly string[]
  /** Operations that are meant by what they do: `POST /orders/{id}/cancel`. */
  readonly operations: readonly string[]
  /** What is demanded of callers, if the question says it: `superuser`. */
  readonly demand: string | null
  readonly doing: 'reads' | 'writes' | null
  /** `404` */
  readonly status: string | null
  /** `orders=5000000` */
  readonly rows: readonly string[]
  /** `access/unscoped` */
  readonly rule: string | null
  /** `main`, after `since` or `against`. */
  readonly base: string | null
}

export interface PlannedCall {
  readonly tool: string
  readonly input: Readonly<Record<string, unknown>>
}
