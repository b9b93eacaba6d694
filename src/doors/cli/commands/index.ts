import { existsSync } from 'node:fs'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { nearest } from '../../../kernel/nearest.ts'
import type { Command } from '../command.ts'

/** Every command, in the order the help lists them. Each is loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  survey: () => import('./survey.ts'),
  review: () => import('./review.ts'),
  migrations: () => import('./migrations.ts'),
  drift: () => import('./drift.ts'),
  evolve: () => import('./evolve.ts'),
  plans: () => import('./plans.ts'),
  size: () => import('./size.ts'),
  decide: () => import('./decide.ts'),
  prove: () => import('./prove.ts'),
  ask: () => import('./ask.ts'),
  design: () => import('./design.ts'),
  init: () => import('./init.ts'),
  clarify: () => import('./clarify.ts'),
  check: () => import('./check.ts'),
  fmt: () => import('./fmt.ts'),
  build: () => import('./build.ts'),
  adr: () => import('./adr.ts'),
  explain: () => import('./explain.ts'),
  lsp: () => import('./lsp.ts'),
  mcp: () => import('./mcp.ts'),
  doctor: () => import('./doctor.ts'),
  completion: () => import('./completion.ts'),
  help: () => import('./help.ts'),
}

const byDefault = 'survey'

export const commandNames: readonly string[] = Object.keys(commands)

export async function loadCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw unknownCommand(name)
  return (await load()).command
}

export function loadAllCommands(): Promise<readonly Command[]> {
  return Promise.all(commandNames.map(loadCommand))
}

/** The command a line asks for. Without a name it is a survey: `architect`, `architect --json`. */
export async function commandFor(
  argv: readonly string[],
): Promise<{ readonly command: Command; readonly rest: readonly string[] }> {
  const [first, ...rest] = argv
  if (first === '--help' || first === '-h') return { command: await loadCommand('help'), rest }
  if (first === undefined || first.startsWith('-')) return { command: await loadCommand(byDefault), rest: argv }
  return { command: await loadCommand(first), rest }
}

function unknownCommand(name: string): Trouble {
  const near = nearest(name, commandNames)
  const help = near
    ? `Did you mean architect ${near}?`
    : existsSync(name)
      ? `To survey that path: architect ${byDefault} ${name}`
      : `There are ${commandNames.join(', ')}; architect help tells more.`
  return new Trouble('usage', { message: `architect has no command "${name}"`, help })
}
