/** A Postgres to try things on. Whoever opened it closes it. */
export interface Lab {
  readonly kind: 'embedded' | 'native' | 'named'
  /** `PostgreSQL 18.1`. */
  readonly version: string
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
  /** One or several statements, as a tool sends a script: without parameters, answers dropped. */
  execute(sql: string): Promise<void>
  close(): Promise<void>
}

/** What a server answers instead of doing what it was told. */
export class Refused extends Error {
  override readonly name = 'Refused'
  /** The five characters of SQLSTATE. */
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/** The answer of a driver as ours; whatever else went wrong stays what it is. */
export function refusedBy(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as Error & { readonly code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? new Refused(error.message, code) : error
}
