import type { DesignDocument } from '../../../model/index.ts'
import { type Block, type Line, codeLine, line, paragraph } from '../blocks.ts'

export const ddl = ({ ddl: text }: DesignDocument): readonly Block[] =>
  text.trim() === '' ? [] : [{ kind: 'code', language: 'sql', text }]

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
