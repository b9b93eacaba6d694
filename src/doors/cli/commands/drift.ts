import type { Command } from '../command.ts'
import { formats } from '../drift/formats.ts'

export const command: Command = {
  name: 'drift',
  summary: 'Compare the models with the migrations, a live database or a blueprint',
  examples: [
    { line: 'architect drift', does: 'the models against the head of the migrations' },
    { line: 'architect drift --live', does: 'the models against the database in DATABASE_URL, which is only read' },
    { line: 'architect drift --blueprint architect.yaml', does: 'the models against what was written down' },
    { line: 'architect drift --format sql', does: 'the SQL that makes the database what the models say' },
    { line: 'architect drift --format alembic', does: 'the same as a revision' },
    { line: 'architect drift --format sql --towards database', does: 'the other way round' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    { name: 'database', value: 'URL', summary: 'Compare with this database instead; it is only read' },
    { name: 'live', summary: 'Compare with the database in DATABASE_URL' },
    {
      name: 'migrations',
      value: 'FOLDER',
      summary: 'The migrations to compare with, where there are several folders',
      completes: 'directories',
    },
    { name: 'blueprint', value: 'PATH', summary: 'Compare with a blueprint instead', completes: 'files' },
    {
      name: 'towards',
      value: 'SIDE',
      choices: ['models', 'database'],
      summary: 'Which side is right, for sql and alembic (by default models)',
    },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
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
    { name: 'no-cache', summary: 'Read everything anew' },
  ],
  notes:
    'Both sides are loaded into Postgres, and what it holds is compared: spelling does not matter. Ends with 1 when\nthere is a difference. What models do not describe (functions, views, triggers, policies) is left alone.',
  async run(given, terminal) {
    const { driftOnce } = await import('../drift/once.ts')
    return driftOnce(given, terminal)
  },
}
