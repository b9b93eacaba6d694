import { quoted } from '../../sql/identifiers.ts'
import type { CatalogColumn, MadeColumn } from '../../model/index.ts'

const SERIALS: Readonly<Record<string, string>> = { smallint: 'SMALLSERIAL', integer: 'SERIAL', bigint: 'BIGSERIAL' }

/** A column as `CREATE TABLE` and `ADD COLUMN` have it. */
export function columnSql(column: MadeColumn): string {
  const { name, type, collation, notNull, identity, generated } = column
  const parts = [quoted(name), column.serial ? (SERIALS[type] ?? type) : type]
  if (collation !== null) parts.push(`COLLATE ${collation}`)
  if (generated !== null)
    parts.push(`GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`)
  if (column.default !== null && !column.serial) parts.push(`DEFAULT ${column.default}`)
  if (identity !== null) parts.push(identitySql(identity))
  if (notNull) parts.push('NOT NULL')
  return parts.join(' ')
}

export const identitySql = (identity: NonNullable<CatalogColumn['identity']>): string =>
  `GENERATED ${identity.toUpperCase()} AS IDENTITY`
