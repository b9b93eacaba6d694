import { describe, Trouble } from '../../kernel/diagnostic.ts'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'
import { watchDirectory } from './watch-directory.ts'

const clearScreen = '\u001B[2J\u001B[3J\u001B[H'

/** Does something again after every change below a folder, until it is interrupted. */
export async function watchFolder(
  directory: string,
  output: string | null,
  terminal: Terminal,
  draw: () => Promise<void>,
): Promise<ExitCode> {
  let wanted = true
  let wake: () => void = () => undefined
  const watching = watchDirectory(directory, output, () => {
    wanted = true
    wake()
  })
  try {
    for (;;) {
      if (!wanted) await new Promise<void>((resolve) => (wake = resolve))
      // Set before the work starts: a change while it runs asks for one more round.
      wanted = false
      if (terminal.interactive && output === null) await terminal.print(clearScreen)
      await drawOrTell(draw, terminal)
      terminal.tell('Waiting for a change; Ctrl-C ends.')
    }
  } finally {
    watching.close()
  }
}

/** A half-edited backend is normal here: say what is wrong and wait for the next change. */
async function drawOrTell(draw: () => Promise<void>, terminal: Terminal): Promise<void> {
  try {
    await draw()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    terminal.tell(`error: ${describe(error.diagnostic)}`)
  }
}
