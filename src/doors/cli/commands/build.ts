import type { Command } from '../command.ts'

export const command: Command = {
  name: 'build',
  summary: 'Build a backend from its blueprint, and build it again without losing what people edited',
  examples: [
    { line: 'architect build', does: 'architect.yaml of the folder you are in, into that folder' },
    { line: 'architect build --dry-run', does: 'the patch it would make, and nothing written' },
    { line: 'architect build --adopt', does: 'take code that is there under the ledger, as it is' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the blueprint (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    { name: 'dry-run', summary: 'Show what would change, and write nothing' },
    { name: 'adopt', summary: 'Take the code of this folder as what was built, so that later builds merge into it' },
    { name: 'json', summary: 'What was done, as data' },
  ],
  notes:
    'What was written last time lies in .architect/ and belongs into the repository: it is how edits are told from what\nwas written. All files are written, or none. A migration is run up, down and up again before it is. Ends with 1 when\nsomething has to be settled by hand.',
  async run(given, terminal) {
    const { buildOnce } = await import('../build/once.ts')
    return buildOnce(given, terminal)
  },
}
