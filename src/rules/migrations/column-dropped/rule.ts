import { hazard } from '../../rehearsed/hazard.ts'
import { columnMappedBy, mappedBy } from '../../rehearsed/models.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { onExistingTables, siblingsOf } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A column dropped that may still be read',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` takes `{table}.{column}` away from {readers}',
  advice: 'Take the column out of the code first, and drop it one release later: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject))
      for (const { name: column } of one.commands.filter(({ does }) => does === 'DropColumn')) {
        // Another one takes its name: who asks by name notices nothing.
        if (
          siblingsOf(one, subject).some(
            (other) => other.table === one.table && textIn(other.tree, 'newname') === column,
          )
        )
          continue
        const mapped = one.newest ? columnMappedBy(subject.backend, one.table, column) : null
        const readers = mapped
          ? `\`${mappedBy(subject.backend, one.table)?.model ?? one.table}.${mapped.attribute}\`, which still maps it`
          : 'the release that runs while it is applied'
        const rewrite = [`ALTER TABLE ${quoted(one.table)} DROP COLUMN ${quoted(column)}`]
        const found = hazard(one, { rewrite, traced: null, words: { column, readers } })
        report.found(
          mapped ? { ...found, severity: 'high', related: [{ what: `maps ${column}`, at: mapped.at }] } : found,
        )
      }
  },
})
