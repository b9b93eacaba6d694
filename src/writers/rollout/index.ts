import type { RolloutFile } from '../../model/index.ts'
import { type AlembicRevision, alembicRevision } from '../alembic/index.ts'
import { type MigrationStatement, renderScript } from '../migration/index.ts'

/** A phase with the way there and back. */
export interface WrittenPhase {
  readonly when: string
  readonly statements: readonly MigrationStatement[]
  readonly back: readonly MigrationStatement[]
}

const NAMES: Readonly<Record<string, string>> = {
  'before the release': 'expand',
  backfill: 'backfill',
  'as the release starts': 'switch',
  'after the release': 'contract',
}

/** A revision of Alembic for each phase, one after the other, behind the revisions that are there. */
export function rolloutRevisions(phases: readonly WrittenPhase[], heads: readonly string[]): readonly RolloutFile[] {
  const files: RolloutFile[] = []
  let down = heads
  for (const { when, statements, back } of phases) {
    const message = `${NAMES[when]}: ${when === 'backfill' ? 'before the release' : when}`
    const { id, text }: AlembicRevision = alembicRevision({ upgrade: statements, downgrade: back, down, message })
    files.push({ name: `${id}_${NAMES[when]}.py`, text })
    down = [id]
  }
  return files
}

/** A script for each phase, and one back. */
export const rolloutScripts = (phases: readonly WrittenPhase[]): readonly RolloutFile[] =>
  phases.flatMap(({ when, statements, back }, at) => {
    const name = `${at + 1}_${NAMES[when]}`
    const text = (sql: readonly MigrationStatement[]): string => `-- ${when}\n\n${renderScript(sql)}`
    return [
      { name: `${name}.sql`, text: text(statements) },
      ...(back.length === 0 ? [] : [{ name: `${name}.down.sql`, text: text(back) }]),
    ]
  })
