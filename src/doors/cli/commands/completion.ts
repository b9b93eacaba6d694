import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'
import { loadAllCommands } from './index.ts'

const shells = ['bash', 'zsh', 'fish'] as const

const writers = {
  bash: async () => (await import('../completion/bash.ts')).bashCompletion,
  zsh: async () => (await import('../completion/zsh.ts')).zshCompletion,
  fish: async () => (await import('../completion/fish.ts')).fishCompletion,
}

export const command: Command = {
  name: 'completion',
  summary: 'Print a completion script for your shell',
  examples: [
    { line: 'eval "$(architect completion bash)"', does: 'in ~/.bashrc' },
    { line: 'eval "$(architect completion zsh)"', does: 'in ~/.zshrc, after compinit' },
    { line: 'architect completion fish | source', does: 'in ~/.config/fish/config.fish' },
  ],
  positional: { name: 'shell', summary: 'The shell to complete in', required: true, choices: shells },
  options: [],
  async run(given, terminal) {
    const shell = shells.find((name) => name === given.positional) ?? 'bash'
    const write = await writers[shell]()
    await terminal.print(write(await loadAllCommands()))
    return Exit.clean
  },
}
