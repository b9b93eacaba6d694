import { answer } from '../../../src/doors/cli/answer.ts'
import type { Terminal } from '../../../src/doors/cli/terminal.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { root } from '../../architecture/imports.ts'
import type { Ended, Start } from './architect.ts'

/** Asks the same of the command without starting it: what it says and ends with is as from a process with pipes. */
export async function asked(list: readonly string[], { cwd = root, env = {} }: Start = {}): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  const terminal: Terminal = {
    color: false,
    colorWhenTold: false,
    interactive: false,
    width: 100,
    directory: cwd,
    environment: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    progress: { ...silent, erase: () => undefined },
    print: async (text) => {
      stdout += text.endsWith('\n') ? text : `${text}\n`
    },
    tell: (text) => {
      stderr += `${text}\n`
    },
  }
  const code = await answer(list, terminal)
  return { code, stdout, stderr }
}
