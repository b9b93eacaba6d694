import { join, relative, sep } from 'node:path'
import { evolve } from '../../../flows/evolve.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { ChangeLevel, Evolution } from '../../../model/index.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { lookAt } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { loadRenderer } from './formats.ts'
import type { EvolvePlan } from './plan.ts'

/** Compares, prints or writes what was asked for, and says by its exit code what to think of it. */
export async function evolveOnce(plan: EvolvePlan, terminal: Terminal): Promise<ExitCode> {
  const [render, evolution] = await Promise.all([loadRenderer(plan.format), evolve(plan.request, terminal.progress)])
  const text = render(evolution, { color: terminal.color && plan.output === null, width: terminal.width })
  if (plan.output === null) await terminal.print(text)
  else {
    await writeOutput(plan.output, text, terminal.directory)
    terminal.tell(`Written to ${plan.output}`)
  }
  if (plan.migrations !== null) await writeMigrations(evolution, plan.migrations, terminal)
  return exitOf(evolution, plan)
}

/** All of them or none: who starts again has removed what was written before. */
async function writeMigrations({ schema }: Evolution, folder: string, terminal: Terminal): Promise<void> {
  const files = (schema?.files ?? []).map(({ name, text }) => ({ path: join(folder, name), text }))
  const taken = files.find(({ path }) => lookAt(path) !== null)
  if (taken)
    throw new Trouble('usage', {
      message: `${shown(taken.path, terminal)} is there already`,
      help: 'Nothing was written: move it away, or name another folder.',
    })
  for (const { path, text } of files) await writeOutput(path, text, terminal.directory)
  terminal.tell(
    files.length === 0
      ? 'The schema does not change: no migration was written'
      : files.map(({ path }) => `Written to ${shown(path, terminal)}`).join('\n'),
  )
}

const shown = (path: string, { directory }: Terminal): string =>
  path.startsWith(`${directory}${sep}`) ? relative(directory, path) : path

const LEVELS: readonly ChangeLevel[] = ['info', 'warning', 'error']

function exitOf({ changes }: Evolution, { failOn }: EvolvePlan): ExitCode {
  if (failOn === 'never') return Exit.clean
  const least = LEVELS.indexOf(failOn)
  return changes.some(({ level }) => LEVELS.indexOf(level) >= least) ? Exit.findings : Exit.clean
}
