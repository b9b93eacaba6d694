import type { Command } from '../command.ts'
import { formats } from '../review/formats.ts'
import { wordsOffered } from '../review/words.ts'

export const command: Command = {
  name: 'review',
  summary: 'Find what is wrong with a FastAPI backend, and prove it',
  examples: [
    { line: 'architect review', does: 'review the repository you are in' },
    { line: 'architect review backend --only access,ownership', does: 'who can reach what they should not' },
    { line: 'architect review --new-since main', does: 'only what this branch brings' },
    { line: 'architect review --format sarif --output review.sarif', does: 'for code scanning' },
    { line: 'architect review --write-baseline', does: 'accept what is there, fail on what comes' },
    { line: 'architect review --fix', does: 'repair what can be repaired for certain' },
    { line: 'architect review --lab --new-since main', does: 'with the migrations of this branch, run and taken back' },
    { line: 'architect review --checklist', does: 'answer the checklist, item by item' },
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
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    {
      name: 'only',
      value: 'WORDS',
      many: 'commas',
      suggests: wordsOffered,
      summary: 'Only these rules, families or paths',
    },
    {
      name: 'skip',
      value: 'WORDS',
      many: 'commas',
      suggests: wordsOffered,
      summary: 'All but these rules, families or paths',
    },
    {
      name: 'min-confidence',
      value: 'LEVEL',
      choices: ['high', 'medium', 'low'],
      summary: 'Leave out what is less sure (by default low: nothing is left out)',
    },
    { name: 'auditor', summary: 'Show what only an audit of the whole backend wants to know, too' },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['high', 'medium', 'low', 'info', 'never'],
      summary: 'End with 1 from this severity on (by default low)',
    },
    { name: 'changed', summary: 'Only what touches lines changed since the last commit' },
    { name: 'new-since', value: 'REF', summary: 'Only what was not there at this revision' },
    {
      name: 'baseline',
      value: 'FILE',
      summary: 'Leave out what this file knows (by default architect-baseline.json, if there is one)',
      completes: 'files',
    },
    { name: 'write-baseline', summary: 'Write the baseline with everything found now' },
    { name: 'fix', summary: 'Repair what can be repaired without changing what the program means' },
    { name: 'unsafe', summary: 'With --fix or --diff: repairs that may change behaviour, too' },
    { name: 'diff', summary: 'Show what --fix would change, and change nothing' },
    { name: 'checklist', summary: 'Answer the checklist instead: pass, fail or unknown, with the evidence' },
    { name: 'lab', summary: 'Run the migrations in an embedded Postgres, and say what was seen' },
    { name: 'no-cache', summary: 'Read everything anew' },
    { name: 'watch', short: 'w', summary: 'Review again whenever a file changes' },
  ],
  notes:
    'Nothing of the reviewed repository is executed. What is unknown stays silent and is counted at the end.\nWhat a rule means: architect explain RULE. Settings: architect.toml or [tool.architect], table [review].',
  async run(given, terminal) {
    const [{ planReview }, { reviewOnce }] = await Promise.all([
      import('../review/plan.ts'),
      import('../review/once.ts'),
    ])
    const plan = planReview(given, terminal)
    if (!given.flag('watch')) return reviewOnce(plan, terminal)
    const { watchFolder } = await import('../watching.ts')
    return watchFolder(
      plan.request.directory,
      plan.output,
      terminal,
      async () => void (await reviewOnce(plan, terminal)),
    )
  },
}
