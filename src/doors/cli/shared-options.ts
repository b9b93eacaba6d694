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

export const databaseOption: Option = {
  name: 'database',
  value: 'URL',
  summary: 'Take it from a running database, which is only read',
}

export const cacheOption: Option = { name: 'no-cache', summary: 'Read everything anew' }
