import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'
import { helpPage, overviewPage } from '../help-page.ts'
import { commandNames, loadAllCommands, loadCommand } from './index.ts'

export const command: Command = {
  name: 'help',
  summary: 'Explain architect, or one of its commands',
  examples: [
    { line: 'architect help', does: 'what there is' },
    { line: 'architect help survey', does: 'everything about one command' },
  ],
  positional: { name: 'command', summary: 'The command to explain', choices: commandNames },
  options: [],
  async run(given, terminal) {
    const page =
      given.positional === null
        ? overviewPage(await loadAllCommands(), terminal.color)
        : helpPage(await loadCommand(given.positional), terminal.color)
    await terminal.print(page)
    return Exit.clean
  },
}
