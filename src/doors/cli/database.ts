import { Trouble } from '../../kernel/diagnostic.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** A live database is asked only when somebody says so: an address that happens to be set is not enough. */
export function databaseOf(given: Arguments, terminal: Terminal): string | null {
  const named = given.text('database')
  if (named !== null || !given.flag('live')) return named
  const address = terminal.environment['DATABASE_URL']
  if (address) return address
  throw new Trouble('usage', {
    message: '--live asks the database in DATABASE_URL, and that is not set',
    help: 'Name the database: --database postgresql://user@host:5432/name',
  })
}
