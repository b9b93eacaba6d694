import { describe, Trouble, type TroubleKind } from '../../kernel/diagnostic.ts'
import { parseArguments } from './arguments.ts'
import { commandFor } from './commands/index.ts'
import { Exit, type ExitCode } from './exit.ts'
import { painter, type Terminal } from './terminal.ts'

const exitOf: Readonly<Record<TroubleKind, ExitCode>> = {
  usage: Exit.usage,
  configuration: Exit.usage,
  'nothing to read': Exit.nothingToRead,
}

/** Does what a command line asks for. Whatever goes wrong is told, and becomes the code it ends with. */
export async function answer(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal)
  } catch (error) {
    return explain(error, terminal)
  } finally {
    terminal.progress.erase()
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { command, rest } = await commandFor(argv)
  const given = parseArguments(command, rest)
  if (given.flag('help')) {
    const { helpPage } = await import('./help-page.ts')
    await terminal.print(helpPage(command, terminal.color))
    return Exit.clean
  }
  return command.run(given, terminal)
}

export function explain(error: unknown, terminal: Terminal): ExitCode {
  const paint = painter(terminal.colorWhenTold)
  if (error instanceof Trouble) {
    terminal.tell(`${paint('red', 'error:')} ${harmless(describe(error.diagnostic))}`)
    return exitOf[error.kind]
  }
  if (error instanceof Error && error.message === LEFT) return Exit.interrupted
  const message = error instanceof Error ? error.message : String(error)
  terminal.tell(`${paint('red', 'bug:')} architect failed, and the fault is its own: ${harmless(message)}`)
  if (terminal.environment['ARCHITECT_DEBUG'] === '1')
    terminal.tell(error instanceof Error ? (error.stack ?? message) : message)
  else
    terminal.tell(
      '  Please report it: run the same command with ARCHITECT_DEBUG=1 and send what it prints,\n  with the output of "architect doctor" and, if you may, the file it stumbled on.',
    )
  return Exit.bug
}

/** What a question says whose asker was left with Ctrl-C: that is an answer, and no fault. */
const LEFT = 'Aborted with Ctrl+C'

/** Names of files and variables are a stranger's: what a terminal would obey is left out. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
}
