import type { DesignDocument } from '../../../model/index.ts'
import { type Block, type Line, codeLine, line, paragraph } from '../blocks.ts'

export const ddl = ({ ddl: text }: DesignDocument): readonly Block[] =>
  text.trim() === '' ? [] : [{ kind: 'code', language: 'sql', text }]

/** Of a backend that is there nothing is built: its tables stay as they are, or nobody wrote how they change. */
export function withoutMigration(document: DesignDocument): string {
  if (document.today.length === 0) return 'The first migration is part of the build.'
  return ddl(document).length === 0
    ? 'No table is new or changed: there is nothing to migrate.'
    : 'No migration was written: what the tables become stands above, and the revision is made by hand.'
}

/** The migration as it was run, with what each statement held. */
export function migration({ migration: plan }: DesignDocument): readonly Block[] {
  if (plan === null) return []
  return [
    { kind: 'text', line: { text: `As it was run, with what each statement holds while it runs.`, runs: [plan.run] } },
    {
      kind: 'table',
      head: ['Statement', 'Lock', 'Rewrites the table'],
      rows: plan.statements.map(({ sql, lock, rewrites }): readonly Line[] => [
        codeLine(sql),
        line(lock || 'none'),
        line(rewrites ? 'yes' : 'no'),
      ]),
    },
    { kind: 'code', language: 'python', text: plan.text, title: plan.file },
    ...(plan.statements.length === 0 ? [paragraph('It has no statement.')] : []),
  ]
}
