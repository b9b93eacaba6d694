import type { Catalog, CatalogTable } from '../../model/index.ts'
import type { Lab } from '../lab.ts'
import { readLinks } from './links.ts'
import { REST, TABLES } from './questions.ts'
import { settled } from './settled.ts'

type Rest = Omit<Catalog, 'tables' | 'links'>

/** What a server holds. The revision table of a migration tool is the tool's, and no part of the schema. */
export async function readCatalog(lab: Lab): Promise<Catalog> {
  const tables = await readTables(lab, null)
  return { ...(await readRest(lab)), tables: [...tables.values()], links: await readLinks(lab) }
}

/** Tables by their object id; only some of them, when they are named. */
export async function readTables(lab: Lab, only: readonly number[] | null): Promise<ReadonlyMap<number, CatalogTable>> {
  const rows = await lab.query<{ oid: number; facts: string }>(TABLES, [only])
  return new Map(rows.map(({ oid, facts }) => [oid, JSON.parse(settled(facts)) as CatalogTable]))
}

export async function readRest(lab: Lab): Promise<Rest> {
  const [row] = await lab.query<{ facts: string }>(REST)
  return JSON.parse(settled(row!.facts)) as Rest
}
