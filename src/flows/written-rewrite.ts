import type { Retraced, Rewritten } from '../lab/rehearsal/retrace.ts'
import type { RewrittenStep } from '../lab/rehearsal/rewritten.ts'
import type { HistoryRevision, RehearsedHistory, RunnableStep, WrittenRevision } from '../model/index.ts'
import { outsideOfTransaction } from '../rules/rehearsed/outside.ts'
import type { Subject } from '../rules/rule.ts'
import { alembicRevision } from '../writers/alembic/index.ts'
import { type MigrationStatement, migrationStatements } from '../writers/migration/index.ts'
import { scriptFiles } from '../writers/script/index.ts'

export interface Written {
  readonly revision: WrittenRevision | null
  /** Why there is none; '' where there is one. */
  readonly reason: string
}

interface RewrittenRevision extends Rewritten {
  readonly steps: readonly RewrittenStep[]
  /** Whether it is meant to leave the schema otherwise. */
  readonly leadsElsewhere: boolean
}

/** The revision as its tool wants it; none where it would not do what it says. */
export function writtenRewrite(
  history: RehearsedHistory,
  rewritten: RewrittenRevision,
  { failure, renamed, differences, back }: Retraced,
  subject: Subject,
): Written {
  const original = history.revisions.find(({ id }) => id === rewritten.revision)!
  const isElsewhere = differences.length > 0 && renamed.length === 0 && !rewritten.leadsElsewhere
  const open = rewritten.steps.find((step) => step.open !== null)?.open
  // Why is said with what became of it.
  if (failure !== null || isElsewhere) return without('')
  if (open) return without(`it is not written out: ${open}`)
  const lost = [...original.up.steps, ...(original.back?.steps ?? [])].find((step) => step.notReproduced !== null)
  if (lost && !rewritten.follows)
    return without(`it is not written out, as the revision also does what is no SQL: ${lost.notReproduced}`)
  const derived = differences.length > 0 && renamed.length === 0 ? migrationStatements(back) : []
  const statements = rewritten.steps.map(statementOf)
  return history.tool === 'alembic'
    ? ofAlembic(history, original, statements, derived, rewritten.follows, subject)
    : ofScripts(history, original, statements, derived, rewritten.follows)
}

const without = (reason: string): Written => ({ revision: null, reason })

const statementOf = ({ sql, outsideTransaction, untilNone }: RewrittenStep): MigrationStatement => ({
  sql,
  outsideTransaction,
  step: null,
  ...(untilNone ? { untilNone } : {}),
})

const asWritten = (steps: readonly RunnableStep[]): readonly MigrationStatement[] =>
  steps.filter(({ sql }) => sql !== '').map(({ sql, outsideTransaction }) => ({ sql, outsideTransaction, step: null }))

function ofAlembic(
  { folder, heads }: RehearsedHistory,
  original: HistoryRevision,
  upgrade: readonly MigrationStatement[],
  derived: readonly MigrationStatement[],
  follows: boolean,
  { backend }: Subject,
): Written {
  if (follows && heads.length !== 1) return without('it is not written out, as there are several heads to follow')
  const { message, at, back } = original
  if (follows) {
    const { id, text } = alembicRevision({ upgrade, downgrade: derived, down: heads, message: messageOf(upgrade) })
    return written(id, [{ path: `${folderOf(at.file)}${id}_${slug(upgrade)}.py`, text }])
  }
  const chain = backend.data.migrations.find((one) => one.folder === folder)
  const known = chain?.revisions.find(({ id }) => id === original.id)
  const { id, text } = alembicRevision({
    upgrade,
    downgrade: [...derived, ...asWritten(back?.steps ?? [])],
    down: known?.down ?? original.down,
    message,
    replaces: { id: original.id, branchLabels: known?.branchLabels ?? [], dependsOn: known?.dependsOn ?? [] },
    refuses: back === null ? 'there is no way back' : back.refuses,
  })
  return written(id, [{ path: at.file, text }])
}

function ofScripts(
  { tool, revisions }: RehearsedHistory,
  original: HistoryRevision,
  statements: readonly MigrationStatement[],
  derived: readonly MigrationStatement[],
  follows: boolean,
): Written {
  if (tool === 'alembic') return without('')
  if (follows || derived.length > 0) return without('it is not written out: make it the next migration')
  const { id, at, back } = original
  const inSameFile = back !== null && back.steps.every((step) => step.at.file === at.file)
  const files = scriptFiles({
    tool,
    file: at.file,
    id,
    statements: statements.filter(({ sql }) => sql !== '' && !/^commit$/i.test(sql)),
    back: inSameFile ? asWritten(back.steps) : null,
    taken: new Set(revisions.map((one) => one.id)),
  })
  return files ? written(id, files) : without(`it is not written out: it has to be sent ${outsideOfTransaction(tool)}`)
}

const written = (id: string, files: WrittenRevision['files']): Written => ({ revision: { id, files }, reason: '' })

/** What it does, as far as a line bears. */
function messageOf(statements: readonly MigrationStatement[]): string {
  const [first = '', ...rest] = statements.map(({ sql }) => sql)
  const line = first.length > 70 ? `${first.slice(0, 69)}…` : first
  return rest.length === 0 ? line : `${line} and ${rest.length} more`
}

const slug = ([first]: readonly MigrationStatement[]): string =>
  (first?.sql ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40)
    .replaceAll(/^_|_$/g, '')

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1)
