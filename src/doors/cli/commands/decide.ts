import { decisions } from '../../../decisions/registry.generated.ts'
import type { Command } from '../command.ts'
import { formats } from '../decide/formats.ts'
import { cacheOption, rowsOption, sourceOptions } from '../shared-options.ts'

export const command: Command = {
  name: 'decide',
  summary: 'Say what has to be decided in a backend, with what was measured of each option',
  examples: [
    { line: 'architect decide --rows orders=5M', does: 'decisions with so many rows' },
    { line: 'architect decide backend --only offset-or-cursor', does: 'one of them' },
    { line: 'architect decide --rows orders=5M --requests 300 --all', does: 'every option, and every run' },
    { line: 'architect decide --format markdown --output decisions.md', does: 'for a record' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend, or the blueprint of one (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    {
      name: 'only',
      value: 'NAME',
      many: 'commas',
      choices: decisions.map(({ name }) => name),
      summary: 'Decisions to look at (by default all)',
    },
    rowsOption,
    { name: 'requests', value: 'NUMBER', summary: 'Requests a second' },
    ...sourceOptions,
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    { name: 'all', summary: 'Show every option with its numbers, and every run' },
    { name: 'no-timing', summary: 'Plan and compute only: nothing is run against the clock' },
    cacheOption,
  ],
  notes:
    'Statements are planned in a server inside this process that holds no row; what is timed runs there over rows that\nare made up, and only how the options compare is told. Nothing of the backend is run.',
  async run(given, terminal) {
    const { decideOnce } = await import('../decide/once.ts')
    return decideOnce(given, terminal)
  },
}
