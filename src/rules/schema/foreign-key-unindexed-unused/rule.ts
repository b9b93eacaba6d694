import { count, statementsByTable } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { evidenceFor, ownTables, unindexedKeys } from '../foreign-key-uses.ts'
import { first } from '../../list.ts'

export default rule({
  title: 'Foreign keys without an index that nothing searches by yet',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: 'No index begins with {number}: {columns}',
  advice: 'Index those whose parent rows are ever deleted: each delete reads the whole table otherwise.',
  check({ backend }, report) {
    const uses = statementsByTable(backend)
    const idle = ownTables(backend).flatMap((table) =>
      unindexedKeys(table)
        .filter((key) => {
          const { searches, deletes } = evidenceFor(key, table, uses)
          return searches.length + deletes.length === 0
        })
        .map((key) => ({ key, name: `${table.id}.${key.columns.join('+')}` })),
    )
    const columns = first(
      idle.map(({ name }) => name),
      5,
    )
    const [main, ...others] = idle
    if (!main) return
    report.found({
      at: main.key.at,
      subject: 'foreign keys',
      arguments: { number: count(idle.length, 'foreign key'), columns },
      related: others.map(({ key, name }) => ({ what: name, at: key.at })),
    })
  },
})
