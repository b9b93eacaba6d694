import type { Command } from '../command.ts'
import { cacheOption, databaseOptions, rowsOption, sourceOptions, statisticsOption } from '../shared-options.ts'
import { formats } from '../size/formats.ts'

export const command: Command = {
  name: 'size',
  summary: 'Compute how large the tables of a backend become, and what serving it takes',
  examples: [
    { line: 'architect size --rows orders=20M', does: 'tables and indexes with so many rows' },
    { line: 'architect size --growth orders=1e6/day', does: 'sizes in a year, and the year a key runs out' },
    { line: 'architect size --statistics production.sql', does: 'as production is, by pg_dump --statistics-only' },
    { line: 'architect size --requests 300 --database-time 8', does: 'connections and workers for that load' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    ...sourceOptions,
    rowsOption,
    { name: 'growth', value: 'TABLE=NUMBER/day', many: 'commas', summary: 'Rows a table gets; also /hour, /month' },
    statisticsOption,
    ...databaseOptions,
    { name: 'requests', value: 'NUMBER', summary: 'Requests a second (by default 100)' },
    { name: 'database-time', value: 'MS', summary: 'Milliseconds a request holds a connection (by default 10)' },
    { name: 'request-time', value: 'MS', summary: 'Milliseconds a request takes altogether (by default 50)' },
    { name: 'cores', value: 'NUMBER', summary: 'Cores of the database (by default 4)' },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    cacheOption,
  ],
  notes: 'Each figure says whether a server counted it (measured), you said it (stated) or a formula gives it (model).',
  async run(given, terminal) {
    const { sizeOnce } = await import('../size/once.ts')
    return sizeOnce(given, terminal)
  },
}
