import type { Catalog } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { type Lab, Refused } from '../lab.ts'
import { type RefusedStatement, loadScript } from './load-script.ts'
import { readCatalog } from './read.ts'

export interface LoadedModels {
  readonly catalog: Catalog
  readonly refused: readonly RefusedStatement[]
}

/**
 * Loads what models describe into an emptied server, and takes it back. Defaults and conditions may call functions
 * that no model describes: those of the database stand beside it.
 */
export async function readModels(lab: Lab, script: string, database: Catalog): Promise<LoadedModels> {
  await lab.execute('BEGIN')
  try {
    for (const name of (await readCatalog(lab)).schemas) await lab.execute(`DROP SCHEMA ${quoted(name)} CASCADE`)
    await lab.execute('CREATE SCHEMA public; SET LOCAL search_path = public; SET LOCAL check_function_bodies = off')
    for (const one of database.extensions) await attempt(lab, `CREATE EXTENSION IF NOT EXISTS ${quoted(one)}`)
    for (const one of database.schemas) await attempt(lab, `CREATE SCHEMA IF NOT EXISTS ${quoted(one)}`)
    for (const { definition } of database.functions) await attempt(lab, definition)
    const refused = await loadScript(lab, script)
    return { catalog: await readCatalog(lab), refused }
  } finally {
    await lab.execute('ROLLBACK')
  }
}

/** What needs something else that is not there is not needed by what models describe. */
async function attempt(lab: Lab, sql: string): Promise<void> {
  await lab.execute('SAVEPOINT attempt')
  try {
    await lab.execute(sql)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await lab.execute('ROLLBACK TO SAVEPOINT attempt')
  }
  await lab.execute('RELEASE SAVEPOINT attempt')
}
