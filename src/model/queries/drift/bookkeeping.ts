import type { Catalog, CatalogName } from '../../index.ts'

/** Tables in which tools that apply migrations write down how far they came. */
const BOOKKEEPING = new Set([
  'alembic_version',
  'flyway_schema_history',
  'schema_migrations',
  '_prisma_migrations',
  '__drizzle_migrations',
  'atlas_schema_revisions',
  'yoyo_lock',
  '_yoyo_log',
  '_yoyo_migration',
  '_yoyo_version',
  'aerich',
  'databasechangelog',
  'databasechangeloglock',
  'goose_db_version',
])
const SCHEMAS = new Set(['supabase_migrations', 'drizzle'])

export const isBookkeeping = ({ schema, name }: CatalogName): boolean =>
  SCHEMAS.has(schema) || BOOKKEEPING.has(name) || /^alembic_version(?:_|$)|_alembic_version$/.test(name)

/** A catalog without what a migration tool keeps for itself. */
export const withoutBookkeeping = (catalog: Catalog): Catalog => ({
  ...catalog,
  schemas: catalog.schemas.filter((name) => !SCHEMAS.has(name)),
  tables: catalog.tables.filter((one) => !isBookkeeping(one)),
})
