import type { WrittenArgument } from '../../../model/index.ts'
import { argumentAt, created, keywordOf, sqlOf } from '../../../model/queries/index.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables, type UpgradeStep } from '../chain.ts'

export default rule({
  title: 'A required column added to a table that has rows',
  severity: 'medium',
  confidence: 'high',
  message:
    'Revision `{revision}` adds `{column}` as `NOT NULL` without a default: it fails as soon as the table has a row',
  advice: 'Add it with a `server_default`, or as nullable, fill it, and set `NOT NULL` afterwards.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const added = one.commands.find(({ column }) => column !== null)?.column
      if (!added || !one.observed.failsOnRows || one.fresh.has(one.table)) continue
      report.found(hazard(one, { words: { column: `${one.table}.${added.name}` } }))
    }
    for (const chain of chainsOf(subject.backend))
      for (const one of stepsOnExistingTables(chain, subject)) {
        const column = requiredColumn(one)
        if (column === null || isEmptied(one)) continue
        report.found({
          at: one.step.at,
          subject: chain.folder,
          arguments: { revision: one.revision.id, column },
          cause: chain.folder,
          severity: chain.heads.includes(one.revision.id) ? 'medium' : 'low',
        })
      }
  },
})

/** The column that is added, where it must have a value and nothing gives it one. */
function requiredColumn({ step }: UpgradeStep): string | null {
  const one = created(step)
  const column = argumentAt(step, step.batch === null ? 1 : 0, 'column')
  if (one?.kind !== 'column' || one.name === null || !column || step.conditional) return null
  if (keywordOf(column, 'nullable')?.value !== false) return null
  const filled = ['server_default', 'autoincrement'].some(
    (name) => keywordOf(column, name) && keywordOf(column, name)?.value !== null,
  )
  return filled || column.arguments.some(fillsItself) ? null : `${one.table ?? ''}.${one.name}`.replace(/^\./, '')
}

const fillsItself = ({ made }: WrittenArgument): boolean =>
  /\.(Identity|Computed|FetchedValue|Sequence)$|serial$/i.test(made)

/** Rows that are deleted first need no value. */
const isEmptied = ({ revision, step }: UpgradeStep): boolean =>
  revision.scripts?.upgrade?.steps.some(
    (other) => /^\s*(delete\s+from|truncate)\b/i.test(sqlOf(other)) && other.at.line < step.at.line,
  ) ?? false
