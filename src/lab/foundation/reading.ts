import type { History, HistoryRevision, Script } from '../../model/index.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'
import { type TriedStep, triedStep } from '../rehearsal/tried.ts'

/** A revision with the trees of its statements. */
export interface ReadRevision {
  readonly id: string
  readonly up: readonly TriedStep[]
  readonly back: readonly SqlStatement[]
}

export const readRevisions = ({ revisions }: History, sql: Sql): readonly ReadRevision[] =>
  revisions.map((revision) => readRevision(revision, sql))

const readRevision = ({ id, up, back }: HistoryRevision, sql: Sql): ReadRevision => ({
  id,
  up: up.steps.map((step) => triedStep(step, sql)),
  back: back === null ? [] : treesOf(back, sql),
})

const treesOf = ({ steps }: Script, sql: Sql): readonly SqlStatement[] =>
  steps.flatMap((step) => (step.sql === '' ? [] : sql.statements(step.sql).statements))

/** Every statement that goes up. */
export const upStatements = (revisions: readonly ReadRevision[]): readonly SqlStatement[] =>
  revisions.flatMap(({ up }) => up.flatMap(({ statement }) => (statement === null ? [] : [statement])))
