import { hazard } from '../../rehearsed/hazard.ts'
import { columnMappedBy } from '../../rehearsed/models.ts'
import type { Step } from '../../rehearsed/proposal.ts'
import { inBatches, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, siblingsOf } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'A column renamed under the release that uses it',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` leaves {readers} without `{table}.{column}`: there is no moment at which both releases work',
  advice: 'Add the new column, write both, copy, read the new one, and drop the old one at last: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (
        one.kind !== 'RenameStmt' ||
        one.tree['renameType'] !== 'OBJECT_COLUMN' ||
        one.tree['relationType'] !== 'OBJECT_TABLE'
      )
        continue
      const column = textIn(one.tree, 'subname')
      if (takesPlace(one, subject)) continue
      const mapped = one.newest ? columnMappedBy(subject.backend, one.table, column) : null
      const readers = mapped ? 'the code, which still maps it,' : 'the release that runs while it is applied'
      const found = hazard(one, { rewrite: steps(one, column), traced: null, words: { column, readers } })
      report.found(
        mapped ? { ...found, severity: 'high', related: [{ what: `maps ${column}`, at: mapped.at }] } : found,
      )
    }
  },
})

/** It takes the name of one that goes in the same migration: the end of a copy made in batches. */
const takesPlace = (one: Rehearsed, subject: Subject): boolean =>
  siblingsOf(one, subject).some(
    (other) =>
      other.table === one.table &&
      (other.commands.some(({ does, name }) => does === 'DropColumn' && name === textIn(one.tree, 'newname')) ||
        textIn(other.tree, 'subname') === textIn(one.tree, 'newname')),
  )

function steps({ table, tree }: Rehearsed, column: string): readonly Step[] {
  const [alter, name] = [`ALTER TABLE ${quoted(table)}`, quoted(textIn(tree, 'newname'))]
  return [
    `${alter} ADD COLUMN ${name} ...`,
    inBatches(table, name, quoted(column)),
    `${alter} DROP COLUMN ${quoted(column)}`,
  ]
}
