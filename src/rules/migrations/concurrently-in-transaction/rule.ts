import type { MigrationChain, MigrationStep, RehearsedHistory } from '../../../model/index.ts'
import { keywordOf, sqlOf } from '../../../model/queries/index.ts'
import { hazard, shortened } from '../../rehearsed/hazard.ts'
import { outsideOfTransaction } from '../../rehearsed/outside.ts'
import { seenRevisions } from '../../rehearsed/seen.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'

export default rule({
  title: 'An index built concurrently inside of a transaction',
  severity: 'high',
  confidence: 'high',
  message: 'Revision `{revision}` fails: {operation} cannot run inside of the transaction of the migration',
  advice: 'Put it {outside}.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const words = { operation: `\`${shortened(one.observed.sql)}\`` }
      // It fails wherever it is tried, so it has never run.
      if (refuses(one)) report.found({ ...hazard(one, { words }), severity: 'high', audience: 'everyone' })
    }
    for (const chain of chainsOf(subject.backend)) {
      if (!runsInTransaction(chain)) continue
      const seen = seenRevisions(subject, chain)
      for (const { id, scripts } of newestFirst(chain)) {
        if (seen.has(id) || isTold(id, chain, subject.histories)) continue
        for (const script of [scripts?.upgrade, scripts?.downgrade]) {
          const steps = script?.steps ?? []
          if (steps.some((step) => /^\s*commit\b/i.test(sqlOf(step)))) continue
          for (const step of steps.filter((one) => isConcurrent(one) && !one.autocommit && !one.conditional))
            report.found({
              at: step.at,
              subject: id,
              arguments: {
                revision: id,
                operation: `\`${step.operation}\` with \`CONCURRENTLY\``,
                outside: outsideOfTransaction('alembic'),
              },
              cause: `${chain.folder} ${id}`,
            })
        }
      }
    }
  },
})

const isConcurrent = (step: MigrationStep): boolean =>
  keywordOf(step, 'postgresql_concurrently')?.value === true ||
  /^\s*(create\s+(unique\s+)?|drop\s+|re)index\s+concurrently\b/i.test(sqlOf(step))

/** As `alembic init` writes `env.py`; with `AUTOCOMMIT` each statement stands by itself. */
const runsInTransaction = ({ environment = '' }: MigrationChain): boolean =>
  environment.includes('begin_transaction') && !/AUTOCOMMIT|autocommit/.test(environment)

const ANSWER = /cannot (run|be executed) (inside|from|within)\b/

/** `VACUUM` is never tried: what the server would answer is known. */
const refuses = ({ kind, tree, observed, ran }: Rehearsed): boolean =>
  ran &&
  (ANSWER.test(observed.error ?? '') ||
    (!observed.outsideTransaction && kind === 'VacuumStmt' && tree['is_vacuumcmd'] === true) ||
    (!observed.outsideTransaction && kind === 'ReindexStmt' && /(SYSTEM|DATABASE|SCHEMA)$/.test(textIn(tree, 'kind'))))

/** The server has said so, and needs no second voice. */
const isTold = (id: string, { folder, tool }: MigrationChain, histories: readonly RehearsedHistory[]): boolean =>
  histories.some(
    (history) =>
      history.folder === folder &&
      history.tool === tool &&
      history.revisions.some((one) => one.id === id && one.observed.some(({ error }) => ANSWER.test(error ?? ''))),
  )
