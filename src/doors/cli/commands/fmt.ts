import type { Command } from '../command.ts'

export const command: Command = {
  name: 'fmt',
  summary: 'Write a blueprint in its one layout',
  examples: [
    { line: 'architect fmt', does: 'the blueprint of the folder you are in; comments stay' },
    { line: 'architect fmt --check', does: 'change nothing, and end with 1 where something would change' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the blueprint (by default the one you are in)',
    completes: 'directories',
  },
  options: [{ name: 'check', summary: 'Only say which files would change' }],
  async run(given, terminal) {
    const { formatOnce } = await import('../blueprint/format.ts')
    return formatOnce(given, terminal)
  },
}
