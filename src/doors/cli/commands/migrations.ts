import type { Command } from '../command.ts'
import { formats } from '../migrations/formats.ts'
import { databaseOptions, statisticsOption } from '../shared-options.ts'

export const command: Command = {
  name: 'migrations',
  summary: 'Run migrations up, down and up again in an embedded Postgres',
  examples: [
    { line: 'architect migrations', does: 'every history of the repository you are in, Alembic or SQL' },
    { line: 'architect migrations --new-since main', does: 'only the revisions of this branch' },
    { line: 'architect migrations --all', does: 'every statement, with its locks, scans and rewrites' },
    { line: 'architect migrations --statistics production.sql', does: 'each hazard at the size of its table' },
    {
      line: 'architect migrations --server native',
      does: 'on a PostgreSQL of its own, with the extensions of this machine',
    },
    { line: 'architect migrations --json', does: 'the same as data' },
    { line: 'architect migrations --format github', does: 'the hazards as annotations of a pull request' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the migrations (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    { name: 'all', short: 'a', summary: 'Every revision and statement, not only those with something to say' },
    { name: 'new-since', value: 'REF', summary: 'Only revisions that were not there at this one of the repository' },
    {
      name: 'env',
      value: 'KEY=VALUE',
      many: 'repeated',
      summary: 'A setting to assume instead of its default in code',
    },
    { ...statisticsOption, summary: 'Take how large tables are from pg_dump --statistics-only' },
    ...databaseOptions,
    { name: 'rows', value: 'TABLE=NUMBER', many: 'commas', summary: 'Rows of a table: 4e8, 20M' },
    {
      name: 'write-rewrites',
      value: 'DIR',
      summary: 'Write revisions anew that hold nobody up, below this folder; nothing is overwritten',
      completes: 'directories',
    },
    { name: 'rewrites', summary: 'Run the safe ways of all revisions, not only of the newest' },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['high', 'medium', 'low', 'info', 'never'],
      summary: 'End with 1 from this severity on (by default low)',
    },
    {
      name: 'server',
      value: 'SERVER',
      suggests: ['embedded', 'native'],
      summary: 'Where to run them: embedded (by default), native, or the address of a scratch database',
    },
    { name: 'allow', value: 'DATABASE', many: 'repeated', summary: 'Let a database of this name be emptied for it' },
    { name: 'no-cache', summary: 'Run everything anew' },
  ],
  notes:
    'No Python and no database are needed: Alembic revisions are read and written out as the SQL they send, and run in\na Postgres inside of this process. Tables are given a hundred rows each while a revision is watched.',
  async run(given, terminal) {
    const { migrationsOnce } = await import('../migrations/once.ts')
    return migrationsOnce(given, terminal)
  },
}
