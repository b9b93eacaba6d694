import { readCatalog } from '../../lab/catalog/read.ts'
import type { Lab } from '../../lab/lab.ts'
import { inTurn } from '../../lab/rehearsal/quietly.ts'
import type { Catalog } from '../../model/index.ts'
import { EMPTY_CATALOG, catalogSteps } from '../../model/queries/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { migrationStatements } from '../../writers/migration/index.ts'

/** Empties the server and makes this of it, each statement kept. */
export async function stage(lab: Lab, catalog: Catalog): Promise<void> {
  const { schemas, extensions } = await readCatalog(lab)
  for (const name of extensions) await lab.execute(`DROP EXTENSION IF EXISTS ${quoted(name)} CASCADE`)
  for (const name of schemas) await lab.execute(`DROP SCHEMA IF EXISTS ${quoted(name)} CASCADE`)
  await lab.execute('CREATE SCHEMA public; SET search_path = public; SET client_min_messages = error')
  for (const { sql } of migrationStatements(catalogSteps(EMPTY_CATALOG, catalog))) await inTurn(lab, [sql])
}
