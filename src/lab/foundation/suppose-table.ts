import type { Supposed } from '../../model/index.ts'
import { type Entry, type Ground, type GroundTable, addColumn } from './ground.ts'
import type { Hints } from './hints.ts'
import { type Name, inQuotes, shownName, sqlName } from './names.ts'
import type { Runner } from './runner.ts'
import { missingIn } from './refusals.ts'

/** Puts a table there as the history must have found it. */
export async function supposeTable(name: Name, ground: Ground, hints: Hints, runner: Runner): Promise<boolean> {
  const again = hints.back.table(name)
  if (again.length > 0) return madeAgain(name, again, ground, runner)
  const partition = hints.partition(name) ?? defaultOf(name, hints)
  if (partition && (await supposePartition(name, partition, ground, hints, runner))) return true
  const parts = hints.partitioning(name)
  const key = parts && keyColumn(hints, name, parts.type)
  const line = parts && key ? `${inQuotes(key)} ${parts.type}` : ''
  const sql = `CREATE TABLE ${sqlName(name)} (${line})${parts ? ` PARTITION BY ${parts.strategy} (${inQuotes(key!)})` : ''}`
  const from = hints.model(name) ? 'the models' : 'its use'
  const definition = parts ? `PARTITION BY ${parts.strategy} (${key})` : ''
  const entry = await ground.add(sql, { kind: 'table', name: shownName(name), definition, from })
  if (entry === null) return false
  const table = await ground.hold(name, entry)
  for (const column of hints.columnsOf(name)) await supposeColumn(table, column, ground, hints, runner)
  await supposeKey(table, ground, hints)
  return true
}

async function madeAgain(name: Name, again: readonly string[], ground: Ground, runner: Runner): Promise<boolean> {
  const [first, ...rest] = again
  const supposed: Supposed = { kind: 'table', name: shownName(name), definition: '', from: 'the way back' }
  const entry = await runner.back(first!, supposed)
  if (entry === null) return false
  await ground.hold(name, entry)
  for (const sql of rest) await runner.back(sql, null)
  return true
}

/** `events_default` beside a partitioned `events`. */
function defaultOf({ schema, name }: Name, hints: Hints): { readonly parent: Name; readonly attached: boolean } | null {
  const parent = { schema, name: name.replace(/_default$/, '') }
  return parent.name !== name && hints.partitioning(parent) ? { parent, attached: true } : null
}

async function supposePartition(
  name: Name,
  { parent, attached }: { readonly parent: Name; readonly attached: boolean },
  ground: Ground,
  hints: Hints,
  runner: Runner,
): Promise<boolean> {
  if ((await ground.oidOf(parent)) === null && !(await supposeTable(parent, ground, hints, runner))) return false
  const type = hints.partitioning(parent)?.type ?? ''
  const definition = attached
    ? `PARTITION OF ${sqlName(parent)} ${boundOf(name, type, ground)}`
    : `(LIKE ${sqlName(parent)})`
  const supposed: Supposed = { kind: 'table', name: shownName(name), definition, from: 'its use' }
  const entry = await ground.add(`CREATE TABLE ${sqlName(name)} ${definition}`, supposed)
  if (entry === null) return false
  if (attached) await ground.likens(name, parent)
  else await ground.hold(name, entry)
  return true
}

/** The bounds its name tells; any that no other has, where it tells none. */
function boundOf({ name }: Name, type: string, { entries }: Ground): string {
  if (name.endsWith('_default')) return 'DEFAULT'
  const [, year, month] = /(\d{4})_?(\d\d)?$/.exec(name) ?? []
  if (type !== 'timestamptz') return `FOR VALUES FROM (${entries.length * 1000}) TO (${entries.length * 1000 + 1})`
  if (year === undefined)
    return `FOR VALUES FROM ('${1000 + entries.length}-01-01') TO ('${1000 + entries.length}-02-01')`
  const next =
    Number(month ?? 12) === 12 ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  return `FOR VALUES FROM ('${year}-${month ?? '01'}-01') TO ('${next}-01')`
}

function keyColumn(hints: Hints, table: Name, type: string): string {
  const columns = hints.columnsOf(table)
  const fitting = columns.find((column) => hints.typeOf(table, column).type === type)
  return fitting ?? (type === 'timestamptz' ? 'created_at' : 'partition_key')
}

/** Puts a column there; false where the history took it away, or made it itself. */
export async function supposeColumn(
  table: GroundTable,
  column: string,
  ground: Ground,
  hints: Hints,
  runner: Runner,
): Promise<boolean> {
  if (ground.isGone(table.oid, column) || (await ground.hasColumn(table.oid, column))) return false
  const before = hints.back.column(table.name, column)
  const { type, from } = hints.typeOf(table.name, column)
  const supposed: Supposed = { kind: 'column', name: `${shownName(table.name)}.${column}`, definition: type, from }
  const entry =
    (before?.made ? await runner.back(before.made, supposed) : null) ??
    (await plainColumn(table, column, supposed, ground, hints, runner))
  if (entry === null) return false
  table.columns.set(column, { entry, type, guessed: entry.supposed?.from.startsWith('its') ?? false })
  for (const { sql } of before?.after ?? []) await runner.back(sql, null)
  return true
}

async function plainColumn(
  table: GroundTable,
  column: string,
  supposed: Supposed,
  ground: Ground,
  hints: Hints,
  runner: Runner,
): Promise<Entry | null> {
  const options = numbersItself(table, column, supposed.definition, hints)
  const now = await ground.nameNow(table)
  const made = (name: string, type: string): string => addColumn(name, column, type)
  const noted = (type: string, as: Supposed): Entry =>
    ground.note({ sql: made(sqlName(table.name), type), supposed: as, of: table.entry })
  const line = `${supposed.definition}${options}`
  const refused = await ground.send(made(now, line))
  if (refused === null) return noted(line, supposed)
  const missing = missingIn(refused)
  if (missing && (await runner.answer(missing)) && (await ground.send(made(now, line))) === null)
    return noted(line, supposed)
  if ((await ground.send(made(now, 'text'))) !== null) return null
  return noted('text', { ...supposed, definition: 'text', from: 'its name' })
}

/** An `id` is the key and numbers itself, unless somebody knows better. */
function numbersItself(table: GroundTable, column: string, type: string, hints: Hints): string {
  const mapped = hints.model(table.name)?.columns.find(({ name }) => name === column)
  if (mapped)
    return mapped.identity || mapped.default?.startsWith('nextval(') ? ' GENERATED BY DEFAULT AS IDENTITY' : ''
  if (column !== 'id' || hints.partitioning(table.name)) return ''
  if (/^"?uuid"?$/.test(type)) return ' DEFAULT gen_random_uuid() PRIMARY KEY'
  const plain = hints.hasPlainKey(table.name) || !/^"?(bigint|integer|smallint|int[248])"?$/.test(type)
  return plain ? ' PRIMARY KEY' : ' GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY'
}

/** The key the models give it, where its columns are there from the beginning. */
async function supposeKey(table: GroundTable, ground: Ground, hints: Hints): Promise<void> {
  const key = hints.model(table.name)?.constraints.find(({ kind }) => kind === 'primary key')
  if (!key || !key.columns.every((column) => table.columns.has(column)) || hints.partitioning(table.name)) return
  const name = key.name
  const sql = `ALTER TABLE ${sqlName(table.name)} ADD CONSTRAINT ${inQuotes(name)} ${key.definition}`
  await ground.add(sql, {
    kind: 'constraint',
    name: `${shownName(table.name)}.${name}`,
    definition: key.definition,
    from: 'the models',
  })
}
