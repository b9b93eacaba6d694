/** How large a table is where it matters, and who says so. */
export interface CountedSize {
  /** As findings call it: `orders`, `shop.orders` for one in a schema of its own. */
  readonly table: string
  readonly rows: number
  /** What its rows take on disk, without indexes; null where nobody counted pages. */
  readonly bytes: number | null
  /** With indexes and long values kept aside; null where nobody measured. */
  readonly total: number | null
  /** - statistics: a file of `pg_dump --statistics-only`; database: a server that was asked; stated: on the command line */
  readonly source: 'statistics' | 'database' | 'stated'
}
