import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'

export const command: Command = {
  name: 'lsp',
  summary: 'Serve the findings of a review to an editor',
  examples: [{ line: 'architect lsp', does: 'speak the Language Server Protocol on stdin and stdout' }],
  options: [],
  notes: 'For editors: start this command for Python files in the folder of the backend. docs/review.md shows how.',
  async run() {
    const { serve } = await import('../../lsp/index.ts')
    await serve(process.stdin, process.stdout)
    return Exit.clean
  },
}
