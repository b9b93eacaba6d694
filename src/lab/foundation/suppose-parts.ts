import type { SqlStatement } from '../../sql/parser.ts'
import type { GroundTable } from './ground.ts'
import { type Name, inQuotes, nameFrom, shownName, sqlName } from './names.ts'
import type { Runner } from './runner.ts'
import { supposeColumn, supposeTable } from './suppose-table.ts'

/** An index a history drops or builds anew, and never makes. */
export async function supposeIndex(index: Name, runner: Runner): Promise<boolean> {
  const { ground, hints } = runner
  const supposed = { kind: 'index', name: shownName(index), definition: '', from: 'its name' } as const
  const again = hints.back.index(index.name)
  if (again !== null && (await runner.back(again, supposed))) return true
  const mapped = hints.modelIndex(index.name)
  if (mapped !== null && (await ground.add(mapped, { ...supposed, definition: mapped, from: 'the models' })))
    return true
  const { table, column } = await placeOf(index, runner)
  const name = nameFrom([index.schema, table])
  if ((await ground.oidOf(name)) === null && !(await supposeTable(name, ground, hints, runner))) return false
  const held = await ground.table(name)
  if (held === null) return false
  await supposeColumn(held, column, ground, hints, runner)
  const definition = `ON ${sqlName(held.name)} (${inQuotes(column)})`
  const sql = `CREATE INDEX ${inQuotes(index.name)} ${definition}`
  return (await ground.add(sql, { ...supposed, definition })) !== null
}

/** `orders` and `legacy_status` of `idx_orders_legacy_status`: the longest table there is, or the first word. */
async function placeOf(
  { name }: Name,
  { ground }: Runner,
): Promise<{ readonly table: string; readonly column: string }> {
  const words = name.replace(/^(idx|ix|uq|uix|index)_/, '').replace(/_(idx|ix|index|key)$/, '')
  const known = ground.names
    .map((table) => table.name)
    .filter((table) => words === table || words.startsWith(`${table}_`))
  const [longest] = known.toSorted((a, b) => b.length - a.length)
  const table = longest ?? words.split('_')[0]!
  return { table, column: words.slice(table.length + 1) || 'id' }
}

/** A view a history drops, alters or refreshes, and never makes. */
export async function supposeView(view: Name, plain: boolean, runner: Runner): Promise<boolean> {
  const { ground, hints } = runner
  const supposed = { kind: 'view', name: shownName(view), definition: 'SELECT 1 AS id', from: 'its use' } as const
  const again = hints.back.view(view)
  if (again !== null && (await runner.back(again, { ...supposed, definition: '' }))) return true
  const kind = plain && !/^mv_|_mv$/.test(view.name) ? 'VIEW' : 'MATERIALIZED VIEW'
  if (!(await ground.add(`CREATE ${kind} ${sqlName(view)} AS SELECT 1 AS id`, supposed))) return false
  if (kind === 'VIEW') return true
  const unique = { kind: 'index', name: shownName(view), definition: 'UNIQUE (id)', from: 'its use' } as const
  await ground.add(`CREATE UNIQUE INDEX ON ${sqlName(view)} (id)`, unique)
  return true
}

export async function supposeSequence(sequence: Name, runner: Runner): Promise<boolean> {
  const supposed = { kind: 'sequence', name: shownName(sequence), definition: '', from: 'its use' } as const
  const again = runner.hints.back.sequence(sequence)
  if (again !== null && (await runner.back(again, supposed))) return true
  return (await runner.ground.add(`CREATE SEQUENCE ${sqlName(sequence)}`, supposed)) !== null
}

/** A trigger a history drops or switches off, and never makes. */
export async function supposeTrigger(
  table: GroundTable,
  name: string,
  _: SqlStatement,
  runner: Runner,
): Promise<boolean> {
  const { ground, hints, made } = runner
  if (made.has('trigger', name)) return false
  const sql = (of: string): string =>
    `CREATE TRIGGER ${inQuotes(name)} BEFORE UPDATE ON ${of} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`
  const supposed = {
    kind: 'trigger',
    name: `${shownName(table.name)}.${name}`,
    definition: '',
    from: 'its use',
  } as const
  const again = hints.back.trigger(name)
  if (again !== null && (await runner.back(again, supposed))) return true
  return (await ground.add(sql(await ground.nameNow(table)), supposed, sql(sqlName(table.name)))) !== null
}

/** A policy a history drops or alters, and never makes. */
export async function supposePolicy(
  table: GroundTable,
  name: string,
  _: SqlStatement,
  runner: Runner,
): Promise<boolean> {
  const { ground, hints, made } = runner
  if (made.has('policy', name)) return false
  const sql = (of: string): string => `CREATE POLICY ${inQuotes(name)} ON ${of} USING (true)`
  const supposed = {
    kind: 'policy',
    name: `${shownName(table.name)}.${name}`,
    definition: 'USING (true)',
    from: 'its use',
  } as const
  const again = hints.back.policy(name)
  if (again !== null && (await runner.back(again, { ...supposed, definition: '' }))) return true
  return (await ground.add(sql(await ground.nameNow(table)), supposed, sql(sqlName(table.name)))) !== null
}
