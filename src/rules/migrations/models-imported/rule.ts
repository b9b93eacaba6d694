import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'

export default rule({
  title: 'A migration that uses the models of the application',
  severity: 'low',
  confidence: 'high',
  message:
    'Revision `{revision}` imports `{model}` from `{module}`: it speaks of the table as it is today, not as it was then',
  advice: 'Describe in the revision what it needs, with `sa.table(...)` and `sa.column(...)`, or copy the enumeration.',
  check({ backend }, report) {
    const models = new Set(
      backend.data.tables.flatMap(({ model, subclasses }) => [...(model ? [model] : []), ...subclasses]),
    )
    for (const chain of chainsOf(backend))
      for (const revision of newestFirst(chain))
        for (const one of revision.scripts?.imports ?? []) {
          const model = one.names.find((name) => models.has(name))
          if (model === undefined || /^(sqlalchemy|alembic|sqlmodel)\b/.test(one.module)) continue
          report.found({
            at: one.at,
            subject: chain.folder,
            arguments: { revision: revision.id, model, module: one.module },
            cause: chain.folder,
          })
        }
  },
})
