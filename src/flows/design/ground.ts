import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import type {
  AskedQuestion,
  Backend,
  DesignFinding,
  DesignRequest,
  MigrationPlan,
  PatchedFile,
  Question,
  Run,
  Sentence,
  ThingRights,
} from '../../model/index.ts'
import type { Concern } from '../../writers/design/designed.ts'
import type { MigrationStatement } from '../../writers/migration/index.ts'

/** What a design is made of, whichever way it came about. */
export interface Ground {
  readonly title: string
  readonly request: DesignRequest
  readonly blueprint: Blueprint | null
  /** As it would be. */
  readonly backend: Backend
  /** As it is; null where nothing is there. */
  readonly before: Backend | null
  readonly about: Concern
  readonly patch: readonly PatchedFile[]
  readonly rights?: readonly ThingRights[]
  readonly migration: MigrationPlan | null
  /** What the first migration of a new backend sends; absent where nothing new is made, null where nobody could tell. */
  readonly first?: readonly MigrationStatement[] | null
  /** What was done, and why so. */
  readonly sentences: readonly Sentence[]
  /** What answers a question; absent where none was asked. */
  readonly answer?: readonly Sentence[]
  /** What a judgement looks at, where there is nothing to judge; absent for all else. */
  readonly lookedAt?: readonly Sentence[]
  readonly findings: readonly DesignFinding[]
  readonly questions: readonly AskedQuestion[]
  /** Answers it took, by the ids of their questions: of these and of others it could have asked. */
  readonly took: readonly string[]
  readonly notBuilt: readonly string[]
  readonly unknown: readonly string[]
  /** What was asked for and is not written, with why; absent where all of it is, or nothing is there. */
  readonly unwritten?: readonly string[]
  /** The first of them read the backend. */
  readonly runs: readonly Run[]
}

/** What is asked of a design. */
export interface DesignFlowRequest {
  readonly text: string
  /** The file it stands in; null for words. */
  readonly file: string | null
  /** Whether the text is a blueprint. */
  readonly isBlueprint: boolean
  /** The folder with the backend, where one is. */
  readonly directory: string
  /** The same as it was named. */
  readonly shown: string
  /** Answers by the ids of their questions. */
  readonly answers: Readonly<Record<string, string>>
  readonly rows: readonly string[]
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
  /** Whether ways are run against each other, which takes seconds each. */
  readonly timing: boolean
}

/** The same runs behind others: their names begin at a number. */
export function renumbered(
  runs: readonly Run[],
  from: number,
): { readonly runs: readonly Run[]; named(id: string): string } {
  const names = new Map(runs.map(({ id }, index) => [id, `R${from + index}`]))
  const named = (id: string): string => names.get(id) ?? id
  return { runs: runs.map((run) => ({ ...run, id: named(run.id) })), named }
}

/** A question with what somebody answered, or else the usual answer. */
export function asked(question: Question, answers: Readonly<Record<string, string>>): AskedQuestion {
  const given = answers[question.id]
  return { ...question, answer: given ?? question.usual, by: given === undefined ? 'default' : 'somebody' }
}
