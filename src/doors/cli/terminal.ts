import { styleText } from 'node:util'
import type { Progress } from '../../kernel/progress.ts'
import { progressLine } from './progress-line.ts'

/** Where a command speaks: results on stdout, everything else on stderr. */
export interface Terminal {
  readonly color: boolean
  /** The same of what is told: one of the two may go to a file. */
  readonly colorWhenTold: boolean
  readonly interactive: boolean
  readonly width: number
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly progress: Progress & { erase(): void }
  print(text: string): Promise<void>
  tell(text: string): void
}

type Style = Parameters<typeof styleText>[0]

const widthOfPipes = 100

export function openTerminal(): Terminal {
  const { stdout, stderr, env } = process
  quietOnClosedPipe(stdout)
  quietOnClosedPipe(stderr)
  const progress = progressLine(stderr)
  return {
    color: wantsColor(stdout, env),
    colorWhenTold: wantsColor(stderr, env),
    interactive: stdout.isTTY === true,
    width: stdout.columns || widthOfPipes,
    directory: process.cwd(),
    environment: env,
    progress,
    print: (text) => {
      progress.erase()
      // Resolves when the text has left: a pipe may take it slower than we write it.
      return new Promise((resolve) => stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()))
    },
    tell: (text) => {
      progress.erase()
      stderr.write(`${text}\n`)
    },
  }
}

export function wantsColor(stream: { readonly isTTY?: boolean }, environment: Terminal['environment']): boolean {
  if (environment['NO_COLOR']) return false
  if (environment['FORCE_COLOR'] && environment['FORCE_COLOR'] !== '0') return true
  return stream.isTTY === true && environment['TERM'] !== 'dumb'
}

/** Styles a word, or leaves it alone where colours are not wanted. */
export function painter(color: boolean): (style: Style, text: string) => string {
  return (style, text) => (color ? styleText(style, text) : text)
}

/** `architect | head` closes the pipe early: that is a wish to stop, not an error. */
function quietOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
}
