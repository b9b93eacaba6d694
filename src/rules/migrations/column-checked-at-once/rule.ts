import { clausesOf } from '../../rehearsed/clauses.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, readsAll, rewrites } from '../../rehearsed/statements.ts'
import { type Fields, type TableCommand, isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A column added with a check that reads the table',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` reads all rows of `{table}` under {lock} to check the new column: {blocked}',
  advice: 'Add the column first, and the check as `NOT VALID`, validated afterwards: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const checked = one.commands.find(({ column }) => column?.constraints.some((each) => isKind(each, 'CHECK')))
      if (!checked?.column || !readsAll(one, one.table) || rewrites(one, one.table)) continue
      report.found(hazard(one, { rewrite: steps(one, checked) }))
    }
  },
})

function steps(one: Rehearsed, command: TableCommand): readonly string[] {
  const column = command.column?.name ?? ''
  const clauses = clausesOf(one, command)
  const alter = `ALTER TABLE ${quoted(one.table)}`
  const name = quoted(`${one.table.split('.').at(-1)}_${column}_check`)
  const isCheck = (fields: Fields): boolean => isKind(fields, 'CHECK')
  const check = clauses?.constraints.find(({ fields }) => isCheck(fields))?.text.replace(/^constraint\s+\S+\s+/i, '')
  const others = clauses?.constraints.filter(({ fields }) => !isCheck(fields)).map(({ text }) => ` ${text}`) ?? []
  return [
    `${alter} ADD COLUMN ${quoted(column)} ${clauses?.type ?? '...'}${others.join('')}`,
    `${alter} ADD CONSTRAINT ${name} ${check ?? 'CHECK (...)'} NOT VALID`,
    `${alter} VALIDATE CONSTRAINT ${name}`,
  ]
}
