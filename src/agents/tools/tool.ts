import type { Progress } from '../../kernel/progress.ts'
import type { Place, Run } from '../../model/index.ts'

/** Something a program that thinks may do here: what MCP offers, and what the agent of our own calls. */
export interface Tool {
  /** `survey`, as it is called. */
  readonly name: string
  readonly title: string
  /** When to use it and what it answers, in two or three sentences: it is all a model knows of it. */
  readonly description: string
  readonly input: ObjectSchema
  readonly output: ObjectSchema
  readonly effect: Effect
  run(input: Readonly<Record<string, unknown>>, desk: Desk): Promise<ToolResult>
}

/** - reads: changes nothing; writes: changes files of the repository; executes: runs the repository's own code */
export type Effect = 'reads' | 'writes' | 'executes'

/** A JSON Schema of an object, as both sides of MCP read it. */
export interface ObjectSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
  readonly additionalProperties: false
}

/** Where a tool works. */
export interface Desk {
  /** The folder it never leaves, as an absolute path without links. */
  readonly root: string
  readonly progress: Progress
  /** Told when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  readonly handles: Handles
  /** Whether files may be changed; otherwise what would change is told. */
  readonly mayWrite: boolean
  /** Whether code of the repository may be run. */
  readonly mayExecute: boolean
  /**
   * Asks whoever sits there; null where nobody does or nobody answers: then the usual answer is taken, and said. Whoever
   * sees the question and wants to answer none of it is told as `DECLINED`.
   */
  ask(question: AskedOfSomebody): Promise<string | null>
}

/** What somebody answers who answers nothing: no permission, and the usual answer where none is asked for. */
export const DECLINED = 'declined'

export interface AskedOfSomebody {
  readonly question: string
  readonly because: string
  readonly answers: readonly { readonly name: string; readonly title: string }[]
}

/** Long results that stay here, and are told piece by piece: `survey:3`. */
export interface Handles {
  keep(kind: string, items: readonly unknown[]): string
  get(handle: string): readonly unknown[] | null
}

/** What a tool answers: it stands on its own, in at most 2,000 tokens. */
export interface ToolResult {
  readonly answer: Readonly<Record<string, unknown>>
  /** What was run for it. */
  readonly runs: readonly Run[]
  /** Files and lines the answer names. */
  readonly places: readonly Place[]
}
