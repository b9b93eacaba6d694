import type { SqlStatement } from '../../sql/parser.ts'
import { commandsOf } from '../../sql/tree.ts'
import type { GroundTable } from './ground.ts'
import { inQuotes, shownName, sqlName } from './names.ts'
import type { Runner } from './runner.ts'
import { supposeColumn } from './suppose-table.ts'

/** A constraint a history drops, renames or validates, and never adds. */
export async function supposeConstraint(
  table: GroundTable,
  name: string,
  { tree }: SqlStatement,
  runner: Runner,
): Promise<boolean> {
  const { ground, hints, made } = runner
  if (made.has('constraint', name)) return false
  const again = hints.back.constraint(name)
  const supposed = {
    kind: 'constraint',
    name: `${shownName(table.name)}.${name}`,
    definition: '',
    from: 'its name',
  } as const
  if (again !== null && (await runner.back(again, supposed))) return true
  const validated = commandsOf(tree).some(({ does, name: which }) => does === 'ValidateConstraint' && which === name)
  const mapped = hints.modelConstraint(table.name, name)
  if (mapped !== null && (await add(table, name, mapped, 'the models', runner))) return true
  for (const clause of await clausesByName(table, name, runner))
    if (await add(table, name, `${clause}${validated ? ' NOT VALID' : ''}`, 'its name', runner)) return true
  return ground.hasConstraint(table.oid, name)
}

async function add(
  table: GroundTable,
  name: string,
  definition: string,
  from: 'the models' | 'its name',
  { ground }: Runner,
): Promise<boolean> {
  const sql = (of: string): string => `ALTER TABLE ${of} ADD CONSTRAINT ${inQuotes(name)} ${definition}`
  const supposed = { kind: 'constraint', name: `${shownName(table.name)}.${name}`, definition, from } as const
  return (await ground.add(sql(await ground.nameNow(table)), supposed, sql(sqlName(table.name)))) !== null
}

const ANYTHING = 'CHECK (true)'

/** What a name in the manner of the server, or of a convention, says; the surest first. */
async function clausesByName(table: GroundTable, name: string, runner: Runner): Promise<readonly string[]> {
  if (/_pkey$|^pk_|_pk$/.test(name)) {
    await supposeColumn(table, 'id', runner.ground, runner.hints, runner)
    return ['PRIMARY KEY (id)', ANYTHING]
  }
  const column = columnIn(table.name.name, name)
  const needs = /_fkey$|^fk_|_fk$|_key$|^uq_|_uq$|_uniq$|^unique_|_unique$/.test(name)
  if (!needs || column === '') return [ANYTHING]
  await supposeColumn(table, column, runner.ground, runner.hints, runner)
  if (!/fk/.test(name)) return [`UNIQUE (${inQuotes(column)})`, ANYTHING]
  await supposeColumn(table, 'id', runner.ground, runner.hints, runner)
  return [`FOREIGN KEY (${inQuotes(column)}) REFERENCES ${sqlName(table.name)} (id)`, ANYTHING]
}

/** `customer_id` of `orders_customer_id_fkey` and `fk_orders_customer_id`. */
const columnIn = (table: string, name: string): string =>
  name
    .replace(/^(fk|uq|unique)_/, '')
    .replace(/_(fkey|fk|key|uq|uniq|unique)$/, '')
    .replace(new RegExp(`^${table.replaceAll(/\W/g, '\\$&')}_`), '')

/** What a foreign key leads to is a key. */
export async function supposeUnique(table: GroundTable, columns: readonly string[], runner: Runner): Promise<boolean> {
  const { ground } = runner
  const first = (await ground.keyOf(table)).length === 0 && runner.hints.partitioning(table.name) === null
  const definition = `${first ? 'PRIMARY KEY' : 'UNIQUE'} (${columns.map(inQuotes).join(', ')})`
  const sql = (of: string): string => `ALTER TABLE ${of} ADD ${definition}`
  const supposed = { kind: 'constraint', name: shownName(table.name), definition, from: 'its use' } as const
  return (await ground.add(sql(await ground.nameNow(table)), supposed, sql(sqlName(table.name)))) !== null
}
