import type { Command } from '../command.ts'
import { formats } from '../design/formats.ts'
import { cacheOption, rowsOption, sourceOptions } from '../shared-options.ts'

export const command: Command = {
  name: 'design',
  summary: 'Design what is asked for: options that were measured, a plan, and the change itself',
  examples: [
    {
      line: 'architect design "user profiles with bio, avatar and social links"',
      does: 'a backend that is not there yet',
    },
    {
      line: 'architect design "add a priority to tasks" --in backend',
      does: 'the smallest change, in the style of the repository',
    },
    {
      line: 'architect design "review our JWT middleware" --in backend',
      does: 'what is there, and what to do about it',
    },
    { line: 'architect design architect.yaml --output design.html', does: 'the document of a blueprint, as one page' },
    { line: 'architect design "..." --answer owner/Task=shared', does: 'with a question answered' },
    { line: 'architect design "..." --in backend --try --yes', does: 'and its tests run before and after, on a copy' },
    { line: 'architect design "..." --in backend --write', does: 'and the change written' },
  ],
  positional: {
    name: 'request',
    summary: 'What is wanted, in English, or a blueprint or a file of text',
    required: true,
    completes: 'files',
  },
  options: [
    {
      name: 'in',
      value: 'DIR',
      summary: 'The repository it is about (by default the folder you are in, where it holds a backend)',
      completes: 'directories',
    },
    {
      name: 'answer',
      value: 'ID=NAME',
      summary: 'An answer to one of the questions it asks',
      many: 'repeated',
    },
    ...sourceOptions,
    rowsOption,
    { name: 'no-timing', summary: 'Run no ways against each other, which takes seconds each' },
    { name: 'try', summary: 'Apply the change to a copy, and run the tests of the repository before and after' },
    { name: 'yes', short: 'y', summary: 'Run them without asking' },
    { name: 'write', summary: 'Write the change, or the blueprint of what is new' },
    {
      name: 'specification',
      value: 'FEATURE',
      summary: 'Write plan, data model, contracts and tasks into the folder of a feature below specs',
    },
    { name: 'record', value: 'DECISION', many: 'repeated', summary: 'Put one of its decisions on record, as proposed' },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    cacheOption,
  ],
  notes:
    'What the request leaves open becomes a question, at most five. They are asked on a terminal; elsewhere the usual\nanswers are taken and said. Nothing is touched without --write, and nothing of the repository is run without --try.',
  async run(given, terminal) {
    const { designOnce } = await import('../design/once.ts')
    return designOnce(given, terminal)
  },
}
