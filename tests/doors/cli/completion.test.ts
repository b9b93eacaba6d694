import { expect, test } from 'vitest'
import { loadAllCommands } from '../../../src/doors/cli/commands/index.ts'
import { architect } from './architect.ts'

test.each(['bash', 'zsh', 'fish'])('%s is offered every command, option and choice', async (shell) => {
  const { stdout, code } = await architect(['completion', shell])
  expect(code).toBe(0)
  for (const { name, options } of await loadAllCommands()) {
    expect(stdout).toContain(name)
    for (const option of options) {
      expect(stdout).toContain(option.name)
      for (const choice of option.choices ?? []) expect(stdout).toContain(choice)
    }
  }
})
