import type { ForeignKey, Relationship, Table } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Deletes that only the ORM passes on',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: 'Only the ORM passes on deletes over {number}, the foreign key has no `ON DELETE`: {names}',
  advice: 'Add `ondelete="CASCADE"` to the foreign key and `passive_deletes=True` to the relationship.',
  check({ backend }, report) {
    const { tables } = backend.data
    const found = tables.flatMap((table) =>
      table.relationships.flatMap((relationship) => {
        const key = keyBehind(relationship, table, tables)
        return key ? [{ table, relationship, key }] : []
      }),
    )
    const [main] = found
    if (!main) return
    report.found({
      at: main.relationship.at,
      subject: 'relationships',
      arguments: {
        number: count(found.length, 'relationship'),
        names: first(
          found.map(({ table, relationship }) => `${table.model ?? table.id}.${relationship.name}`),
          4,
        ),
      },
      related: found
        .slice(0, 10)
        .map(({ relationship, key }) => ({ what: `foreign key of ${relationship.name}`, at: key.at })),
    })
  },
})

/** The foreign key a relationship cascades over, when the database does not do so itself. */
function keyBehind(relationship: Relationship, table: Table, tables: readonly Table[]): ForeignKey | null {
  if (!relationship.many || relationship.secondary !== null || !/\b(all|delete)\b/.test(relationship.cascade))
    return null
  const child = tables.find(({ id }) => id === relationship.target)
  const keys = child?.foreignKeys.filter(({ references }) => references.table === table.id) ?? []
  return keys.length === 1 && (keys[0]!.onDelete === null || /^no action$/i.test(keys[0]!.onDelete)) ? keys[0]! : null
}
