import { type ChildProcess, spawn } from 'node:child_process'
import { closedOnExit } from '../../kernel/closing.ts'
import { Lines } from './lines.ts'

export interface Start {
  /** A line for the shell, or a program with its arguments. */
  readonly command: string | readonly [string, ...string[]]
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
}

/** A process with everything it starts, which ends with this one at the latest. */
export interface Group {
  readonly lines: Lines
  /** Its exit code, or the signal or error that ended it. */
  readonly ended: Promise<number | string>
  alive(): boolean
  /** Asks it to end, and makes it after a while. */
  end(milliseconds?: number): Promise<void>
}

/** Starts a group of its own, so that whatever a command starts is ended with it. */
export function startGroup({ command, directory, environment }: Start): Group {
  const [program, list] = typeof command === 'string' ? ['/bin/sh', ['-c', command]] : [command[0], command.slice(1)]
  const child = spawn(program, list, {
    cwd: directory,
    env: { ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = new Lines()
  for (const stream of [child.stdout, child.stderr]) lines.listen(stream)
  const kill = closedOnExit(() => signal(child, 'SIGKILL'))
  let running = true
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    // Whatever it left behind has no one to end it, and would keep the pipes open.
    child.once('exit', () => signal(child, 'SIGKILL'))
    child.once('close', (code, by) => resolve(code ?? by ?? 'nothing'))
  }).finally(() => {
    running = false
    kill()
  })
  return {
    lines,
    ended,
    alive: () => running && child.exitCode === null && child.signalCode === null,
    end: async (milliseconds = PATIENCE) => {
      signal(child, 'SIGTERM')
      const late = setTimeout(() => signal(child, 'SIGKILL'), milliseconds)
      await ended.finally(() => clearTimeout(late))
    },
  }
}

/** What an application may take for its last answers. */
const PATIENCE = 8000

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    // Nobody of it is left.
  }
}
