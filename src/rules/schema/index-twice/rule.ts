import { listed } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { mappedBy } from '../../rehearsed/models.ts'
import { type IndexKeys, indexesAfter } from '../../rehearsed/objects.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An index made by a migration that another one already serves',
  severity: 'low',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` makes an index on {columns} of `{table}`, which {other} already begins with: it costs every write and helps no read',
  advice: 'Leave it out, or drop the shorter one: `{rewrite}`',
  check(subject, report) {
    for (const history of subject.histories) {
      const indexes = indexesAfter(rehearsedStatements(subject).filter((one) => one.history === history))
      for (const index of indexes) {
        if (index.one.kind !== 'IndexStmt' || index.unique || !index.plain || mappedBy(subject.backend, index.table))
          continue
        const other = indexes.find(
          (each) =>
            serves(each, index) &&
            (each.columns.length > index.columns.length || indexes.indexOf(each) < indexes.indexOf(index)),
        )
        if (!other) continue
        const words = { columns: listed(index.columns), other: other.name === '' ? 'a key' : `\`${other.name}\`` }
        const rewrite = [`DROP INDEX CONCURRENTLY ${quoted(index.name)}`]
        report.found(
          hazard(index.one, { rewrite, traced: { place: 'after', steps: rewrite, ends: 'elsewhere' }, words }),
        )
      }
    }
  },
})

const serves = (one: IndexKeys, other: IndexKeys): boolean =>
  one !== other &&
  one.plain &&
  one.table === other.table &&
  other.columns.every((column, at) => one.columns[at] === column)
