import { randomBytes } from 'node:crypto'
import { type NativeLab, openNative } from '../../lab/engines/native.ts'
import { readCatalog } from '../../lab/catalog/read.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Catalog } from '../../model/index.ts'
import { freePort } from '../../proving/process/port.ts'
import type { Address } from '../../proving/project/database.ts'
import { quoted } from '../../sql/identifiers.ts'

/** A server of our own, with a database for each thing that is tried. */
export interface Databases {
  readonly version: string
  /** A new database: empty, or as another one is. */
  create(name: string, like?: string): Promise<Database>
  close(): Promise<void>
}

export interface Database {
  readonly address: Address
  query: Lab['query']
  /** Statements of a script. */
  execute: Lab['execute']
  catalog(): Promise<Catalog>
  /** From now on, what is sent to it is counted by the server. */
  watch(): Promise<() => number>
  /** Sessions that it had, and has. */
  sessions(): Promise<number>
}

export async function openDatabases(): Promise<Databases> {
  const loopback = { port: await freePort(), password: randomBytes(16).toString('hex') }
  const server = await openNative(loopback)
  return {
    version: server.version,
    close: server.close,
    create: async (name, like = 'template1') => {
      await server.execute(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(like)}`)
      return databaseOf(server, { ...loopback, host: '127.0.0.1', user: 'postgres', name })
    },
  }
}

const databaseOf = (server: NativeLab, address: Address): Database => ({
  address,
  // Nobody stays connected: a database that serves as a template must be alone.
  query: (sql, parameters) => during(server, address.name, (lab) => lab.query(sql, parameters)),
  execute: (sql) => during(server, address.name, (lab) => lab.execute(sql)),
  catalog: () => during(server, address.name, readCatalog),
  watch: async () => {
    await server.execute(`ALTER DATABASE ${quoted(address.name)} SET log_statement = 'all'`)
    return () => sentIn(server.log())
  },
  sessions: async () => {
    const [row] = await server.query<{ sessions: string }>(
      'SELECT greatest(sessions, numbackends) AS sessions FROM pg_stat_database WHERE datname = $1',
      [address.name],
    )
    return Number(row?.sessions ?? 0)
  },
})

const SENT =
  /LOG: {2}(?:statement|execute [^:]*): (?!\s*(?:begin|start transaction|commit|rollback|savepoint|release)\b)/gi

/** Statements in a log, without those that only begin and end transactions. */
const sentIn = (log: string): number => log.match(SENT)?.length ?? 0

async function during<Result>(server: NativeLab, name: string, work: (lab: Lab) => Promise<Result>): Promise<Result> {
  const lab = await server.session(name)
  try {
    return await work(lab)
  } finally {
    await lab.close()
  }
}
