import { Trouble } from '../kernel/diagnostic.ts'
import { openReadOnly } from '../lab/engines/named.ts'
import { Refused } from '../lab/lab.ts'
import { dumpedSizes, liveSizes } from '../lab/twin/sizes-known.ts'
import type { CountedSize } from '../model/index.ts'
import { rehearsedStatements } from '../rules/rehearsed/statements.ts'
import { textIn } from '../sql/tree.ts'
import type { Subject } from '../rules/rule.ts'
import { statedRows } from './stated-rows.ts'

/** Where it is known from how large tables are, in the order they replace each other. */
export interface SizeSources {
  /** The text of a file of `pg_dump --statistics-only`. */
  readonly dump: string | null
  /** A database that is only read. */
  readonly database: string | null
  /** `orders=4e8`, as given. */
  readonly rows: readonly string[]
  /** The same, as the project says it for every command: of tables that are not here, too. */
  readonly configured: readonly string[]
}

export type Sizes = ReadonlyMap<string, CountedSize>

/** Sizes of tables by the names findings have for them; a table nobody counted is not among them. */
export async function countedSizes({ dump, database }: SizeSources): Promise<Sizes> {
  const known = [
    ...(dump === null ? [] : await dumpedSizes(dump)),
    ...(database === null ? [] : await sizesIn(database)),
  ]
  return new Map(known.map((one) => [one.table, one]))
}

/** The same with what was stated, which stands above what was counted. */
export function withStated(counted: Sizes, { rows, configured }: SizeSources, subject: Subject): Sizes {
  if (rows.length + configured.length === 0) return counted
  const tables = tablesOf(subject)
  const known = configured.filter((text) => tables.some(({ id }) => text.startsWith(`${id}=`)))
  const stated = [...statedRows([...known, ...rows], tables)].map(([table, number]) => statedSize(table, number))
  return new Map([...counted, ...stated.map((one) => [one.table, one] as const)])
}

const statedSize = (table: string, rows: number): CountedSize => ({
  table: table.replace(/^public\./, ''),
  rows,
  bytes: null,
  total: null,
  source: 'stated',
})

async function sizesIn(database: string): Promise<readonly CountedSize[]> {
  const lab = await openReadOnly(database)
  try {
    return await liveSizes(lab)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new Trouble('usage', {
      message: `the database does not tell how large its tables are: ${error.message}`,
      help: 'Take a file instead: pg_dump --statistics-only --file production.sql, and --statistics production.sql.',
    })
  } finally {
    await lab.close()
  }
}

/** Tables the migrations make, give a new name, or find there. */
function tablesOf(subject: Subject) {
  const names = rehearsedStatements(subject).flatMap(({ kind, tree, table }) =>
    kind === 'CreateStmt' ? [table] : kind === 'RenameStmt' ? [textIn(tree, 'newname')] : [],
  )
  const found = subject.histories.flatMap(({ supposed }) =>
    supposed.flatMap(({ kind, name }) => (kind === 'table' ? [name] : [])),
  )
  return [...new Set([...found, ...names])].map((id) => {
    const [name = id, schema = null] = id.split('.').toReversed()
    return { id, name, schema, model: null }
  })
}
