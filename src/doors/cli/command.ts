import type { Arguments } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** A command as data: help, completion and the parser all read this one description. */
export interface Command {
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** What people come to see first in the help. */
  readonly examples: readonly Example[]
  readonly positional?: Positional
  /** A second one, for a command that needs the first. */
  readonly second?: Positional
  readonly options: readonly Option[]
  /** What is left to say after examples and options. */
  readonly notes?: string
  run(given: Arguments, terminal: Terminal): Promise<ExitCode>
}

export interface Example {
  readonly line: string
  readonly does: string
}

/** What bounds a value, for the parser, the help and the completion. */
export interface Values {
  readonly choices?: readonly string[]
  /** Offered by the shell, but not all there is. */
  readonly suggests?: readonly string[]
  readonly completes?: Completes
  /** Whether it may be given several times, or holds several words. */
  readonly many?: 'repeated' | 'commas'
}

/** An argument without a name: most commands take one, some two. */
export interface Positional extends Omit<Values, 'many'> {
  readonly name: string
  readonly summary: string
  readonly required?: boolean
}

export interface Option extends Values {
  readonly name: string
  readonly short?: string
  readonly summary: string
  /** How the value is called in the help; without it the option is a switch. */
  readonly value?: string
}

/** What a shell offers for a value: the names on disk. */
export type Completes = 'files' | 'directories'

export const helpOption: Option = { name: 'help', short: 'h', summary: 'Show this page' }
