import { count, statementsByTable } from '../../../model/queries/index.ts'
import { notPlanned } from '../../plans/seen.ts'
import { rule } from '../../rule.ts'
import { type Evidence, evidenceFor, ownTables, stepsOf, unindexedKeys } from '../foreign-key-uses.ts'
import { first } from '../../list.ts'

export default rule({
  title: 'A foreign key without an index that is searched by',
  severity: 'medium',
  confidence: 'high',
  message: '`{table}` has no index that begins with {columns}, and {why}',
  advice: 'Add `index=True` to {columns}, with a migration that creates the index `CONCURRENTLY`.',
  check(subject, report) {
    const { backend, plans } = subject
    const unseen = notPlanned(subject)
    const uses = statementsByTable(backend)
    // Deletes are planned by the question the server asks itself.
    const unseenIn = ({ searches, deletes }: Evidence): Evidence => ({
      searches: searches.filter(unseen),
      deletes: plans ? [] : deletes,
    })
    for (const table of ownTables(backend)) {
      const needed = unindexedKeys(table)
        .map((key) => ({ key, evidence: unseenIn(evidenceFor(key, table, uses)) }))
        .filter(({ evidence }) => evidence.searches.length + evidence.deletes.length > 0)
      const columns = needed.map((one) => one.key.columns.join('+'))
      const searched = needed.flatMap((one) => one.evidence.searches)
      const [main, ...others] = needed
      if (!main) continue
      report.found({
        at: main.key.at,
        subject: table.id,
        arguments: { table: table.id, columns: first(columns, 4), why: why(needed.map((one) => one.evidence)) },
        severity: searched.length > 0 ? 'medium' : 'low',
        proof: [
          ...stepsOf(searched, 5),
          ...stepsOf(
            needed.flatMap((one) => one.evidence.deletes),
            3,
          ),
        ],
        related: others.map(({ key }) => ({
          what: `${key.columns.join(', ')} refers to ${key.references.table}`,
          at: key.at,
        })),
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
