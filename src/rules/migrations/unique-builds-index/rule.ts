import { clausesOf } from '../../rehearsed/clauses.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { keyByIndex } from '../../rehearsed/gentle.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { type Fields, type TableCommand, isKind, textIn, wordsIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A unique constraint that builds its index while everybody waits',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` builds an index over all rows of `{table}` under {lock}: {blocked}',
  advice: 'Build the unique index first, {outside}, and make the constraint of it: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const made = one.commands.map(uniqueOf).find((each) => each !== null)
      if (!made || !readsAll(one, one.table)) continue
      const rewrite = [...columnFirst(one), ...keyByIndex(one.table, made.constraint, made.columns)]
      report.found(hazard(one, { rewrite }))
    }
  },
})

interface Unique {
  readonly constraint: Fields
  readonly columns: readonly string[]
}

function uniqueOf({ column, constraint }: TableCommand): Unique | null {
  const beside = column?.constraints.find((each) => isKind(each, 'UNIQUE', 'PRIMARY'))
  if (column && beside) return { constraint: beside, columns: [column.name] }
  if (!constraint || !isKind(constraint, 'UNIQUE', 'PRIMARY') || textIn(constraint, 'indexname') !== '') return null
  return { constraint, columns: wordsIn(constraint, 'keys') }
}

/** A column that comes with its key comes without it first. */
function columnFirst(one: Rehearsed): readonly string[] {
  const added = one.commands.find(({ column }) => column !== null)
  if (!added?.column) return []
  const clauses = clausesOf(one, added)
  const others = clauses?.constraints.filter(({ fields }) => !isKind(fields, 'UNIQUE', 'PRIMARY')) ?? []
  const rest = others.map(({ text }) => ` ${text}`).join('')
  return [`ALTER TABLE ${quoted(one.table)} ADD COLUMN ${quoted(added.column.name)} ${clauses?.type ?? '...'}${rest}`]
}
