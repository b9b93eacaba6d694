import type { MigrationStep, WrittenArgument } from '../../../model/index.ts'
import { count, keywordOf } from '../../../model/queries/index.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { clausesOf } from '../../rehearsed/clauses.ts'
import { columnBefore } from '../../rehearsed/column-before.ts'
import { bareName, provenNotNull } from '../../rehearsed/gentle.ts'
import type { Step } from '../../rehearsed/proposal.ts'
import { inBatches, quoted } from '../../rehearsed/rewrite.ts'
import type { TableCommand } from '../../../sql/tree.ts'
import { type Rehearsed, onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { type Subject, rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables } from '../chain.ts'

export default rule({
  title: 'Column types changed in place',
  severity: 'high',
  confidence: 'high',
  hangsOnRows: true,
  message: '{what} in place: {blocked}',
  advice: 'On large tables add a new column that a trigger fills, copy in batches, and switch over: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const changed = one.commands.find(({ does }) => does === 'AlterColumnType')
      if (!changed || !rewrites(one, one.table)) continue
      const found = hazard(one, { rewrite: steps(one, changed, subject), hangsOn: changed.name })
      const { statement, lock, table } = found.arguments
      const what = `\`${statement}\` writes all of \`${table}\` anew under ${lock} to change a type`
      report.found({ ...found, arguments: { ...found.arguments, what } })
    }
    for (const chain of chainsOf(subject.backend)) {
      const rewriting = stepsOnExistingTables(chain, subject).filter(({ step }) => mayRewrite(step))
      const [newest] = rewriting
      if (!newest) continue
      report.found({
        at: newest.step.at,
        subject: chain.folder,
        arguments: asWritten(`\`${chain.folder}\` changes the type of ${count(rewriting.length, 'column')}`),
        severity: 'low',
        confidence: 'medium',
        audience: 'auditor',
        related: rewriting.slice(1, 10).map(({ revision, step }) => ({ what: `revision ${revision.id}`, at: step.at })),
      })
    }
  },
})

/** Text that becomes longer text is only noted down; anything else is written anew. */
function mayRewrite(step: MigrationStep): boolean {
  const [to, from] = [keywordOf(step, 'type_'), keywordOf(step, 'existing_type')]
  if (step.operation !== 'alter_column' || !to || to.made === '') return false
  const [family, before] = [familyOf(to), from ? familyOf(from) : '']
  if (family === before) return family === 'number' && nameOf(to) !== nameOf(from!)
  return !(family === 'text' && before === 'text')
}

const nameOf = ({ made }: WrittenArgument): string => made.slice(made.lastIndexOf('.') + 1).toLowerCase()

function familyOf(type: WrittenArgument): string {
  const name = nameOf(type)
  if (/^(string|text|unicode|unicodetext|varchar|autostring|citext)$/.test(name)) return 'text'
  if (/^(integer|biginteger|smallinteger|bigint|smallint|float|numeric|double|double_precision)$/.test(name))
    return 'number'
  return name
}

const asWritten = (what: string) => ({
  what,
  blocked: 'PostgreSQL may write the table anew while everyone waits',
  rewrite: 'op.add_column(...), then op.execute("UPDATE ...") in batches, then op.drop_column(...)',
})

/** A trigger gives rows that are written meanwhile their new value; what the column says of itself comes before the switch. */
function steps(one: Rehearsed, command: TableCommand, subject: Subject): readonly Step[] {
  const clauses = clausesOf(one, command)
  const before = columnBefore(one, command.name, subject)
  const table = quoted(one.table)
  const alter = `ALTER TABLE ${table}`
  const [column, next] = [quoted(command.name), quoted(`${command.name}_new`)]
  const value = clauses?.using || `${column}::${clauses?.type ?? '...'}`
  const both = quoted(`${bareName(one.table)}_${command.name}_new`)
  return [
    `${alter} ADD COLUMN ${next} ${clauses?.type ?? '...'}`,
    [
      `CREATE FUNCTION ${both}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN SELECT ${value} INTO NEW.${next} FROM (SELECT NEW.*) AS ${quoted(bareName(one.table))}; RETURN NEW; END $$`,
      `CREATE TRIGGER ${both} BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${both}()`,
    ],
    inBatches(one.table, next, value),
    ...(before.notNull ? provenNotNull(one.table, `${command.name}_new`) : []),
    [
      `DROP TRIGGER ${both} ON ${table}`,
      `DROP FUNCTION ${both}()`,
      `${alter} DROP COLUMN ${column}`,
      `${alter} RENAME COLUMN ${next} TO ${column}`,
      ...(before.default === null ? [] : [`${alter} ALTER COLUMN ${column} SET DEFAULT ${before.default}`]),
    ],
  ]
}
