import type { Terminal } from '../terminal.ts'
import { writeOutput } from '../output-file.ts'
import { loadRenderer } from './formats.ts'
import type { SurveyPlan } from './plan.ts'

/** Reads the backend and prints or writes what was asked for. */
export async function surveyOnce({ request, format, sections, output }: SurveyPlan, terminal: Terminal): Promise<void> {
  const [{ survey }, render] = await Promise.all([import('../../../flows/survey.ts'), loadRenderer(format)])
  const { backend } = await survey(request, terminal.progress)
  const color = terminal.color && output === null
  const text = render(backend, { color, width: terminal.width, sections })
  if (output === null) return terminal.print(text)
  await writeOutput(output, text, terminal.directory)
  terminal.tell(`Written to ${output}`)
}
