import type { Command } from '../command.ts'
import { formats } from '../review/formats.ts'

export const command: Command = {
  name: 'review',
  summary: 'Find what is wrong with a FastAPI backend, and prove it',
  examples: [
    { line: 'architect review', does: 'review the repository you are in' },
    { line: 'architect review backend --only access,ownership', does: 'who can reach what they should not' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    {
      name: 'entry',
      value: 'PATH:VARIABLE',
      many: 'repeated',
      summary: 'The application to read, instead of finding it',
      completes: 'files',
    },
    {
      name: 'env',
      value: 'KEY=VALUE',
      many: 'repeated',
      summary: 'A setting to assume instead of its default in code',
    },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'only', value: 'RULES', many: 'commas', summary: 'Only these rules or families' },
    { name: 'no-cache', summary: 'Read everything anew' },
  ],
  async run(given, terminal) {
    const { reviewOnce } = await import('../review/once.ts')
    return reviewOnce(given, terminal)
  },
}
