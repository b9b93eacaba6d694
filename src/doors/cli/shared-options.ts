import type { Option } from './command.ts'

/** Options of every command that looks at a backend as its tables grow. */
export const sourceOptions: readonly Option[] = [
  {
    name: 'entry',
    value: 'PATH:VARIABLE',
    many: 'repeated',
    summary: 'The application to read, instead of finding it',
    completes: 'files',
  },
  { name: 'env', value: 'KEY=VALUE', many: 'repeated', summary: 'A setting to assume instead of its default in code' },
]

export const rowsOption: Option = {
  name: 'rows',
  value: 'TABLE=NUMBER',
  many: 'commas',
  summary: 'Rows of a table: 1e9, 20M; others follow by their foreign keys',
}

export const statisticsOption: Option = {
  name: 'statistics',
  value: 'FILE',
  summary: 'Take what stands in the tables from pg_dump --statistics-only',
  completes: 'files',
}

/** A database that is only read: by its address, or by the one in the environment. */
export const databaseOptions: readonly Option[] = [
  { name: 'database', value: 'URL', summary: 'Ask a running database, which is only read' },
  { name: 'live', summary: 'Ask the database in DATABASE_URL' },
]

export const cacheOption: Option = { name: 'no-cache', summary: 'Read everything anew' }
