import { describe, Trouble } from '../../../kernel/diagnostic.ts'
import type { ExitCode } from '../exit.ts'
import type { Terminal } from '../terminal.ts'
import { surveyOnce } from './once.ts'
import type { SurveyPlan } from './plan.ts'
import { watchDirectory } from './watch.ts'

const clearScreen = '\u001B[2J\u001B[3J\u001B[H'

/** Surveys again after every change, until it is interrupted. */
export async function surveyForever(plan: SurveyPlan, terminal: Terminal): Promise<ExitCode> {
  let wanted = true
  let wake: () => void = () => undefined
  const watching = watchDirectory(plan.request.directory, plan.output, () => {
    wanted = true
    wake()
  })
  try {
    for (;;) {
      if (!wanted) await new Promise<void>((resolve) => (wake = resolve))
      // Set before the work starts: a change while it runs asks for one more round.
      wanted = false
      await draw(plan, terminal)
    }
  } finally {
    watching.close()
  }
}

async function draw(plan: SurveyPlan, terminal: Terminal): Promise<void> {
  if (terminal.interactive && plan.output === null) await terminal.print(clearScreen)
  try {
    await surveyOnce(plan, terminal)
  } catch (error) {
    // A half-edited backend is normal here: say what is wrong and wait for the next change.
    if (!(error instanceof Trouble)) throw error
    terminal.tell(`error: ${describe(error.diagnostic)}`)
  }
  terminal.tell('Waiting for a change; Ctrl-C ends.')
}
