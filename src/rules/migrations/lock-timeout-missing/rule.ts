import type { MigrationChain } from '../../../model/index.ts'
import { sqlOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'

export default rule({
  title: 'Migrations that wait for locks without end',
  severity: 'info',
  confidence: 'medium',
  audience: 'auditor',
  message:
    'Nothing in `{folder}` sets `lock_timeout`: a migration that waits for a lock makes every later query wait behind it',
  advice: 'Set it in `env.py` before the migrations run: `connection.execute(text("SET lock_timeout = \'5s\'"))`.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const [newest] = newestFirst(chain)
      if (!newest || !isPostgres(chain) || setsTimeout(chain)) continue
      report.found({ at: newest.at, subject: chain.folder, arguments: { folder: chain.folder } })
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
