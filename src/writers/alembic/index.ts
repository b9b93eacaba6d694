import { digest } from '../../kernel/digest.ts'
import type { MigrationStatement } from '../migration/index.ts'
import { operation } from './operations.ts'
import { call, indented, pythonText, sqlLiteral } from './python.ts'

export interface RevisionRequest {
  readonly upgrade: readonly MigrationStatement[]
  readonly downgrade: readonly MigrationStatement[]
  /** The revisions it follows; several where it merges heads. */
  readonly down: readonly string[]
  readonly message: string
  /** The revision it takes the place of: its id and what it says of itself stay. */
  readonly replaces?: ReplacedRevision
  /** Why there is no way back; null where there is one. */
  readonly refuses?: string | null
}

export interface ReplacedRevision {
  readonly id: string
  readonly branchLabels: readonly string[]
  readonly dependsOn: readonly string[]
}

export interface AlembicRevision {
  /** The same for the same statements after the same revisions. */
  readonly id: string
  readonly text: string
}

/** A revision that does what these statements do, in the words Alembic has for it. */
export function alembicRevision(request: RevisionRequest): AlembicRevision {
  const { upgrade, downgrade, down, message, replaces, refuses = null } = request
  const sql = [...upgrade, ...downgrade].map((one) => one.sql)
  const id = replaces?.id ?? digest(...down, '', ...sql).slice(0, 12)
  const bodies = [
    bodyOf(upgrade),
    refuses === null ? bodyOf(downgrade) : indented(call('raise NotImplementedError', [pythonText(refuses)])),
  ]
  const text = [
    `"""${message.replaceAll('\\', '\\\\').replaceAll('"""', "'''")}`,
    '',
    `Revision ID: ${id}`,
    `Revises: ${down.join(', ')}`,
    '"""',
    '',
    ...importsFor(bodies.join('\n')),
    '',
    `revision = ${pythonText(id)}`,
    `down_revision = ${downText(down)}`,
    `branch_labels = ${orNone(replaces?.branchLabels)}`,
    `depends_on = ${orNone(replaces?.dependsOn)}`,
    '',
    '',
    'def upgrade() -> None:',
    bodies[0]!,
    '',
    '',
    'def downgrade() -> None:',
    bodies[1]!,
    '',
  ].join('\n')
  return { id, text }
}

function importsFor(body: string): readonly string[] {
  return [
    ...(/\bsa\./.test(body) ? ['import sqlalchemy as sa'] : []),
    'from alembic import op',
    ...(/\bpostgresql\./.test(body) ? ['from sqlalchemy.dialects import postgresql'] : []),
  ]
}

function downText(down: readonly string[]): string {
  if (down.length === 0) return 'None'
  return down.length === 1 ? pythonText(down[0]!) : `(${down.map(pythonText).join(', ')})`
}

const orNone = (names: readonly string[] = []): string => (names.length === 0 ? 'None' : downText(names))

function bodyOf(statements: readonly MigrationStatement[]): string {
  const lines = linesOf(statements)
  return lines.length === 0 ? '    pass' : lines.map(indented).join('\n')
}

/** Statements in order; those that refuse a transaction together in a block without one. */
export function linesOf(statements: readonly MigrationStatement[]): readonly string[] {
  const lines: string[] = []
  let block: string[] = []
  const close = (): void => {
    if (block.length > 0) lines.push(`with op.get_context().autocommit_block():\n${block.map(indented).join('\n')}`)
    block = []
  }
  for (const statement of statements) {
    const line = lineOf(statement)
    if (line === null) continue
    if (statement.outsideTransaction) block.push(line)
    else {
      close()
      lines.push(line)
    }
  }
  close()
  return lines
}

/** A step of several statements is told with its first one, where Alembic has a word for it. */
function lineOf({ step, sql, concurrently, untilNone }: MigrationStatement): string | null {
  if (untilNone)
    return `while ${call('op.get_bind().execute', [call('sa.text', [sqlLiteral(sql)])])}.rowcount:\n    pass`
  const known = step && operation(step, concurrently === true)
  return known ?? call('op.execute', [sqlLiteral(sql)])
}
