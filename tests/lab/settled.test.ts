import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import { migrationStatements } from '../../src/writers/migration/index.ts'
import { EMPTY_CATALOG, catalogFacts, catalogSteps, factsThatDiffer } from '../../src/model/queries/index.ts'

let lab: EmbeddedLab
beforeAll(async () => {
  lab = await openEmbedded()
}, 60_000)
afterAll(() => lab.close())

test('conditions that are read and loaded again are the same', async () => {
  await lab.execute(`
    CREATE TABLE orders (
      state varchar(20) DEFAULT 'open' CHECK (state IN ('open', 'it''s "done"', 'a\\b')),
      kind text CHECK (kind NOT IN ('x', 'y')),
      code char(2) CHECK (code IN ('de', 'fr'))
    );
    CREATE INDEX open_orders ON orders (state) WHERE state IN ('open', 'paid')`)
  const read = await readCatalog(lab)
  await lab.execute('DROP TABLE orders')
  for (const { sql } of migrationStatements(catalogSteps(EMPTY_CATALOG, read))) await lab.execute(sql)
  expect(factsThatDiffer(catalogFacts(read), catalogFacts(await readCatalog(lab)))).toEqual([])
})
