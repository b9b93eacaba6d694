import { count, statementsByTable } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { type Evidence, evidenceFor, ownTables, stepsOf, unindexedKeys } from '../foreign-key-uses.ts'
import { first } from '../list.ts'

export default rule({
  title: 'A foreign key without an index that is searched by',
  severity: 'medium',
  confidence: 'high',
  message: '`{table}` has no index that begins with {columns}, and {why}',
  advice: 'Add `index=True` to {columns}, with a migration that creates the index `CONCURRENTLY`.',
  check({ backend }, report) {
    const uses = statementsByTable(backend)
    for (const table of ownTables(backend)) {
      const needed = unindexedKeys(table)
        .map((key) => ({ key, evidence: evidenceFor(key, table, uses) }))
        .filter(({ evidence }) => evidence.searches.length + evidence.deletes.length > 0)
      const columns = needed.map((one) => one.key.columns.join('+'))
      for (const { key, evidence } of needed)
        report.found({
          at: key.at,
          subject: table.id,
          arguments: { table: table.id, columns: first(columns, 4), why: why(needed.map((one) => one.evidence)) },
          cause: table.id,
          severity: needed.some((one) => one.evidence.searches.length > 0) ? 'medium' : 'low',
          proof: [
            { what: `refers to ${key.references.table}`, at: key.at },
            ...stepsOf(evidence.searches, 3),
            ...stepsOf(evidence.deletes, 2),
          ],
        })
    }
  },
})

function why(evidence: readonly Evidence[]): string {
  const operations = (part: keyof Evidence): number =>
    new Set(evidence.flatMap((one) => one[part].map(({ operation }) => operation.id))).size
  const [searches, deletes] = [operations('searches'), operations('deletes')]
  const it = evidence.length > 1 ? 'them' : 'it'
  const they = evidence.length > 1 ? 'they point' : 'it points'
  return [
    ...(searches > 0 ? [`${count(searches, 'operation')} ${searches === 1 ? 'searches' : 'search'} by ${it}`] : []),
    ...(deletes > 0 ? [`${count(deletes, 'operation')} ${deletes === 1 ? 'deletes' : 'delete'} rows ${they} to`] : []),
  ].join(', and ')
}
