import type { Command } from '../command.ts'
import { formats } from '../evolve/formats.ts'

export const command: Command = {
  name: 'evolve',
  summary: 'Show what changes between two states of a backend, and whom it breaks',
  examples: [
    { line: 'architect evolve main', does: 'what this branch changes, as the folder lies there' },
    { line: 'architect evolve v1.4 v1.5', does: 'between two revisions' },
    { line: 'architect evolve openapi.json', does: 'whether the code still keeps a published contract' },
    { line: 'architect evolve old.yaml new.yaml', does: 'between two contracts' },
    { line: 'architect evolve main --only security', does: 'only who may do more than before' },
    { line: 'architect evolve main --write-migrations migrations/versions', does: 'the rollout as revisions' },
    { line: 'architect evolve main --format markdown', does: 'for the comment on a pull request' },
  ],
  positional: {
    name: 'base',
    summary: 'What it was: a git revision, a folder, an OpenAPI document or a blueprint',
    required: true,
    completes: 'files',
  },
  second: {
    name: 'head',
    summary: 'What it becomes, named alike (by default the folder as it lies there)',
    completes: 'files',
  },
  options: [
    {
      name: 'dir',
      value: 'DIR',
      summary: 'The folder that holds the backend (by default the one you are in)',
      completes: 'directories',
    },
    {
      name: 'entry',
      value: 'PATH:VARIABLE',
      many: 'repeated',
      summary: 'The application to read on both sides, instead of finding it',
      completes: 'files',
    },
    {
      name: 'env',
      value: 'KEY=VALUE',
      many: 'repeated',
      summary: 'A setting to assume instead of its default in code',
    },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    {
      name: 'only',
      value: 'KINDS',
      many: 'commas',
      choices: ['contract', 'security', 'behaviour', 'schema'],
      summary: 'Only these kinds of change',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: 'Write to a file; its extension names the format',
      completes: 'files',
    },
    {
      name: 'fail-on',
      value: 'LEVEL',
      choices: ['error', 'warning', 'info', 'never'],
      summary: 'End with 1 from this level on (by default error)',
    },
    {
      name: 'rename',
      value: 'OLD=NEW',
      many: 'repeated',
      summary: 'A table or column that only gets another name: orders=purchases, orders.total=amount',
    },
    {
      name: 'fill',
      value: 'COLUMN=SQL',
      many: 'repeated',
      summary: 'What rows get in a column that must have a value: orders.total=0',
    },
    {
      name: 'write-migrations',
      value: 'DIR',
      summary: 'Write the rollout there, as revisions of Alembic or as SQL; nothing is overwritten',
      completes: 'directories',
    },
    { name: 'no-cache', summary: 'Read everything anew' },
  ],
  notes:
    'A contract at a revision is named as git does: main:openapi.json. Nothing of either state is executed.\nChanges of the contract are called what oasdiff calls them, with the same levels.',
  async run(given, terminal) {
    const [{ planEvolve }, { evolveOnce }] = await Promise.all([
      import('../evolve/plan.ts'),
      import('../evolve/once.ts'),
    ])
    return evolveOnce(planEvolve(given, terminal), terminal)
  },
}
