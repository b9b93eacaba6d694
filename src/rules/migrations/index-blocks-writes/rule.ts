import { count, keywordOf } from '../../../model/queries/index.ts'
import { hazard, holding } from '../../rehearsed/hazard.ts'
import { outsideOfTransaction } from '../../rehearsed/outside.ts'
import { quoted, withWord } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, lockOn, onExistingTables } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables } from '../chain.ts'

export default rule({
  title: 'Indexes built while writes wait',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '{what} without `CONCURRENTLY`: {blocked} until that is done',
  advice: 'On large tables build it {outside}: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (one.kind !== 'IndexStmt' || one.tree['concurrent'] === true || lockOn(one, one.table) === null) continue
      const found = hazard(one, { rewrite: steps(one) })
      report.found({ ...found, arguments: { ...found.arguments, what: holding(one) } })
    }
    for (const chain of chainsOf(subject.backend)) {
      const blocking = stepsOnExistingTables(chain, subject).filter(
        ({ step }) =>
          step.operation === 'create_index' &&
          !step.autocommit &&
          keywordOf(step, 'postgresql_concurrently') === undefined,
      )
      const [newest] = blocking
      if (!newest) continue
      report.found({
        at: newest.step.at,
        subject: chain.folder,
        arguments: asWritten(`\`${chain.folder}\` builds ${count(blocking.length, 'index')} on tables that exist`),
        severity: 'low',
        audience: 'auditor',
        related: blocking.slice(1, 10).map(({ revision, step }) => ({ what: `revision ${revision.id}`, at: step.at })),
      })
    }
  },
})

/** The text of a revision tells what it does, not to how many rows. */
const asWritten = (what: string) => ({
  what,
  blocked: 'every write waits',
  outside: outsideOfTransaction('alembic'),
  rewrite: 'op.create_index(..., postgresql_concurrently=True)',
})

/** A unique index that cannot be finished stays behind, and has to be dropped before the next try. */
function steps({ observed, tree }: Rehearsed): readonly string[] {
  const build = withWord(observed.sql, /\bindex\b/i, 'CONCURRENTLY')
  const name = textIn(tree, 'idxname')
  return name === '' ? [build] : [`DROP INDEX CONCURRENTLY IF EXISTS ${quoted(name)}`, build]
}
