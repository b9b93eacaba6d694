import { answer, explain } from './answer.ts'
import type { ExitCode } from './exit.ts'
import { openTerminal } from './terminal.ts'

/** A command as a process of its own: it ends with the code it is told, and by itself. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const terminal = openTerminal()
  // An error in a callback that nobody awaits is a bug of ours as much as any other.
  process.once('uncaughtException', (error) => process.exit(explain(error, terminal)))
  const code = await answer(argv, terminal)
  // A thread or a watcher that was left open must not keep a finished command.
  setTimeout(() => process.exit(), 1_000).unref()
  return code
}
