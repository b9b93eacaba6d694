import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { isKind, textIn, wordsIn } from '../../rehearsed/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'NOT NULL that reads the whole table',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` reads all rows of `{table}` under {lock} to look for empty values: {blocked}',
  advice: 'Prove it first with a check that is validated beside the traffic; the server then believes it: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const column = made(one)
      if (column !== null && readsAll(one, one.table)) report.found(hazard(one, { rewrite: steps(one.table, column) }))
    }
  },
})

/** The column that must have a value from now on: said so, or by being in a key whose index is there already. */
function made({ commands }: Rehearsed): string | null {
  const set = commands.find(({ does }) => does === 'SetNotNull')
  if (set) return set.name
  const key = commands.find(({ constraint }) => constraint && isKind(constraint, 'PRIMARY', 'NOTNULL'))
  if (!key?.constraint || key.constraint['skip_validation'] === true) return null
  if (isKind(key.constraint, 'NOTNULL')) return wordsIn(key.constraint, 'keys')[0] ?? 'column'
  return textIn(key.constraint, 'indexname') === '' ? null : 'id'
}

function steps(table: string, column: string): readonly string[] {
  const check = quoted(`${table.split('.').at(-1)}_${column}_not_null`)
  const alter = `ALTER TABLE ${quoted(table)}`
  return [
    `${alter} ADD CONSTRAINT ${check} CHECK (${quoted(column)} IS NOT NULL) NOT VALID`,
    `${alter} VALIDATE CONSTRAINT ${check}`,
    `${alter} ALTER COLUMN ${quoted(column)} SET NOT NULL`,
    `${alter} DROP CONSTRAINT ${check}`,
  ]
}
