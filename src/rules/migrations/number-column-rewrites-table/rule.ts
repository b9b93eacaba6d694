import { clausesOf } from '../../rehearsed/clauses.ts'
import { constraintsAfter } from '../../rehearsed/gentle.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import type { Step } from '../../rehearsed/proposal.ts'
import { inBatches, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { type Column, type TableCommand, isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A counting column that writes the whole table anew',
  severity: 'high',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` numbers every row of `{table}` under {lock}, which writes the table anew: {blocked}',
  advice: 'Add a plain column, let a sequence number the rows to come, and fill the others in batches: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const added = one.commands.find(({ column }) => column !== null && counts(column))
      if (!added?.column || !rewrites(one, one.table)) continue
      report.found(hazard(one, { rewrite: steps(one, added) }))
    }
  },
})

const isSerial = (type: string): boolean => /^(small|big)?serial[248]?$/.test(type)

const counts = ({ type, constraints }: Column): boolean =>
  isSerial(type) || constraints.some((each) => isKind(each, 'IDENTITY'))

const WIDTHS: Readonly<Record<string, string>> = { small: 'smallint', big: 'bigint', '': 'integer' }

function steps(one: Rehearsed, command: TableCommand): readonly Step[] {
  const { name, type, constraints } = command.column!
  const { table } = one
  const clauses = clausesOf(one, command)
  const identity = clauses?.constraints.find(({ fields }) => isKind(fields, 'IDENTITY'))?.text
  const [, width = ''] = /^(small|big)?serial/.exec(type) ?? []
  const written = isSerial(type) ? WIDTHS[width]! : (clauses?.type ?? '...')
  const isIdentity = constraints.some((each) => isKind(each, 'IDENTITY'))
  const sequence = quoted(`${table}_${name}_${isIdentity ? 'fill' : 'seq'}`)
  const [alter, column] = [`ALTER TABLE ${quoted(table)}`, quoted(name)]
  return [
    `CREATE SEQUENCE ${sequence}${isSerial(type) ? ` AS ${written}` : ''}`,
    `${alter} ADD COLUMN ${column} ${written}`,
    `${alter} ALTER COLUMN ${column} SET DEFAULT nextval('${sequence}')`,
    inBatches(table, column, 'DEFAULT'),
    ...constraintsAfter(table, command),
    isIdentity
      ? identitySteps(
          alter,
          column,
          sequence,
          `pg_get_serial_sequence('${quoted(table)}', '${name}')`,
          identity ?? '...',
        )
      : `ALTER SEQUENCE ${sequence} OWNED BY ${quoted(table)}.${column}`,
  ]
}

/** The identity goes on where the sequence was that filled the rows. */
const identitySteps = (
  alter: string,
  column: string,
  sequence: string,
  own: string,
  identity: string,
): readonly string[] => [
  `${alter} ALTER COLUMN ${column} DROP DEFAULT`,
  `${alter} ALTER COLUMN ${column} ADD ${identity}`,
  `SELECT setval(${own}, nextval('${sequence}'), false)`,
  `DROP SEQUENCE ${sequence}`,
]
