import type { MigrationTool } from '../../model/index.ts'

const WORDS: Readonly<Record<MigrationTool, string>> = {
  alembic: 'inside of `with op.get_context().autocommit_block():`',
  dbmate: 'as the only statement of a migration with `-- migrate:up transaction:false`',
  drizzle: 'by hand, as Drizzle runs all migrations in one transaction',
  flyway: 'in a migration of its own, for which Flyway opens no transaction',
  'golang-migrate': 'as the only statement of a migration: several are sent as one transaction',
  prisma: 'as the only statement of a migration: several are sent as one transaction',
  sql: 'outside of a transaction',
  supabase: 'by hand, as Supabase runs each migration in a transaction',
}

/** How a statement gets out of the transaction of its migration. */
export const outsideOfTransaction = (tool: MigrationTool): string => WORDS[tool]
