import type { SqlStatement } from '../../sql/parser.ts'
import type { Ground, GroundColumn, GroundTable } from './ground.ts'
import { addColumn } from './ground.ts'
import { inQuotes, sqlName } from './names.ts'
import { isAboutTypes } from './refusals.ts'
import { CANDIDATES } from './types.ts'
import { relationsOf } from './walk.ts'

/** More columns than this are not tried in all their types. */
const COLUMNS = 4

/**
 * The server does not take a column for what it was guessed to be: it is asked which type it takes. Whether the
 * statement came further; it was run if the server took it, and is then run once more without harm.
 */
export async function guessAgain(statement: SqlStatement, sql: string, ground: Ground): Promise<boolean> {
  for (const [table, name, column] of await guessesIn(statement, ground)) {
    const before = column.type
    for (const type of CANDIDATES) {
      if (type === before || !(await retype(table, name, type, ground))) continue
      const refused = await ground.lab
        .execute('BEGIN')
        .then(() => ground.send(sql))
        .finally(() => ground.lab.execute('ROLLBACK'))
      if (refused !== null && isAboutTypes(refused)) continue
      settle(table, name, column, type)
      return true
    }
    await retype(table, name, before, ground)
  }
  return false
}

async function guessesIn(
  { tree, text }: SqlStatement,
  ground: Ground,
): Promise<readonly (readonly [GroundTable, string, GroundColumn])[]> {
  const words = new Set(text.split(/[^\w$]+/))
  const found: (readonly [GroundTable, string, GroundColumn])[] = []
  for (const { relation } of relationsOf(tree)) {
    const table = await ground.table(relation)
    for (const [name, column] of table?.columns ?? [])
      if (column.guessed && words.has(name) && !found.some(([, , other]) => other === column))
        found.push([table!, name, column])
  }
  return found.slice(0, COLUMNS)
}

async function retype(table: GroundTable, column: string, type: string, ground: Ground): Promise<boolean> {
  const now = await ground.nameNow(table)
  return (
    (await ground.send(`ALTER TABLE ${now} ALTER COLUMN ${inQuotes(column)} TYPE ${type} USING NULL::${type}`)) === null
  )
}

function settle(table: GroundTable, name: string, column: GroundColumn, type: string): void {
  column.type = type
  column.entry.sql = addColumn(sqlName(table.name), name, type)
  if (column.entry.supposed) column.entry.supposed = { ...column.entry.supposed, definition: type, from: 'its use' }
}
