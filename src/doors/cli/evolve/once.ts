import { evolve } from '../../../flows/evolve.ts'
import type { ChangeLevel, Evolution } from '../../../model/index.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
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
  return exitOf(evolution, plan)
}

const LEVELS: readonly ChangeLevel[] = ['info', 'warning', 'error']

function exitOf({ changes }: Evolution, { failOn }: EvolvePlan): ExitCode {
  if (failOn === 'never') return Exit.clean
  const least = LEVELS.indexOf(failOn)
  return changes.some(({ level }) => LEVELS.indexOf(level) >= least) ? Exit.findings : Exit.clean
}
