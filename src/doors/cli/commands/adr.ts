import { formats } from '../adr/formats.ts'
import type { Command } from '../command.ts'
import { wordsOffered } from '../review/words.ts'
import { cacheOption, sourceOptions } from '../shared-options.ts'

export const command: Command = {
  name: 'adr',
  summary: 'Put decisions on record, and hold the code to them',
  examples: [
    { line: 'architect adr new "Keys are UUIDs"', does: 'write the next record' },
    { line: 'architect adr new "No Redis" --check "no import redis"', does: 'with what keeps the code to it' },
    { line: 'architect adr new "Keys are UUIDv7" --supersedes 4', does: 'in the place of an earlier one' },
    { line: 'architect adr list', does: 'the decisions on record' },
    { line: 'architect adr verify', does: 'whether the code keeps to them' },
  ],
  positional: {
    name: 'action',
    summary: 'What to do',
    choices: ['new', 'list', 'verify'],
    required: true,
  },
  second: {
    name: 'title or dir',
    summary: 'What was decided, for new; for list and verify the folder to read (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    { name: 'dir', value: 'DIR', summary: 'The folder to read, or to record in', completes: 'directories' },
    {
      name: 'status',
      value: 'STATUS',
      choices: ['proposed', 'accepted', 'rejected', 'deprecated'],
      summary: 'With new: where it stands (by default accepted)',
    },
    {
      name: 'supersedes',
      value: 'NUMBER',
      many: 'repeated',
      summary: 'With new: the record whose place it takes; both are linked',
    },
    {
      name: 'check',
      value: 'RULE[@GLOB]',
      many: 'repeated',
      suggests: wordsOffered,
      summary: 'With new: what has to be silent, and where: a rule, a family, "no import NAME" or "no call NAME"',
    },
    ...sourceOptions,
    { name: 'lab', summary: 'With verify: run the migrations in an embedded Postgres, for checks about them' },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write to a file', completes: 'files' },
    cacheOption,
  ],
  notes: `Records are found as Nygard, MADR and others write them, in docs/adr, docs/decisions and the like, or where .adr-dir says.
A record says what keeps the code to it in a block of code marked architect, a line each:

    \`\`\`architect
    ownership/object-not-checked
    structure/layer-skipped @ app/api/**, !app/api/health.py
    no import httpx @ !app/gateway/**
    \`\`\`

verify ends with 1 when the code contradicts a decision that is accepted, with 2 when a check names no rule.`,
  async run(given, terminal) {
    const { adrOnce } = await import('../adr/once.ts')
    return adrOnce(given, terminal)
  },
}
