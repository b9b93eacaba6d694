import { count, keywordOf } from '../../../model/queries/index.ts'
import { nameOfServer } from '../../rehearsed/gentle.ts'
import { hazard, holding } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { shownMode } from '../../rehearsed/locks.ts'
import { type Rehearsed, lockOn, onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { type Fields, isKind, nameIn, textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables } from '../chain.ts'

export default rule({
  title: 'Constraints checked while the table is locked',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '{what} and checks all rows at once: {blocked} until that is done',
  advice: 'On large tables add it without looking at the rows, and look in a transaction of its own: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const constraint = addedAtOnce(one)
      if (!constraint || !readsAll(one, one.table)) continue
      const found = hazard(one, { rewrite: steps(one, constraint) })
      const what = `${holding(one)}${otherEnd(one, constraint)}`
      report.found({ ...found, arguments: { ...found.arguments, what } })
    }
    for (const chain of chainsOf(subject.backend)) {
      const locking = stepsOnExistingTables(chain, subject).filter(
        ({ step }) =>
          /^create_(foreign_key|check_constraint)$/.test(step.operation) &&
          keywordOf(step, 'postgresql_not_valid')?.value !== true,
      )
      const [newest] = locking
      if (!newest) continue
      report.found({
        at: newest.step.at,
        subject: chain.folder,
        arguments: asWritten(`\`${chain.folder}\` adds ${count(locking.length, 'constraint')} to tables that exist`),
        severity: 'low',
        audience: 'auditor',
        related: locking.slice(1, 10).map(({ revision, step }) => ({ what: `revision ${revision.id}`, at: step.at })),
      })
    }
  },
})

/** The text of a revision tells what it does, not to how many rows. */
const asWritten = (what: string) => ({
  what,
  blocked: 'writes wait',
  rewrite:
    'postgresql_not_valid=True, and op.execute("ALTER TABLE ... VALIDATE CONSTRAINT ...") in a revision of its own',
})

/** A foreign key also needs the table it leads to. */
function otherEnd(one: Rehearsed, constraint: Fields): string {
  const parent = nameIn(constraint, 'pktable')
  const lock = parent === '' || parent === one.table || one.fresh.has(parent) ? null : lockOn(one, parent)
  if (lock === null) return ''
  return lock === lockOn(one, one.table) ? ` and \`${parent}\`` : ` and ${shownMode(lock)} on \`${parent}\``
}

const addedAtOnce = ({ commands }: Rehearsed): Fields | undefined =>
  commands.find(
    ({ constraint }) => constraint && isKind(constraint, 'FOREIGN', 'CHECK') && constraint['skip_validation'] !== true,
  )?.constraint ?? undefined

function steps({ observed, table, commands }: Rehearsed, constraint: Fields): readonly string[] {
  const alter = `ALTER TABLE ${quoted(table)}`
  const name = textIn(constraint, 'conname') || nameOfServer(table, constraint)
  const sql = oneLine(observed.sql)
  const named =
    textIn(constraint, 'conname') === ''
      ? sql.replace(/ add (?=check|foreign)/i, ` ADD CONSTRAINT ${quoted(name)} `)
      : sql
  return [
    commands.length === 1 ? `${named} NOT VALID` : `${alter} ADD CONSTRAINT ${quoted(name)} ... NOT VALID`,
    `${alter} VALIDATE CONSTRAINT ${quoted(name)}`,
  ]
}
