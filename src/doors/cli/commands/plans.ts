import type { Command } from '../command.ts'
import { formats } from '../plans/formats.ts'
import { cacheOption, databaseOptions, rowsOption, sourceOptions, statisticsOption } from '../shared-options.ts'

export const command: Command = {
  name: 'plans',
  summary: 'Plan the statements of a backend as its tables grow, with no row stored',
  examples: [
    { line: 'architect plans', does: 'plans from a thousand rows to a billion' },
    { line: 'architect plans backend --rows orders=1e9', does: 'with a billion orders, and what goes with them' },
    { line: 'architect plans --statistics production.sql', does: 'as production is, by pg_dump --statistics-only' },
    { line: 'architect plans --database postgresql://reader@db/shop', does: 'the same, asked of the database itself' },
    { line: 'architect plans --all', does: 'every statement, not only the dearest' },
    { line: 'architect plans --format markdown --output plans.md', does: 'for a pull request' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    ...sourceOptions,
    rowsOption,
    statisticsOption,
    ...databaseOptions,
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    { name: 'all', summary: 'Show everything, not only what touches most' },
    {
      name: 'write-migration',
      value: 'DIR',
      summary: 'Write the proposed indexes as a migration below a folder',
      completes: 'directories',
    },
    { name: 'no-indexes', summary: 'Search no indexes that would help' },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['high', 'medium', 'low', 'info', 'never'],
      summary: 'End with 1 from findings of this severity on (by default never)',
    },
    cacheOption,
  ],
  notes:
    'A server inside this process plans; it holds the tables of the models and no row. It tells which plan, which\nindex and how many pages, never how long that takes. Values are left open, as in a prepared statement.',
  async run(given, terminal) {
    const { plansOnce } = await import('../plans/once.ts')
    return plansOnce(given, terminal)
  },
}
