import type { MigrationChain } from '../../../model/index.ts'
import { sqlOf } from '../../../model/queries/index.ts'
import { closedBy, rehearsedStatements } from '../../rehearsed/statements.ts'
import { type Subject, rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'

export default rule({
  title: 'Migrations that wait for locks without end',
  severity: 'info',
  confidence: 'medium',
  audience: 'auditor',
  message:
    'Nothing in `{folder}` sets `lock_timeout`: a migration that waits for a lock makes every later query wait behind it',
  advice: 'Set it before the migrations run: {rewrite}.',
  check(subject, report) {
    for (const { folder, at } of closingWithout(subject))
      report.found({ at, subject: folder, arguments: { folder, rewrite: "`SET lock_timeout = '5s'`" } })
    for (const chain of chainsOf(subject.backend)) {
      const [newest] = newestFirst(chain)
      if (!newest || !isPostgres(chain) || setsTimeout(chain)) continue
      report.found({
        at: newest.at,
        subject: chain.folder,
        arguments: { folder: chain.folder, rewrite: IN_ENVIRONMENT },
      })
    }
  },
})

const isPostgres = ({ revisions, environment }: MigrationChain): boolean =>
  /postgres|asyncpg|psycopg/.test(environment ?? '') ||
  revisions.some(({ scripts }) =>
    scripts?.imports.some(({ module, names }) => /postgresql/.test(`${module} ${names.join(' ')}`)),
  )

const setsTimeout = ({ environment, revisions }: MigrationChain): boolean =>
  /lock_timeout/.test(environment ?? '') ||
  revisions.some(({ scripts }) => scripts?.upgrade?.steps.some((step) => /lock_timeout/i.test(sqlOf(step))))

const IN_ENVIRONMENT = '`connection.execute(text("SET lock_timeout = \'5s\'"))` in `env.py`'

/** Folders of SQL that close a table somebody uses, each with its last revision. */
const closingWithout = (subject: Subject) =>
  subject.histories.flatMap((history) => {
    const statements = rehearsedStatements(subject).filter((one) => one.history === history)
    const sets = statements.some(({ observed }) => /lock_timeout/i.test(observed.sql))
    const last = history.revisions.at(-1)
    const closes = statements.some((one) => closedBy(one).length > 0)
    return history.tool === 'alembic' || sets || !closes || !last ? [] : [{ folder: history.folder, at: last.at }]
  })
