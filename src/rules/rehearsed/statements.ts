import type { ObservedStatement, RehearsedHistory, RehearsedRevision } from '../../model/index.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'
import type { Subject } from '../rule.ts'
import { blocksReads, strongest } from './locks.ts'
import { type Fields, type TableCommand, commandsOf, droppedNames, fieldsIn, nameIn } from '../../sql/tree.ts'

/** A statement of a revision that was run, with its tree. */
export interface Rehearsed {
  readonly history: RehearsedHistory
  readonly revision: RehearsedRevision
  /** Whether its revision is one of the last: the others have long run elsewhere. */
  readonly newest: boolean
  readonly observed: ObservedStatement
  /** Where it stands among the statements of its revision. */
  readonly index: number
  /** False after one that failed: nothing of it was seen. */
  readonly ran: boolean
  /** `IndexStmt`; '' for what the grammar does not know. */
  readonly kind: string
  readonly tree: Fields
  readonly commands: readonly TableCommand[]
  /** The table it speaks of; '' for one that speaks of none. */
  readonly table: string
  /** Made earlier in the same revision: nobody uses them yet. */
  readonly fresh: Pick<ReadonlySet<string>, 'has'>
}

/** Those of the same revision that came before. */
export const earlierOf = ({ revision, index }: Rehearsed): readonly ObservedStatement[] =>
  revision.observed.slice(0, index)

/** Every statement of every history that was rehearsed, as it goes up. */
export const rehearsedStatements = ({ histories, sql }: Subject): readonly Rehearsed[] =>
  sql === null ? [] : histories.flatMap((history) => statementsOf(history, sql))

/** What else its revision does. */
export const siblingsOf = (one: Rehearsed, subject: Subject): readonly Rehearsed[] =>
  rehearsedStatements(subject).filter((other) => other.revision === one.revision && other !== one)

/** What earlier statements of its revision drop. */
export const earlierDrops = (one: Rehearsed, subject: Subject): readonly string[] =>
  siblingsOf(one, subject).flatMap(({ kind, tree, index }) =>
    kind === 'DropStmt' && index < one.index ? droppedNames(tree) : [],
  )

/** Those that did what they say to a table that was there before. */
export const onExistingTables = (subject: Subject): readonly Rehearsed[] =>
  rehearsedStatements(subject).filter((one) => one.ran && one.observed.error === null && !one.fresh.has(one.table))

/** Fifty rules ask for the same: trees are made once. */
const known = new WeakMap<RehearsedHistory, readonly Rehearsed[]>()

function statementsOf(history: RehearsedHistory, sql: Sql): readonly Rehearsed[] {
  const before = known.get(history)
  if (before) return before
  const newest = newestOf(history)
  const made = history.revisions.flatMap((revision) =>
    revisionStatements(history, revision, newest.has(revision.id), sql),
  )
  known.set(history, made)
  return made
}

/** Flyway repeats some at the end: the last of the others counts as well. */
export function newestOf({ heads, revisions }: RehearsedHistory): ReadonlySet<string> {
  const numbered = revisions.findLast(({ id }) => !id.startsWith('R__'))
  return new Set([...heads, ...(numbered ? [numbered.id] : [])])
}

function revisionStatements(
  history: RehearsedHistory,
  revision: RehearsedRevision,
  newest: boolean,
  sql: Sql,
): readonly Rehearsed[] {
  const madeAt = new Map<string, number>()
  for (const [index, { creates }] of revision.observed.entries())
    for (const name of creates) if (!madeAt.has(name)) madeAt.set(name, index)
  const trees = revision.observed.map(({ sql: text, notReproduced }) =>
    notReproduced === null ? sql.statements(text).statements[0] : undefined,
  )
  const usedFrom = attachedAt(revision, trees)
  const failed = revision.observed.findIndex(({ error, failsOnRows }) => error !== null && !failsOnRows)
  return revision.observed.map((observed, index) => {
    const { kind = '', tree = {} } = trees[index] ?? {}
    return {
      history,
      revision,
      newest,
      observed,
      index,
      ran: observed.notReproduced === null && (failed < 0 || index <= failed),
      kind,
      tree,
      commands: kind === 'AlterTableStmt' ? commandsOf(tree) : [],
      table: nameIn(tree) || nameIn(tree, 'table'),
      fresh: { has: (name) => (madeAt.get(name) ?? Infinity) < index && index <= (usedFrom.get(name) ?? Infinity) },
    }
  })
}

/** Tables that become a part of another one, and where the transaction ends that makes them so: they are used from there on. */
function attachedAt(
  { observed }: RehearsedRevision,
  trees: readonly (SqlStatement | undefined)[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [index, one] of trees.entries()) {
    if (one?.kind !== 'AlterTableStmt') continue
    const end = observed.findIndex(({ outsideTransaction }, at) => at >= index && outsideTransaction)
    for (const { does, fields } of commandsOf(one.tree))
      if (does === 'AttachPartition' && end >= 0) found.set(nameIn(fieldsIn(fields, 'def'), 'name'), end)
  }
  return found
}

/** The strongest lock it holds on a table, its own or one of an earlier statement of the transaction. */
export const lockOn = ({ observed }: Rehearsed, table: string): string | null =>
  strongest([...observed.locks, ...observed.held], table)

/** Whether it reads a table from end to end. */
export const readsAll = ({ observed }: Rehearsed, table: string): boolean =>
  observed.scans.some(({ relation }) => relation === table)

export const rewrites = ({ observed }: Rehearsed, table: string): boolean => observed.rewrites.includes(table)

/** Tables that were there before, and are closed to everybody by earlier statements of the same transaction. */
export const closedBefore = ({ observed, fresh }: Rehearsed): readonly string[] => [
  ...new Set(
    observed.held.flatMap(({ relation, mode }) => (blocksReads(mode) && !fresh.has(relation) ? [relation] : [])),
  ),
]

/** Tables that were there before, and that it closes to everybody itself. */
export const closedBy = ({ observed, fresh }: Rehearsed): readonly string[] => [
  ...new Set(
    observed.locks.flatMap(({ relation, mode }) => (blocksReads(mode) && !fresh.has(relation) ? [relation] : [])),
  ),
]

/** Whether it does something that takes longer the more rows there are, to a table somebody uses. */
export const growsWithRows = ({ kind, observed, fresh }: Rehearsed): boolean =>
  /^(IndexStmt|AlterTableStmt|ReindexStmt|RefreshMatViewStmt|SelectStmt|CreateTableAsStmt)$/.test(kind) &&
  [...observed.scans.map(({ relation }) => relation), ...observed.rewrites].some((name) => !fresh.has(name))
