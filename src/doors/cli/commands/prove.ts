import type { Command } from '../command.ts'
import { cacheOption, rowsOption, sourceOptions } from '../shared-options.ts'
import { formats } from '../prove/formats.ts'
import { sectionNames } from '../prove/section-names.ts'

export const command: Command = {
  name: 'prove',
  summary: 'Run a backend on a server of its own, and say which claims about it hold',
  examples: [
    { line: 'architect prove', does: 'everything, after saying what is executed and asking' },
    { line: 'architect prove backend --only migrations', does: 'up, down and up again, by the real Alembic' },
    { line: 'architect prove --yes --json', does: 'without asking, for a script' },
    { line: 'architect prove --yes --output proof.html', does: 'one page with each claim and the run that decided it' },
    { line: 'architect prove --only plans --rows orders=1e7', does: 'plans alone, which executes nothing' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    { name: 'only', value: 'SECTIONS', many: 'commas', choices: sectionNames, summary: 'Only these' },
    { name: 'yes', short: 'y', summary: 'Execute it without asking' },
    ...sourceOptions,
    rowsOption,
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    cacheOption,
  ],
  notes:
    'PostgreSQL is started in a temporary folder, the packages go into the cache, and both know nothing of your own\ndatabase. How it is started is found out, or said in [prove]: see docs/prove.md. It ends with 1 when a claim is\nbroken, and with 3 when nothing could be run.',
  async run(given, terminal) {
    const { proveOnce } = await import('../prove/once.ts')
    return proveOnce(given, terminal)
  },
}
