import { hazard } from '../../rehearsed/hazard.ts'
import { mappedBy } from '../../rehearsed/models.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, siblingsOf } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'A table renamed under the release that uses it',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` leaves {readers} without `{name}`: there is no moment at which both releases work',
  advice: 'Leave a view under the old name until the last release that uses it is gone: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (one.kind !== 'RenameStmt' || one.tree['renameType'] !== 'OBJECT_TABLE') continue
      // Something under the old name in the same transaction: nobody notices.
      if (isReplaced(one, subject)) continue
      const model = one.newest ? mappedBy(subject.backend, one.table) : null
      const readers = model ? 'the code, which still maps it,' : 'the release that runs while it is applied'
      const view = `CREATE VIEW ${quoted(one.table)} AS TABLE ${quoted(textIn(one.tree, 'newname'))}`
      const both = [oneLine(one.observed.sql), view]
      const found = hazard(one, {
        rewrite: [both],
        traced: { place: 'instead', steps: [both], ends: 'elsewhere' },
        words: { name: one.table, readers },
      })
      report.found(
        model ? { ...found, severity: 'high', related: [{ what: `maps ${one.table}`, at: model.at }] } : found,
      )
    }
  },
})

const isReplaced = (one: Rehearsed, subject: Subject): boolean =>
  one.revision.observed.some(({ creates }) => creates.includes(one.table)) ||
  siblingsOf(one, subject).some(({ kind, tree }) => kind === 'RenameStmt' && textIn(tree, 'newname') === one.table)
