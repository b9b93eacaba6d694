import type { Command } from '../command.ts'

export const STARTERS = [
  'task-manager',
  'user-profiles',
  'document-search',
  'document-store',
  'chat',
  'data-deletion',
] as const

export const command: Command = {
  name: 'init',
  summary: 'Begin a blueprint',
  examples: [
    { line: 'architect init', does: 'ask what it is about, and write architect.yaml' },
    { line: 'architect init shop --from task-manager', does: 'begin with one that is there, in the folder shop' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder it is written to; made when it is not there (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    { name: 'from', value: 'NAME', choices: STARTERS, summary: 'What to begin with' },
    { name: 'name', value: 'NAME', summary: 'What the application is called (by default as the folder)' },
    { name: 'orm', value: 'ORM', choices: ['sqlmodel', 'sqlalchemy'], summary: 'What its models are written with' },
  ],
  async run(given, terminal) {
    const { initOnce } = await import('../blueprint/init.ts')
    return initOnce(given, terminal)
  },
}
