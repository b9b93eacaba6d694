import type { Command } from '../command.ts'

export const command: Command = {
  name: 'check',
  summary: 'Check a blueprint: names, types, rules, and what contradicts itself',
  examples: [
    { line: 'architect check', does: 'architect.yaml, or architect/*.yaml, of the folder you are in' },
    { line: 'architect check backend', does: 'that of another folder' },
    { line: 'architect check --json', does: 'what it says, and what is wrong with it, as data' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the blueprint (by default the one you are in)',
    completes: 'directories',
  },
  options: [{ name: 'json', summary: 'As data' }],
  notes:
    'Each problem is told once, where it is, with the nearest name that would have been right. The schema of this project\nis written to .architect/blueprint.schema.json, for editors that complete names.',
  async run(given, terminal) {
    const { checkOnce } = await import('../blueprint/check.ts')
    return checkOnce(given, terminal)
  },
}
