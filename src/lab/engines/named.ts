import { Trouble } from '../../kernel/diagnostic.ts'
import type { Lab } from '../lab.ts'
import { connect } from './connection.ts'

/** Names somebody gives to a database that may be thrown away. */
const SCRATCH = /(^|[_-])(test|tests|testing|scratch|tmp|temp|ci|sandbox|throwaway)([_-]|\d*$)/i
const STATEMENT_TIMEOUT = '30s'
const SECONDS_TO_CONNECT = 10

/** A database that may be written to: plainly a scratch one, or named by whoever owns it. */
export async function openScratch(url: string, allowed: readonly string[]): Promise<Lab> {
  const { database, host } = addressOf(url)
  const isLocal = ['', 'localhost', '127.0.0.1', '[::1]'].includes(host) || host.startsWith('/')
  if (!allowed.includes(database) && !(isLocal && SCRATCH.test(database)))
    throw new Trouble('usage', {
      message: `${database} on ${host || 'this machine'} is not plainly a scratch database, and everything in it would be replaced`,
      help: `Name it to allow that: --allow ${database}`,
    })
  return opened(url)
}

/** Any other database is only read: in a transaction that cannot write, with an end to every question. */
export async function openReadOnly(url: string): Promise<Lab> {
  const lab = await opened(url)
  await lab.execute(
    `SET statement_timeout = '${STATEMENT_TIMEOUT}'; SET lock_timeout = '2s'; BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`,
  )
  return lab
}

async function opened(url: string): Promise<Lab> {
  const { database, host } = addressOf(url)
  try {
    return await connect(
      { connectionString: driverless(url), connectionTimeoutMillis: SECONDS_TO_CONNECT * 1000 },
      'named',
    )
  } catch (error) {
    throw new Trouble('usage', {
      message: `cannot connect to ${database} on ${host || 'this machine'}: ${error instanceof Error ? error.message : String(error)}`,
      help: 'Give the address of a PostgreSQL database: postgresql://user:password@host:5432/name',
    })
  }
}

/** `postgresql+asyncpg://` is how SQLAlchemy writes it. */
const driverless = (url: string): string => url.replace(/^postgres(?:ql)?\+\w+:/, 'postgresql:')

function addressOf(url: string): { readonly database: string; readonly host: string } {
  const plain = driverless(url)
  if (!/^postgres(ql)?:/.test(plain) || !URL.canParse(plain))
    throw new Trouble('usage', {
      message: 'this is no address of a PostgreSQL database',
      help: 'It looks like postgresql://user:password@host:5432/name',
    })
  const { hostname, pathname, searchParams } = new URL(plain)
  return { database: decodeURIComponent(pathname.slice(1)), host: hostname || (searchParams.get('host') ?? '') }
}
