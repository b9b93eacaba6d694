import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Baseline, baselineOf, writtenBaseline } from '../../../findings/baseline.ts'
import { type ReviewResult, review } from '../../../flows/review.ts'
import { count } from '../../../model/queries/index.ts'
import { renderChecklist } from '../../../reports/review/checklist.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { exitFor } from '../fail-on.ts'
import { writeOutput } from '../output-file.ts'
import type { Terminal } from '../terminal.ts'
import { loadRenderer } from './formats.ts'
import type { ReviewPlan } from './plan.ts'
import { repair } from './repair.ts'

/** Reviews, prints or writes what was asked for, and says by its exit code what to think of it. */
export async function reviewOnce(plan: ReviewPlan, terminal: Terminal): Promise<ExitCode> {
  const result = await review(plan.request, terminal.progress)
  if (plan.writesBaseline) return writeBaseline(baselineOf(result.review.findings), plan, terminal)
  if (plan.repair) return repair(result.review, plan, terminal)
  shrinkBaseline(result, plan, terminal)
  const render = plan.checklist && plan.format === 'terminal' ? renderChecklist : await loadRenderer(plan.format)
  const text = render(result.review, {
    color: terminal.color && plan.output === null,
    width: terminal.width,
    source: (file) => sourceOf(join(plan.request.directory, file)),
  })
  if (plan.output === null) await terminal.print(text)
  else {
    await writeOutput(plan.output, text, terminal.directory)
    terminal.tell(`Written to ${plan.output}`)
  }
  return exitFor(result.review.findings, plan.failOn)
}

function sourceOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function writeBaseline(baseline: Baseline, { baselineFile }: ReviewPlan, terminal: Terminal): ExitCode {
  writeFileSync(baselineFile!, writtenBaseline(baseline))
  terminal.tell(
    `${count(baseline.findings.length, 'finding')} written to ${baselineFile}; from now on only new ones are shown.`,
  )
  return Exit.clean
}

/** What was repaired leaves the baseline, so that it cannot come back unseen. Only a look at everything can tell. */
function shrinkBaseline({ baseline }: ReviewResult, { baselineFile, request }: ReviewPlan, terminal: Terminal): void {
  const { only, skip, minimumConfidence, auditor } = request.selection
  const whole =
    only.length + skip.length === 0 && minimumConfidence === 'low' && !auditor && request.entries.length === 0
  if (!baseline || !baselineFile || !whole || !existsSync(baselineFile)) return
  const gone = (request.baseline?.findings.length ?? 0) - baseline.findings.length
  if (gone <= 0) return
  if (terminal.environment['CI']) {
    terminal.tell(`${count(gone, 'finding')} of ${baselineFile} are gone; run architect review locally to shrink it.`)
    return
  }
  writeFileSync(baselineFile, writtenBaseline(baseline))
  terminal.tell(`${count(gone, 'finding')} gone: ${baselineFile} is shorter now.`)
}
